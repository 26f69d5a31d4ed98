package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.consent.PurposeRevised;
import dev.rapport.crm.consent.SuppressionLifted;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.error.ConflictingFactException;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The one door to the consent ledger. Whoever appends takes its locks here: first everybody whose plan may change, in
 * {@link LockOrder}, then all points at once, then it writes.
 */
final class Ledger {
    private final Desk desk;
    private final StorageSession session;

    Ledger(Desk desk, StorageSession session) {
        this.desk = desk;
        this.session = session;
    }

    @SuppressWarnings("unchecked") // what is appended is of the class that was given
    <T extends Consent> T append(T consent) {
        requireOfHost(consent);
        Set<ContactId> people = new TreeSet<>(consent.contacts());
        List<ContactPoint> points = new ArrayList<>(consent.points());
        points.addAll(new FormerPoints(session).of(consent));
        LockedLedger locked = lock(people, points);
        people.forEach(person -> required(locked, person));
        Optional<Consent> there = session.consents().find(consent.id());
        if (there.isPresent()) {
            return same(consent, there.get());
        }
        Optional<Merged> united = consent instanceof Merged merged ? locked.united(merged) : Optional.empty();
        return united.isPresent()
                ? (T) united.get()
                : (T) locked.append(List.of(consent)).get(0);
    }

    /** Locks some people, with their ledgers, for what is about to be said of them at these points and at their own. */
    LockedLedger lock(Set<ContactId> people, Collection<? extends ContactPoint> points) {
        return lock(people, points, desk.needs().andConsents());
    }

    /** Locks somebody who is about to change with those who share a point, as they are planned anew as well. */
    ContactState lock(ContactId id) {
        return desk.needs().consents()
                ? required(lock(Set.of(id), List.of(), desk.needs()), id)
                : desk.locked(session, id);
    }

    private static ContactState required(LockedLedger locked, ContactId id) {
        ContactState state = locked.people().get(id);
        if (state == null) {
            throw new NotFoundException("contact", id.toString());
        }
        return state;
    }

    private LockedLedger lock(Set<ContactId> people, Collection<? extends ContactPoint> points, FactNeeds needs) {
        Reach reach = new Reach(desk, session, people, points);
        SortedMap<ContactId, ContactState> states = LockOrder.lockAndRead(session, reach.touched, needs);
        // hardly ever, and out of order: two who came to share a point or became one person at once may have to try
        // again
        while (reach.isOutdated(states.values())) {
            reach = new Reach(desk, session, people, points);
            lockMore(states, reach.touched, needs);
        }
        lockMore(states, reach.late(states.values()), needs);
        return new LockedLedger(desk, session, reach, people, states);
    }

    private void lockMore(SortedMap<ContactId, ContactState> locked, Set<ContactId> wanted, FactNeeds needs) {
        Set<ContactId> more = new TreeSet<>(wanted);
        more.removeAll(locked.keySet());
        if (!more.isEmpty()) {
            locked.putAll(LockOrder.lockAndRead(session, more, needs));
        }
    }

    private static void requireOfHost(Consent consent) {
        if (consent instanceof Contacted || consent instanceof Erased) {
            throw new IllegalArgumentException("consent: " + consent.getClass().getSimpleName()
                    + " is made by the library alone; record what the person or the business said");
        }
        if (consent instanceof SuppressionLifted && consent.stamp().actor().isEmpty()) {
            throw new IllegalArgumentException(
                    "SuppressionLifted.actor: missing, only a named operator lifts a suppression; call actor(...)");
        }
        if (consent instanceof PurposeRevised revised && revised.version() < 2) {
            throw new IllegalArgumentException("PurposeRevised.version: is " + revised.version()
                    + ", must be 2 or more, as grants are for version 1 unless they say another");
        }
    }

    @SuppressWarnings("unchecked") // the same content is of the same class
    private static <T extends Consent> T same(T consent, Consent there) {
        Consent asRecorded = LockedLedger.notAhead(consent, there.stamp().recorded());
        if (!consent.sameContentAs(there) && !asRecorded.sameContentAs(there)) {
            throw new ConflictingFactException("consent", consent.id().toString());
        }
        return (T) there;
    }
}
