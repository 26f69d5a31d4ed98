package dev.rapport.crm;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes back what may not be done now and plans the contact without it, so that it keeps nothing else in its lane from being
 * done: until it may be asked about again, which is tomorrow unless the permission has said.
 */
final class TakingBack {
    private final Desk desk;
    private final StorageSession session;

    TakingBack(Desk desk, StorageSession session) {
        this.desk = desk;
        this.session = session;
    }

    /** What may not be done now, and when to ask again if not tomorrow. */
    record Refused(FollowUp held, Optional<Instant> retryAt) {}

    /** From a contact what is still held of these; where this fails, the end of the lease brings back what was taken. */
    ContactId fromWorker(ContactId contact, List<Refused> all) {
        ContactState state = desk.lockAndRead(session, List.of(contact)).get(contact);
        if (state != null) {
            List<Refused> held = all.stream()
                    .filter(one -> Claiming.held(state, new Claim(one.held())).isPresent())
                    .toList();
            if (!held.isEmpty()) {
                takeBack(contact, held);
            }
        }
        return contact;
    }

    /**
     * What a claim holds, under the lock of its contact.
     *
     * @return until when the contact is planned without it
     */
    Instant fromGate(Refused refused) {
        return takeBack(refused.held().contact(), List.of(refused));
    }

    private Instant takeBack(ContactId contact, List<Refused> held) {
        session.write(new Changes(held.stream()
                .map(Refused::held)
                .<Change>map(f -> new Change.FollowUpPut(superseded(f), f.version()))
                .toList()));
        ContactState state = desk.locked(session, contact);
        Instant tomorrow = tomorrow(state);
        Instant end = held.stream()
                .map(one -> one.retryAt().filter(desk.now()::isBefore).orElse(tomorrow))
                .min(Comparator.naturalOrder())
                .orElse(tomorrow);
        planWithout(held.stream().map(one -> one.held().rule()).collect(Collectors.toSet()), state, end);
        return end;
    }

    /** Not consumed: a new fact, such as a consent, brings it back. */
    private FollowUp superseded(FollowUp f) {
        return f.toBuilder()
                .status(FollowUpStatus.SUPERSEDED)
                .worker(null)
                .leaseUntil(null)
                .closedAt(desk.now())
                .note("not permitted at the time of acting")
                .build();
    }

    private Instant tomorrow(ContactState state) {
        ZoneId zone = state.contact().zone().orElse(desk.book().policy().fallbackZone());
        return LocalDate.ofInstant(desk.now(), zone)
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();
    }

    /** The same rule book, but for some of its rules. */
    static RuleBook without(RuleBook book, Set<String> refused) {
        return RuleBook.version(book.version())
                .policy(book.policy())
                .calendar(book.calendar())
                .of(book.rules().stream()
                        .filter(rule -> !refused.contains(rule.id()))
                        .toList());
    }

    private void planWithout(Set<String> refused, ContactState state, Instant end) {
        RuleBook others = without(desk.book(), refused);
        List<Change> changes = new Replanning(others, desk.permission(), desk.now(), session)
                .until(end)
                .changes(state, desk.history(session).of(state), Replanning.Cause.TIME, Optional.empty());
        session.write(new Changes(changes));
    }
}
