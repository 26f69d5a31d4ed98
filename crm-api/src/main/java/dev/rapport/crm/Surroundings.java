package dev.rapport.crm;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.storage.ConsentExcerpt;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Completes what of the ledger was read for a contact by what it refers to beyond that: who is one person with somebody in
 * it, and who once had a point that a fact names. There is hardly ever anything, and then nothing is read.
 */
final class Surroundings {
    private Surroundings() {}

    static SortedMap<ContactId, ContactState> complete(
            StorageSession session, SortedMap<ContactId, ContactState> states) {
        SortedMap<ContactId, ContactState> complete = new TreeMap<>();
        states.forEach((id, state) -> complete.put(id, complete(session, state)));
        return complete;
    }

    static ContactState complete(StorageSession session, ContactState state) {
        return state.consents().strangers().isEmpty() ? state : state.consenting(complete(session, state.consents()));
    }

    /** Somebody who is not stored is still named, so that it ends when nobody new is. */
    static ConsentExcerpt complete(StorageSession session, ConsentExcerpt excerpt) {
        ConsentExcerpt all = excerpt;
        Set<ContactId> asked = Set.of();
        Set<ContactId> strangers = all.strangers();
        while (!asked.containsAll(strangers)) {
            asked = strangers;
            all = all.and(session.consents().excerpt(strangers, List.of()));
            strangers = all.strangers();
        }
        return all;
    }
}
