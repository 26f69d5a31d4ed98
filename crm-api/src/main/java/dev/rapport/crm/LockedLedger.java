package dev.rapport.crm;

import dev.rapport.crm.consent.Confirmed;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.DncChecked;
import dev.rapport.crm.consent.Expired;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.consent.Objected;
import dev.rapport.crm.consent.Restricted;
import dev.rapport.crm.consent.RestrictionLifted;
import dev.rapport.crm.consent.Suppressed;
import dev.rapport.crm.consent.SuppressionLifted;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.contact.PointKey;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ConsentExcerpt;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
 * The ledgers of some people, locked with everybody whose plan depends on them: what is to be appended is decided by them, and
 * then written at once. Once only, as it does not see what it has written.
 */
final class LockedLedger {
    private final Desk desk;
    private final StorageSession session;
    private final Reach reach;
    private final SortedMap<ContactId, ContactState> people;
    private final SortedMap<ContactId, ContactState> touched;

    LockedLedger(
            Desk desk,
            StorageSession session,
            Reach reach,
            Set<ContactId> people,
            SortedMap<ContactId, ContactState> touched) {
        this.desk = desk;
        this.session = session;
        this.reach = reach;
        this.touched = touched;
        this.people = new TreeMap<>(touched);
        this.people.keySet().retainAll(people);
    }

    /** Those that were asked for and exist. */
    SortedMap<ContactId, ContactState> people() {
        return people;
    }

    /**
     * By what two records are one person already, so that there is nothing to append. A record that was merged away has one that
     * speaks for it, and a second would not agree with that.
     */
    Optional<Merged> united(Merged merged) {
        Optional<Merged> away = OnePerson.away(reach.mergers(), merged.from());
        if (reach.united(merged.from()).contains(merged.into())) {
            return reach.mergers().stream()
                    .filter(there -> there.contacts().containsAll(merged.contacts()))
                    .findFirst()
                    .or(() -> away)
                    .or(() -> OnePerson.away(reach.mergers(), merged.into()));
        }
        away.ifPresent(there -> {
            throw new IllegalArgumentException("Merged.from: was merged away before, into " + there.into()
                    + "; merge the record that stayed instead");
        });
        return Optional.empty();
    }

    /** The entries as they are stored. */
    List<Consent> append(List<? extends Consent> given) {
        if (given.isEmpty()) {
            return List.of();
        }
        List<Consent> facts = new ArrayList<>(given);
        for (Consent fact : given) {
            fact.contact()
                    .map(id -> touched.get(id))
                    .ifPresent(speaker -> facts.addAll(new FormerPoints(session).there(fact, speaker.contact())));
        }
        lockPoints(facts);
        Instant now = notBeforeWhatIsKnown(desk.now());
        List<Consent> stored = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (Consent fact : facts) {
            Consent timely = timely(fact, now);
            Consent stamped = timely.stamped(timely.stamp().stamp(now));
            stored.add(stamped);
            changes.add(new Change.ConsentAppended(stamped));
        }
        Said said = new Said(stored);
        touched.values().forEach(state -> changes.addAll(planned(state, said)));
        session.write(new Changes(changes));
        return stored;
    }

    /**
     * What is stored came before, whatever the clock of the node says that stored it: else what is said next, and given no time,
     * would count as said before it.
     */
    private Instant notBeforeWhatIsKnown(Instant now) {
        return touched.values().stream()
                .flatMap(state -> state.consents().entries().stream())
                .map(entry -> entry.stamp().recorded())
                .max(Comparator.naturalOrder())
                .filter(now::isBefore)
                .map(latest -> latest.plus(1, ChronoUnit.MICROS))
                .orElse(now);
    }

    /** All at once, in their order. What is about persons concerns every point that they have now, under the locks. */
    private void lockPoints(List<? extends Consent> facts) {
        if (facts.size() == 1 && !forbids(facts.get(0))) {
            return;
        }
        List<ContactPoint> points = new ArrayList<>();
        boolean isOfPersons = false;
        for (Consent fact : facts) {
            points.addAll(fact.points());
            isOfPersons |= forbids(fact) && isOfPerson(fact);
        }
        if (isOfPersons) {
            touched.values().stream()
                    .filter(state -> reach.records.contains(state.contact().id()))
                    .flatMap(state -> state.contact().points().stream())
                    .map(PointEntry::point)
                    .forEach(points::add);
        }
        session.lockPoints(points);
    }

