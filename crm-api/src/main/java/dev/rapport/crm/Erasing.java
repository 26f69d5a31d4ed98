package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.ErasureReceipt;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ErasedPoint;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Erases somebody, and plans those anew who share a point: what was stated there reaches them as a tombstone now. */
final class Erasing {
    private final Desk desk;
    private final StorageSession session;
    private final SortedMap<ContactId, ContactState> locked = new TreeMap<>();

    Erasing(Desk desk, StorageSession session) {
        this.desk = desk;
        this.session = session;
    }

    ErasureReceipt erase(ContactId id) {
        lock(id);
        ContactState state = locked.remove(id);
        if (state == null) {
            return session.contacts().erasure(id).orElseThrow(() -> new NotFoundException("contact", id.toString()));
        }
        TombstoneKeys keys = desk.gate()
                .tombstoneKeys()
                .orElseThrow(() -> new IllegalStateException("erase: there are no keys to recognise the person's points"
                        + " by, and opt-outs would be lost; call Crm.builder().tombstoneKeys(...)"));
        Map<ContactPoint, ErasedPoint> tombstones = new HashMap<>();
        points(id, session.consents().of(id)).forEach(point -> tombstones.put(point, keys.tombstone(point)));
        session.lockPoints(tombstones.keySet());
        session.write(Changes.of(new Change.ContactErased(fact(id, tombstones), tombstones)));
        planSharers();
        return session.contacts().erasure(id).orElseThrow();
    }

    /** With everybody who shares a point, as they are planned in the same transaction. */
    private void lock(ContactId id) {
        Set<ContactId> wanted = new TreeSet<>(Set.of(id));
        wanted.addAll(sharing(id));
        while (!locked.keySet().containsAll(wanted)) {
            Set<ContactId> more = new TreeSet<>(wanted);
            more.removeAll(locked.keySet());
            locked.putAll(LockOrder.lockAndRead(session, more, desk));
            wanted.retainAll(locked.keySet());
            wanted.addAll(sharing(id));
        }
    }

    private Set<ContactId> sharing(ContactId id) {
        Set<ContactId> sharing = new TreeSet<>();
        if (desk.needs().consents() && session.contacts().find(id).isPresent()) {
            List<Consent> ledger = session.consents().of(id);
            points(id, ledger)
                    .forEach(point -> session.contacts().findByPoint(point).stream()
                            .map(Contact::id)
                            .forEach(sharing::add));
            if (!OnePerson.mergers(ledger).isEmpty()) {
                sharing.addAll(new Reach(desk, session, Set.of(id), List.of()).touched);
            }
        }
        return sharing;
    }

    /** Every point that the person ever had or spoke of: what was said may have been said of any of them. */
    private Set<ContactPoint> points(ContactId id, List<Consent> ledger) {
        Set<ContactPoint> points = new LinkedHashSet<>();
        session.contacts()
                .revisions(id)
                .forEach(revision -> revision.contact().points().forEach(entry -> points.add(entry.point())));
        ledger.forEach(entry -> points.addAll(entry.points()));
        points.removeIf(ErasedPoint.class::isInstance);
        return points;
    }

    private Erased fact(ContactId id, Map<ContactPoint, ErasedPoint> tombstones) {
        List<ContactPoint> points = tombstones.values().stream()
                .distinct()
                .sorted(Comparator.comparing(ErasedPoint::type).thenComparing(ErasedPoint::hash))
                .map(ContactPoint.class::cast)
                .toList();
        return new Erased(FactStamp.next().stamp(desk.now()), id, points);
    }

    private void planSharers() {
        if (locked.isEmpty()) {
            return;
        }
        List<Change> changes = new ArrayList<>();
        LockOrder.lockAndRead(session, locked.keySet(), desk)
                .values()
                .forEach(state -> changes.addAll(desk.replanning(session)
                        .changes(state, desk.history(session).of(state), Replanning.Cause.FACT, Optional.empty())));
        if (!changes.isEmpty()) {
            session.write(new Changes(changes));
        }
    }
}
