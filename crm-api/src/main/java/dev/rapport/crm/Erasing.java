package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.ErasureReceipt;
import dev.rapport.crm.consent.EvidenceHold;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.SealedEvidence;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ErasedPoint;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Participant;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
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

/**
 * Erases somebody, and plans those anew who share a point, as what was stated there reaches them as a tombstone now, and those who
 * were there when something happened, as what is left of it says less.
 */
final class Erasing {
    private static final int PAGE = 500;

    private final Desk desk;
    private final StorageSession session;
    private final SortedMap<ContactId, ContactState> locked = new TreeMap<>();

    Erasing(Desk desk, StorageSession session) {
        this.desk = desk;
        this.session = session;
    }

    ErasureReceipt erase(ContactId id, Optional<EvidenceHold> hold) {
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
        Optional<SealedEvidence> evidence = hold.map(how -> sealed(state.contact(), how));
        session.write(Changes.of(new Change.ContactErased(fact(id, tombstones), tombstones, evidence)));
        planOthers();
        return session.contacts().erasure(id).orElseThrow();
    }

    private SealedEvidence sealed(Contact person, EvidenceHold hold) {
        if (!hold.until().isAfter(desk.now())) {
            throw new IllegalArgumentException("hold.until: must be later than now; erase without a hold");
        }
        EvidenceKeys keys = desk.gate()
                .evidenceKeys()
                .orElseThrow(() -> new IllegalStateException(
                        "erase: there are no keys to seal evidence by; call Crm.builder().evidenceKeys(...)"));
        return keys.seal(
                person.id(),
                hold,
                EvidenceText.of(
                        session.contacts().revisions(person.id()),
                        session.consents().of(person.id()),
                        hold));
    }

    /** With everybody who is planned in the same transaction; some of them may be erased themselves. */
    private void lock(ContactId id) {
        Set<ContactId> asked = new TreeSet<>();
        Set<ContactId> wanted = touched(id);
        while (!asked.containsAll(wanted)) {
            wanted.removeAll(asked);
            locked.putAll(LockOrder.lockAndRead(session, wanted, desk));
            asked.addAll(wanted);
            wanted = touched(id);
        }
    }

    private Set<ContactId> touched(ContactId id) {
        Set<ContactId> touched = new TreeSet<>(Set.of(id));
        touched.addAll(sharing(id));
        touched.addAll(together(id));
        return touched;
    }

    /** Who was there when the contact was there itself; of the rest nothing is taken but the name. */
    private Set<ContactId> together(ContactId id) {
        Set<ContactId> together = new TreeSet<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page<Interaction> page = session.interactions().timeline(id, PAGE, next);
            page.items().stream()
                    .filter(interaction -> interaction.contacts().contains(id))
                    .flatMap(interaction -> interaction.participants().stream())
                    .map(Participant::contact)
                    .forEach(together::add);
            next = page.next();
        } while (next.isPresent());
        return together;
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

    private void planOthers() {
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