    private static boolean forbids(Consent consent) {
        return consent instanceof Withdrawn
                || consent instanceof Objected
                || consent instanceof Suppressed
                || consent instanceof Restricted
                || consent instanceof Expired
                || consent instanceof Merged
                || (consent instanceof DncChecked checked && checked.answer().isListed());
    }

    private static boolean isOfPerson(Consent consent) {
        return consent.points().isEmpty()
                || (consent instanceof Suppressed suppressed
                        && !suppressed.reason().isOfPoint());
    }

    /** A permission that is dated later would undo what is forbidden until then. */
    private static Consent timely(Consent consent, Instant now) {
        boolean permits = consent instanceof Grant
                || consent instanceof Confirmed
                || consent instanceof SuppressionLifted
                || consent instanceof RestrictionLifted;
        if (permits && isAhead(consent, now)) {
            throw new IllegalArgumentException(
                    consent.getClass().getSimpleName()
                            + ".at: later than now, must be when it was said; for a permission that begins later say from(...)");
        }
        if (consent instanceof Merged && consent.stamp().knownTime().isPresent()) {
            throw new IllegalArgumentException(
                    "Merged.at: given, must not be: what was said of each record before stays said"
                            + " of that record alone, so two records are one person from when that is recorded");
        }
        return notAhead(consent, now);
    }

    /** What was said counts from now on at the latest, however far ahead the clock is of whoever passes it on. */
    static Consent notAhead(Consent consent, Instant now) {
        return isAhead(consent, now) ? consent.stamped(consent.stamp().at(now)) : consent;
    }

    private static boolean isAhead(Consent consent, Instant now) {
        return consent.stamp().knownTime().filter(at -> at.isAfter(now)).isPresent();
    }

    private List<Change> planned(ContactState before, Said said) {
        ContactState after = before.consenting(ConsentExcerpt.none());
        if (desk.needs().consents()) {
            after = before.consenting(known(before, said));
        }
        return desk.replanning(session)
                .changes(after, desk.history(session).of(before), Replanning.Cause.FACT, Optional.empty());
    }

    /** What was said before, and of what is appended whatever is about somebody who is told of in it. */
    private ConsentExcerpt known(ContactState before, Said said) {
        Set<ContactId> united = reach.united(before.contact().id());
        ConsentExcerpt known = Surroundings.complete(session, before.consents());
        Set<Consent> added = Set.of();
        Set<Consent> more = said.around(before.contact(), united, known);
        while (more.size() > added.size()) {
            added = more;
            known = Surroundings.complete(session, known.and(ConsentExcerpt.of(added, List.of())));
            more = said.around(before.contact(), united, known);
        }
        return known;
    }

    /** What is appended, found by whom and by which points it is about: of a whole list, little concerns any one contact. */
    private static final class Said {
        private final Map<ContactId, List<Consent>> byPerson = new HashMap<>();
        private final Map<PointKey, List<Consent>> byPoint = new HashMap<>();
        private final List<Consent> aboutNobody = new ArrayList<>();

        Said(List<Consent> facts) {
            for (Consent fact : facts) {
                if (fact.contacts().isEmpty()) {
                    aboutNobody.add(fact);
                }
                fact.contacts()
                        .forEach(person -> byPerson.computeIfAbsent(person, one -> new ArrayList<>())
                                .add(fact));
                fact.points()
                        .forEach(point -> byPoint.computeIfAbsent(PointKey.of(point), one -> new ArrayList<>())
                                .add(fact));
            }
        }

        Set<Consent> around(Contact contact, Set<ContactId> united, ConsentExcerpt known) {
            Set<ContactId> people = new TreeSet<>(united);
            known.people().forEach(person -> people.add(person.id()));
            people.addAll(known.strangers());
            Set<Consent> around = new LinkedHashSet<>(aboutNobody);
            people.forEach(person -> around.addAll(byPerson.getOrDefault(person, List.of())));
            contact.points()
                    .forEach(entry -> around.addAll(byPoint.getOrDefault(PointKey.of(entry.point()), List.of())));
            return around;
        }
    }
}
