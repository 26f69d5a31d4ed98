package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.storage.ConsentExcerpt;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far entries about some people reach: whose plans they may change. Read without locks, so it only says whom to lock; what
 * is decided, and at which points, is read again under the locks.
 */
final class Reach {
    /** Those to be locked and planned again. */
    final Set<ContactId> touched = new TreeSet<>();

    /** All that are or were one person with somebody of them. */
    final Set<ContactId> records = new TreeSet<>();

    private final boolean countsSharing;
    private final Set<Merged> mergers = new LinkedHashSet<>();

    Reach(Desk desk, StorageSession session, Set<ContactId> people, Collection<? extends ContactPoint> points) {
        countsSharing = desk.needs().consents();
        if (people.isEmpty()) {
            return;
        }
        ConsentExcerpt own = Surroundings.complete(session, session.consents().excerpt(people, List.of()));
        mergers.addAll(OnePerson.mergers(own.entries()));
        people.forEach(person -> records.addAll(united(person)));
        touched.addAll(records);
        if (countsSharing) {
            Set<ContactPoint> named = new LinkedHashSet<>(points);
            for (Contact record : own.people()) {
                if (records.contains(record.id())) {
                    record.points().stream().map(PointEntry::point).forEach(named::add);
                }
            }
            own.entries().stream()
                    .filter(entry -> entry.contact().filter(records::contains).isPresent())
                    .forEach(entry -> named.addAll(entry.points()));
            session.consents().excerpt(records, named).people().forEach(contact -> touched.add(contact.id()));
        }
    }

    /** All that are or were one person with somebody, who is among them. */
    Set<ContactId> united(ContactId person) {
        return OnePerson.records(mergers, person);
    }

    /** How they became one person. */
    Collection<Merged> mergers() {
        return mergers;
    }

    /** Whether somebody became one person with them meanwhile, by what was read under the locks. */
    boolean isOutdated(Collection<ContactState> locked) {
        Set<ConsentId> seen = new HashSet<>();
        mergers.forEach(merged -> seen.add(merged.id()));
        return locked.stream()
                .flatMap(state -> OnePerson.mergers(state.consents().entries()).stream())
                .anyMatch(merged ->
                        merged.contacts().stream().anyMatch(records::contains) && !seen.contains(merged.id()));
    }

    /** Who came to share a point meanwhile, by what was read under the locks. */
    Set<ContactId> late(Collection<ContactState> locked) {
        Set<ContactId> late = new TreeSet<>();
        if (countsSharing) {
            locked.stream()
                    .filter(state -> records.contains(state.contact().id()))
                    .flatMap(state -> state.consents().people().stream())
                    .map(Contact::id)
                    .forEach(late::add);
            late.removeAll(touched);
        }
        return late;
    }
}
