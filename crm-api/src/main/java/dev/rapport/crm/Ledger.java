package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.consent.Objected;
import dev.rapport.crm.consent.Restricted;
import dev.rapport.crm.consent.Suppressed;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.error.ConflictingFactException;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        Optional<ContactState> before = consent.contact().map(id -> desk.locked(session, id));
        Optional<Consent> there = session.consents().find(consent.id());
        if (there.isPresent()) {
            return same(consent, there.get());
        }
        if (forbids(consent)) {
            session.lockPoints(reach(consent, before));
        }
        T stored = stamped(consent);
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.ConsentAppended(stored));
        before.ifPresent(state -> changes.addAll(planned(state, stored)));
        session.write(new Changes(changes));
        return stored;
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

    /** Where it forbids: at the points that it names, or else at all of the person's. */
    private static List<ContactPoint> reach(Consent consent, Optional<ContactState> before) {
        List<ContactPoint> all = new ArrayList<>(consent.points());
        boolean personWide = all.isEmpty()
                || (consent instanceof Suppressed suppressed
                        && !suppressed.reason().isOfPoint());
        if (personWide) {
            before.ifPresent(state ->
                    state.contact().points().stream().map(PointEntry::point).forEach(all::add));
        }
        return all;
    }

    private List<Change> planned(ContactState before, Consent stored) {
        return desk.replanning(session)
                .changes(
                        desk.needs().consents() ? before.consenting(stored) : before,
                        History.of(session, before, desk.needs()),
                        Replanning.Cause.FACT,
                        Optional.empty());
    }
}
