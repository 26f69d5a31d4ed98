package dev.rapport.crm.jdbc;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.facts.Occurrences;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.storage.PlanState;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has become of earlier plans, by contact. */
final class OccurrenceTable {

    record Closed(
            ContactId contact, String occurrence, @Nullable LocalDateTime snoozedUntil) {}

    private final Db db;

    OccurrenceTable(Db db) {
        this.db = db;
    }

    /** The follow-ups that are over and still matter: what is consumed, and what was snoozed. */
    Query<Closed> closed(Collection<ContactId> contacts) {
        return new Query<>(
                """
                select contact_id, occurrence, case when status = 'SUPERSEDED' then snoozed_until end
                from {follow_up} where tenant_id = ? and standing = 2 and contact_id {in ?}""",
                row -> new Closed(new ContactId(row.id()), row.text(), FollowUpRow.localTime(row.textOrNull())),
                db.tenant(),
                Ids.of(contacts, ContactId::value));
    }

    static Read read(List<Closed> closed, List<FollowUp> active, List<PlanTable.State> states) {
        Read read = new Read();
        closed.forEach(read::add);
        active.forEach(read::add);
        states.forEach(state -> state.plan()
                .flatMap(PlanState::snoozedUntil)
                .ifPresent(until -> read.contactSnoozes.put(state.contact(), until)));
        return read;
    }

    /** The occurrences of several contacts. */
    static final class Read {

        private final Map<ContactId, Set<String>> consumed = new HashMap<>();
        private final Map<ContactId, Map<String, LocalDateTime>> snoozes = new HashMap<>();
        private final Map<ContactId, LocalDateTime> contactSnoozes = new HashMap<>();

        Occurrences of(ContactId contact) {
            return new Occurrences(
                    consumed.getOrDefault(contact, Set.of()),
                    snoozes.getOrDefault(contact, Map.of()),
                    Optional.ofNullable(contactSnoozes.get(contact)));
        }

        private void add(Closed closed) {
            if (closed.snoozedUntil() == null) {
                consumed.computeIfAbsent(closed.contact(), c -> new HashSet<>()).add(closed.occurrence());
            } else {
                snooze(closed.contact(), closed.occurrence(), closed.snoozedUntil());
            }
        }

        private void add(FollowUp active) {
            active.snoozedUntil().ifPresent(until -> snooze(active.contact(), active.occurrence(), until));
        }

        private void snooze(ContactId contact, String occurrence, LocalDateTime until) {
            snoozes.computeIfAbsent(contact, c -> new HashMap<>()).put(occurrence, until);
        }
    }
}
