package dev.rapport.crm.jdbc;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.InteractionStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Interactions by id, external reference and fact, and the timelines. */
final class InteractionTable implements InteractionStore {

    private static final Comparator<Interaction> NEWEST_FIRST = Comparator.comparing(Interaction::occurredAt)
            .thenComparing(Interaction::factId)
            .reversed();

    private final Db db;

    InteractionTable(Db db) {
        this.db = db;
    }

    static Interaction read(Row row) throws SQLException {
        InteractionId id = new InteractionId(row.id());
        return InteractionCodec.read(id, row.instant(), row.instant(), row.text());
    }

    @Override
    public Optional<Interaction> find(InteractionId id) {
        return db.first("""
                select id, occurred_at, recorded_at, doc from {interaction}
                where tenant_id = ? and id = ?""", InteractionTable::read, db.tenant(), id.value());
    }

    @Override
    public Optional<Interaction> findByExternalRef(ExternalRef ref) {
        return db.first("""
                select id, occurred_at, recorded_at, doc from {interaction}
                where tenant_id = ? and source = ? and ext_id = ?""", InteractionTable::read, db.tenant(), ref.source(), ref.id());
    }

    @Override
    public List<Interaction> findAll(Collection<InteractionId> ids, Collection<ExternalRef> refs) {
        Map<InteractionId, Interaction> found = new TreeMap<>();
        byId(ids).forEach(i -> found.put(i.id(), i));
        List<InteractionId> holders = new References(db, "{interaction}", "id")
                .holders(refs).values().stream().map(InteractionId::new).toList();
        byId(holders).forEach(i -> found.put(i.id(), i));
        return List.copyOf(found.values());
    }

    private List<Interaction> byId(Collection<InteractionId> ids) {
        return ids.isEmpty()
                ? List.of()
                : db.list("""
                        select id, occurred_at, recorded_at, doc from {interaction}
                        where tenant_id = ? and id {in ?}""", InteractionTable::read, db.tenant(), Ids.of(ids, InteractionId::value));
    }

    @Override
    public List<Interaction> entries(InteractionId fact) {
        List<Interaction> found =
                db.list("""
                select id, occurred_at, recorded_at, doc from {interaction}
                where tenant_id = ? and id = ?
                union all
                select id, occurred_at, recorded_at, doc from {interaction}
                where tenant_id = ? and id {in all}
                    select entry_id from {correction} where tenant_id = ? and fact_id = ? {end}
                order by 3, 1""", InteractionTable::read, db.tenant(), fact.value(), db.tenant(), db.tenant(), fact.value());
        // the id of a correction is not that of a fact
        return found.stream().filter(i -> i.factId().equals(fact)).toList();
    }

    @Override
    public List<InteractionId> corrected(ContactId contact) {
        return db.list("""
                select fact_id from {corrected}
                where tenant_id = ? and contact_id = ? order by fact_id""", Row::id, db.tenant(), contact.value()).stream()
                .map(InteractionId::new)
                .toList();
    }

    /** The entries by their ids: where nobody has counted the rows, a join may read a whole table for each line. */
    private List<Interaction> onLines(String lines, List<@Nullable Object> args) {
        if (!db.engine().nestsQueries()) {
            return byId(db.list(lines, Row::id, args.toArray()).stream()
                    .map(InteractionId::new)
                    .toList());
        }
        args.add(db.tenant());
        return db.list(
                "with newest as materialized (" + lines
                        + ") select id, occurred_at, recorded_at, doc from {interaction}"
                        + " where tenant_id = ? and id {in all} select entry_id from newest {end}",
                InteractionTable::read,
                args.toArray());
    }

    @Override
    public Page<Interaction> timeline(ContactId contact, int limit, Optional<Cursor> after) {
        List<@Nullable Object> args = new ArrayList<>(List.of(db.tenant(), contact.value()));
        String from = "";
        if (after.isPresent()) {
            List<String> key = after.get().key("timeline", 2);
            Instant at = Micros.parse(key.get(0));
            args.addAll(List.of(at, at, InteractionId.parse(key.get(1)).value()));
            from = "and occurred_at <= ? and (occurred_at < ? or fact_id < ?)";
        }
        args.add(limit + 1L);
        String lines = "select entry_id from {timeline} where tenant_id = ? and contact_id = ? " + from
                + " order by tenant_id desc, contact_id desc, occurred_at desc, fact_id desc limit ?";
        List<Interaction> rows = new ArrayList<>(onLines(lines, args));
        rows.sort(NEWEST_FIRST);
        return Page.of(
                rows,
                limit,
                i -> Cursor.of(
                        "timeline", Micros.text(i.occurredAt()), i.factId().toString()));
    }
}
