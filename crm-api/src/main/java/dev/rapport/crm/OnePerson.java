package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which records are one person, by the mergers that entries tell of, and what was said under any of them. */
final class OnePerson {
    private OnePerson() {}

    static List<Merged> mergers(Collection<? extends Consent> entries) {
        return entries.stream()
                .filter(Merged.class::isInstance)
                .map(Merged.class::cast)
                .toList();
    }

    /** All that are or were one person with somebody, who is among them. */
    static Set<ContactId> records(Collection<Merged> mergers, ContactId person) {
        Set<ContactId> records = new TreeSet<>(Set.of(person));
        boolean grew = !mergers.isEmpty();
        while (grew) {
            grew = false;
            for (Merged merged : mergers) {
                if (records.contains(merged.from()) || records.contains(merged.into())) {
                    grew |= records.addAll(merged.contacts());
                }
            }
        }
        return records;
    }

    /** The same by a state that has its {@link Surroundings}. */
    static Set<ContactId> records(ContactState complete) {
        return records(
                mergers(complete.consents().entries()), complete.contact().id());
    }

    /** What was said under any record of somebody, by a state that has its {@link Surroundings}. */
    static List<Consent> ledger(ContactState complete) {
        Set<ContactId> records = records(complete);
        return complete.consents().entries().stream()
                .filter(entry -> entry.contacts().stream().anyMatch(records::contains))
                .toList();
    }

    /** The same as it is stored; of most it is the ledger of one record, and nothing more is read. */
    static List<Consent> ledger(StorageSession session, ContactId person) {
        List<Consent> own = session.consents().of(person);
        if (mergers(own).isEmpty()) {
            return own;
        }
        List<Consent> all = around(session, person);
        Set<ContactId> records = records(mergers(all), person);
        return all.stream()
                .filter(entry -> entry.contacts().stream().anyMatch(records::contains))
                .toList();
    }

    /** Who is one person with somebody, as it is stored and before anything is locked. */
    static Set<ContactId> records(StorageSession session, ContactId person) {
        return records(session, person, Instant.MAX);
    }

    /** The same by the mergers that were recorded until an instant. */
    static Set<ContactId> records(StorageSession session, ContactId person, Instant then) {
        List<Merged> own = known(mergers(session.consents().of(person)), then);
        return records(own.isEmpty() ? own : known(mergers(around(session, person)), then), person);
    }

    private static List<Merged> known(List<Merged> mergers, Instant then) {
        return mergers.stream()
                .filter(merged -> !merged.stamp().recorded().isAfter(then))
                .toList();
    }

    private static List<Consent> around(StorageSession session, ContactId person) {
        return Surroundings.complete(session, session.consents().excerpt(Set.of(person), List.of()))
                .entries();
    }

    /** The merger that makes a record part of another's, if there is one. */
    static Optional<Merged> away(Collection<Merged> mergers, ContactId record) {
        return mergers.stream().filter(merged -> merged.from().equals(record)).findFirst();
    }
}
