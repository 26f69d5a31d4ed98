package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.storage.ConsentExcerpt;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.util.Collection;
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
        unite(own, people);
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

    private void unite(ConsentExcerpt excerpt, Set<ContactId> people) {
        records.addAll(people);
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Consent entry : excerpt.entries()) {
                if (entry instanceof Merged merged
                        && (records.contains(merged.from()) || records.contains(merged.into()))) {
                    grew |= records.add(merged.from());
                    grew |= records.add(merged.into());
                    mergers.add(merged);
                }
            }
        }
    }

    /** All that are or were one person with somebody, who is among them. */
    Set<ContactId> united(ContactId person) {
        Set<ContactId> united = new TreeSet<>(Set.of(person));
        boolean grew = !mergers.isEmpty();
        while (grew) {
            grew = false;
            for (Merged merged : mergers) {
                if (united.contains(merged.from()) || united.contains(merged.into())) {
                    grew |= united.add(merged.from());
                    grew |= united.add(merged.into());
                }
            }
        }
        return united;
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
