package dev.rapport.crm.jdbc;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpId;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.FollowUpStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Follow-ups by id, contact and due date. */
final class FollowUpTable implements FollowUpStore {

    private static final String SELECT = "select " + FollowUpRow.COLUMNS + " from {follow_up} where tenant_id = ? and ";

    private static final String INSERT = """
            insert into {follow_up} (tenant_id, id, contact_id, rule, occurrence, version,
                lane, due_at, due_zone, channel, priority, because, status,
                worker, lease_until, snoozed_until, closed_at, outcome_id, note, queue_at, standing)""";

    /** How many columns of a row go before the content. */
    private static final int KEYS = 6;

    private final Db db;

    FollowUpTable(Db db) {
        this.db = db;
    }

    @Override
    public Optional<FollowUp> find(FollowUpId id) {
        return db.first(SELECT + "id = ?", FollowUpRow::read, db.tenant(), id.value());
    }

    @Override
    public List<FollowUp> of(ContactId contact) {
        return db.list(SELECT + "contact_id = ? order by due_at, id", FollowUpRow::read, db.tenant(), contact.value());
    }

    @Override
    public Page<FollowUp> due(Instant dueBy, int limit, Optional<Cursor> after) {
        StringBuilder query = new StringBuilder(SELECT).append("queue_at <= ?{queue_at is known}");
        List<@Nullable Object> args = new ArrayList<>(List.of(db.tenant(), dueBy));
        if (after.isPresent()) {
            List<String> key = after.get().key("due", 2);
            Instant at = Micros.parse(key.get(0));
            query.append(" and queue_at >= ? and (queue_at > ? or id > ?)");
            args.addAll(List.of(at, at, FollowUpId.parse(key.get(1)).value()));
        }
        query.append(" order by tenant_id, queue_at, id limit ?");
        args.add(limit + 1L);
        List<FollowUp> rows = db.list(query.toString(), FollowUpRow::read, args.toArray());
        return Page.of(rows, limit, f -> Cursor.of("due", Micros.text(f.due().toInstant()), f.id().toString()));
    }

    /**
     * The active ones of several contacts, locked in one order if that is asked for.
     *
     * <p>Sorted by contact first: SQLite would follow an order by id alone through every follow-up there is.
     */
    Query<FollowUp> active(Collection<ContactId> contacts, boolean lock) {
        return new Query<>(
                SELECT + "standing = 1 and contact_id {in ?} order by contact_id, id" + (lock ? " {for update}" : ""),
                FollowUpRow::read,
                db.tenant(),
                Ids.of(contacts, ContactId::value));
    }

    /** Plans one unless the contact has an active, done or skipped one for the same occurrence. */
    void plan(List<FollowUp> followUps, Batch batch) {
        if (!db.engine().unlessTaken().isEmpty()) {
            planInOne(followUps, batch);
            return;
        }
        batch.flush();
        List<@Nullable Object[]> rows = followUps.stream().map(this::planned).toList();
        db.insert(INSERT + " values {rows} {unless taken}", rows, this::planAgain);
    }

    /** What is there for the occurrence is over, or stays as it is; something must be there, or it was the id that is taken. */
    private void planAgain(@Nullable Object[] planned) {
        @Nullable Object[] key = {planned[0], planned[2], planned[3], planned[4]};
        int changed = db.update("""
                update {follow_up} set lane = ?, due_at = ?, due_zone = ?, channel = ?, priority = ?, because = ?,
                    status = ?, worker = ?, lease_until = ?, snoozed_until = ?, closed_at = ?, outcome_id = ?,
                    note = ?, queue_at = ?, standing = ?, version = version + 1
                where tenant_id = ? and contact_id = ? and rule = ? and occurrence = ?
                    and status in ('SUPERSEDED', 'LAPSED')""", joined(Arrays.copyOfRange(planned, KEYS, planned.length), key));
        if (changed == 0
                && db.list(SELECT + "contact_id = ? and rule = ? and occurrence = ?", FollowUpRow::read, key)
                        .isEmpty()) {
            db.insert(INSERT + " values {rows}", List.<@Nullable Object[]>of(planned));
        }
    }

    private void planInOne(List<FollowUp> followUps, Batch batch) {
        batch.update(INSERT + """
                 values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, contact_id, rule, occurrence) do update set
                    lane = excluded.lane, due_at = excluded.due_at, due_zone = excluded.due_zone,
                    channel = excluded.channel, priority = excluded.priority, because = excluded.because,
                    status = excluded.status, worker = excluded.worker, lease_until = excluded.lease_until,
                    snoozed_until = excluded.snoozed_until, closed_at = excluded.closed_at,
                    outcome_id = excluded.outcome_id, note = excluded.note, queue_at = excluded.queue_at,
                    standing = excluded.standing, version = {follow_up}.version + 1
                where {follow_up}.status in ('SUPERSEDED', 'LAPSED')""", followUps.stream().map(this::planned).toList());
    }

    private @Nullable Object[] planned(FollowUp f) {
        return joined(
                new Object[] {db.tenant(), f.id().value(), f.contact().value(), f.rule(), f.occurrence(), 1L},
                FollowUpRow.content(f));
    }

    /** Changes one; false if it has another version by now. */
    boolean change(FollowUp f, long expectedVersion) {
        return db.update("""
                        update {follow_up} set lane = ?, due_at = ?, due_zone = ?, channel = ?, priority = ?, because = ?,
                            status = ?, worker = ?, lease_until = ?, snoozed_until = ?, closed_at = ?, outcome_id = ?,
                            note = ?, queue_at = ?, standing = ?, version = version + 1
                        where tenant_id = ? and id = ? and version = ?""", joined(FollowUpRow.content(f), new Object[] {db.tenant(), f.id().value(), expectedVersion
                }))
                == 1;
    }

    private static @Nullable Object[] joined(@Nullable Object[] first, @Nullable Object[] second) {
        return Stream.of(first, second).flatMap(Arrays::stream).toArray();
    }
}
