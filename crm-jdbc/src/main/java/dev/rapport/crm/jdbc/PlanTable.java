package dev.rapport.crm.jdbc;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.storage.Change;
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
                select contact_id, book_version, valid_until, failure, snoozed_until, activity
                from {plan_state} where tenant_id = ? and contact_id {in ?} order by tenant_id, contact_id""" + (lock ? " {for update}" : ""), PlanTable::read, db.tenant(), Ids.of(contacts, ContactId::value));
    }

    private static State read(Row row) throws SQLException {
        ContactId contact = new ContactId(row.id());
        int bookVersion = (int) row.number();
        Instant validUntil = row.instantOrNull();
        Optional<String> failure = Optional.ofNullable(row.textOrNull());
        Optional<LocalDateTime> snoozedUntil = Optional.ofNullable(FollowUpRow.localTime(row.textOrNull()));
        Optional<Activity> activity = activity(row.textOrNull());
        if (bookVersion == 0) {
            return new State(contact, activity, Optional.empty());
        }
        PlanState plan = new PlanState(bookVersion, Optional.ofNullable(validUntil), failure, snoozedUntil);
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

    List<ContactId> outdated(Instant now, int bookVersion, int limit) {
        return db.list(
                """
                select contact_id from (
                    select contact_id from {plan_state}
                    where tenant_id = ? and book_version < ? limit ?) by_version
                union all
                select contact_id from (
                    select contact_id from {plan_state}
                    where tenant_id = ? and book_version = ? and valid_until <= ? limit ?) by_time
                limit ?""",
                row -> new ContactId(row.id()),
                db.tenant(),
                bookVersion,
                limit,
                db.tenant(),
                bookVersion,
                now,
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
                set book_version = ?, valid_until = ?, failure = ?, snoozed_until = ?, activity = ?
                where tenant_id = ? and contact_id = ?""", puts.stream().map(this::values).toList());
    }

    private @Nullable Object[] values(Change.StatePut put) {
        PlanState plan = put.plan();
        return new @Nullable Object[] {
            plan.bookVersion(),
            plan.validUntil().orElse(null),
            plan.failure().orElse(null),
            plan.snoozedUntil().map(LocalDateTime::toString).orElse(null),
            put.activity().text(),
            db.tenant(),
            put.contact().value()
        };
    }
}
