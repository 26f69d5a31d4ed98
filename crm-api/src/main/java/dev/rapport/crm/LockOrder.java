package dev.rapport.crm;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactKind;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The order in which several contacts are locked: people, then organisations and households, each by id. What somebody
 * belongs to is known only once they are locked, so another order would let two transactions wait for each other.
 */
final class LockOrder {

    private LockOrder() {}

    /** Those to be locked first; one alone comes first whatever it is, and so do ids that nobody knows. */
    static Set<ContactId> people(StorageSession session, Set<ContactId> contacts) {
        Set<ContactId> first = new TreeSet<>(contacts);
        if (contacts.size() > 1) {
            session.contacts().findAll(contacts, List.of()).stream()
                    .filter(contact -> contact.kind() != ContactKind.PERSON)
                    .map(Contact::id)
                    .forEach(first::remove);
        }
        return first;
    }

    static SortedMap<ContactId, ContactState> lockAndRead(
            StorageSession session, Collection<ContactId> contacts, Desk desk) {
        return lockAndRead(session, contacts, ids -> desk.lockAndRead(session, ids));
    }

    static SortedMap<ContactId, ContactState> lockAndRead(
            StorageSession session, Collection<ContactId> contacts, FactNeeds needs) {
        return lockAndRead(session, contacts, ids -> session.lockAndRead(ids, needs));
    }

    private static SortedMap<ContactId, ContactState> lockAndRead(
            StorageSession session,
            Collection<ContactId> contacts,
            Function<Set<ContactId>, SortedMap<ContactId, ContactState>> lock) {
        Set<ContactId> others = new TreeSet<>(contacts);
        Set<ContactId> first = people(session, others);
        others.removeAll(first);
        SortedMap<ContactId, ContactState> states = new TreeMap<>(lock.apply(first));
        if (!others.isEmpty()) {
            states.putAll(lock.apply(others));
        }
        return states;
    }
}
