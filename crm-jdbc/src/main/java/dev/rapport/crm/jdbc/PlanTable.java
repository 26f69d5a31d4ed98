package dev.rapport.crm.jdbc;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.PlanBasis;
import dev.rapport.crm.storage.PlanState;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The activity and the plan of each contact, in rows of their own: small, often written, and what is locked when a contact
 * is. A contact that was never planned has version 0 of the rule book.
 */
final class PlanTable {

    /** What one row says. */
    record State(ContactId contact, Optional<Activity> activity, Optional<PlanState> plan) {}

    private final Db db;

    PlanTable(Db db) {
        this.db = db;
    }

    Query<State> states(Collection<ContactId> contacts, boolean lock) {
        return new Query<>(
                """
                select contact_id, book_version, zone_data, valid_until, failure, snoozed_until, activity
                from {plan_state} where tenant_id = ? and contact_id {in ?} order by tenant_id, contact_id""" + (lock ? " {for update}" : ""), PlanTable::read, db.tenant(), Ids.of(contacts, ContactId::value));
    }

    private static State read(Row row) throws SQLException {
        ContactId contact = new ContactId(row.id());
        int bookVersion = (int) row.number();
        String zoneData = row.textOrNull();
        Instant validUntil = row.instantOrNull();
        Optional<String> failure = Optional.ofNullable(row.textOrNull());
        Optional<LocalDateTime> snoozedUntil = Optional.ofNullable(FollowUpRow.localTime(row.textOrNull()));
        Optional<Activity> activity = activity(row.textOrNull());
        if (bookVersion == 0 || zoneData == null) {
            return new State(contact, activity, Optional.empty());
        }
        PlanState plan = new PlanState(
                new PlanBasis(bookVersion, zoneData), Optional.ofNullable(validUntil), failure, snoozedUntil);
        return new State(contact, activity, Optional.of(plan));
    }

    /** Text of another release is no text: the reader then makes the activity from the timeline. */
    private static Optional<Activity> activity(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Activity::parse);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The last condition is there so that each is listed once, and written so that no index is chosen for it.
     *
     * <p>H2 reads all that is equal to the bound with what is less, which is nearly everything: so the bounds are lower than it.
     */
    List<ContactId> outdated(Instant now, PlanBasis basis, int limit) {
        int bookVersion = basis.bookVersion();
        String zoneData = basis.zoneData();
        return db.list(
                """
                select contact_id from (
                    select contact_id from {plan_state}
                    where tenant_id = ? and book_version <= ? limit ?) by_version
                union all
                select contact_id from (
                    select contact_id from {plan_state}
                    where tenant_id = ? and book_version = ? and zone_data < ? and zone_data <= ? limit ?) by_zone_data
                union all
                select contact_id from (
                    select contact_id from {plan_state}
                    where tenant_id = ? and book_version = ? and valid_until <= ?{valid_until is known}
                        and coalesce(zone_data, '') >= ? limit ?) by_time
                limit ?""",
                row -> new ContactId(row.id()),
                db.tenant(),
                bookVersion - 1,
                limit,
                db.tenant(),
                bookVersion,
                zoneData,
                Prefixes.below(zoneData),
                limit,
                db.tenant(),
                bookVersion,
                now,
                zoneData,
                limit,
                limit);
    }

    void add(Collection<ContactId> contacts, Batch batch) {
        batch.insert(
                "insert into {plan_state} (tenant_id, contact_id, book_version) values {rows}",
                contacts.stream()
                        .map(id -> new @Nullable Object[] {db.tenant(), id.value(), 0})
                        .toList());
    }

    void put(List<Change.StatePut> puts, Batch batch) {
        batch.update("""
                update {plan_state}
                set book_version = ?, zone_data = ?, valid_until = ?, failure = ?, snoozed_until = ?, activity = ?
                where tenant_id = ? and contact_id = ?""", puts.stream().map(this::values).toList());
    }

    private @Nullable Object[] values(Change.StatePut put) {
        PlanState plan = put.plan();
        return new @Nullable Object[] {
            plan.basis().bookVersion(),
            plan.basis().zoneData(),
            plan.validUntil().orElse(null),
            plan.failure().orElse(null),
            plan.snoozedUntil().map(LocalDateTime::toString).orElse(null),
            put.activity().text(),
            db.tenant(),
            put.contact().value()
        };
    }
}
