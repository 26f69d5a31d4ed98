package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.consent.Objected;
import dev.rapport.crm.consent.Restricted;
import dev.rapport.crm.consent.Suppressed;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.ConflictingFactException;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Appends an entry to the consent ledger, with what follows from it. */
final class Ledger {
    private final Desk desk;
    private final StorageSession session;

    Ledger(Desk desk, StorageSession session) {
        this.desk = desk;
        this.session = session;
    }

    <T extends Consent> T append(T consent) {
        if (consent instanceof Contacted || consent instanceof Merged || consent instanceof Erased) {
            throw new IllegalArgumentException("consent: " + consent.getClass().getSimpleName()
                    + " is made by the library alone; record what the person or the business said");
        }
        Reach reach = consent.contact()
                .map(id -> new Reach(session, desk.needs(), id, consent))
                .orElse(Reach.NOBODY);
        SortedMap<ContactId, ContactState> states = locked(reach);
        Optional<Consent> there = session.consents().find(consent.id());
        if (there.isPresent()) {
            return same(consent, there.get());
        }
        if (forbids(consent)) {
            session.lockPoints(consent.points().isEmpty() || isOfPerson(consent) ? reach.points : consent.points());
        }
        T stored = stamped(consent);
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.ConsentAppended(stored));
        states.values().forEach(state -> changes.addAll(planned(state, stored)));
        session.write(new Changes(changes));
        return stored;
    }

    /** Everybody whose plan depends on it, before anything is decided; who came to share a point meanwhile is locked last. */
    private SortedMap<ContactId, ContactState> locked(Reach reach) {
        SortedMap<ContactId, ContactState> states = LockOrder.lockAndRead(session, reach.touched, desk);
        reach.requireStored(states.keySet());
        Set<ContactId> late = new TreeSet<>();
        states.values().forEach(state -> late.addAll(reach.sharing(state)));
        late.removeAll(states.keySet());
        if (!late.isEmpty()) {
            states.putAll(LockOrder.lockAndRead(session, late, desk));
        }
        return states;
    }

    @SuppressWarnings("unchecked") // the same content is of the same class
    private static <T extends Consent> T same(T consent, Consent there) {
        if (!consent.sameContentAs(there)) {
            throw new ConflictingFactException("consent", consent.id().toString());
        }
        return (T) there;
    }

    @SuppressWarnings("unchecked") // a fact with another stamp is of the same class
    private <T extends Consent> T stamped(T consent) {
        return (T) consent.stamped(consent.stamp().stamp(desk.now()));
    }

    private static boolean forbids(Consent consent) {
        return consent instanceof Withdrawn
                || consent instanceof Objected
                || consent instanceof Suppressed
                || consent instanceof Restricted;
    }

    private static boolean isOfPerson(Consent consent) {
        return consent instanceof Suppressed suppressed && !suppressed.reason().isOfPoint();
    }

    private List<Change> planned(ContactState before, Consent stored) {
        ContactState after = desk.needs().consents()
                ? Surroundings.complete(
                        session, before.consenting(before.consents().and(stored)))
                : before;
        return desk.replanning(session)
                .changes(after, History.of(session, before, desk.needs()), Replanning.Cause.FACT, Optional.empty());
    }
}
