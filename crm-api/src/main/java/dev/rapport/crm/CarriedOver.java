package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentLedger;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.ConsentScope;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Objected;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.Suppressed;
import dev.rapport.crm.consent.SuppressionLifted;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.contact.PointKey;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.ConsentExcerpt;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps what somebody took back or objected to when their record gives up a point or gets one: it reached whoever shares the
 * point only while the record had it, and an edit must not lift it. What an operator has suppressed stays with the record.
 */
final class CarriedOver {
    private static final String ACTOR = "rapport";

    private final Desk desk;
    private final StorageSession session;
    private final Map<Said, Instant> newest = new LinkedHashMap<>();

    CarriedOver(Desk desk, StorageSession session) {
        this.desk = desk;
        this.session = session;
    }

    /** A withdrawal from one controller, or an objection to everything there, which has no scope. */
    private record Said(ContactPoint point, Optional<ConsentScope> scope, Optional<String> controller) {
        static Said no(ContactPoint point) {
            return new Said(point, Optional.empty(), Optional.empty());
        }

        static Said no(ConsentScope scope, ContactPoint point, Optional<String> controller) {
            return new Said(point, Optional.of(scope.to(point)), controller);
        }

        Consent by(FactStamp stamp, ContactId person) {
            return scope.<Consent>map(some -> new Withdrawn(stamp, person, some))
                    .orElseGet(() -> new Objected(stamp, person, Optional.of(point)));
        }

        boolean isIn(Consent entry) {
            return scope.map(some -> entry instanceof Withdrawn withdrawn
                            && withdrawn.stamp().controller().equals(controller)
                            && withdrawn.scope().channels().equals(some.channels())
                            && withdrawn.scope().purposes().equals(some.purposes()))
                    .orElse(entry instanceof Objected);
        }
    }

    /** What is known of the points, and of those who share them, under every record. */
    private record Known(ConsentExcerpt all, ConsentLedger ledger, Instant now) {
        static Known of(ConsentExcerpt all, Instant now) {
            ConsentLedger ledger = all.ledger();
            return new Known(all, ledger, ledger.notBeforeWhatIsKnown(now));
        }

        Stream<Consent> at(ContactPoint point) {
            return all.entries().stream()
                    .filter(entry -> entry.points().stream().anyMatch(point::isSamePlaceAs));
        }

        Stream<Grant> grants(ContactPoint point) {
            return at(point).filter(Grant.class::isInstance).map(Grant.class::cast);
        }

        Instant statedAt(Consent.OfPerson fact, ContactPoint point) {
            return ledger.statedAt(fact, point, now);
        }

        Optional<Contact> person(ContactId id) {
            return all.people().stream()
                    .filter(contact -> contact.id().equals(id))
                    .findFirst();
        }
    }

    /** As old as what they carry over: what would have lifted it lifts them, and nothing else does. */
    List<Change> between(Contact before, Contact after) {
        List<ContactPoint> left = without(before, after);
        List<ContactPoint> gained = without(after, before);
        if (left.isEmpty() && gained.isEmpty()) {
            return List.of();
        }
        List<Consent> own = OnePerson.ledger(session, before.id());
        List<Consent.OfPerson> wide =
                own.stream().flatMap(fact -> Stated.ofPerson(fact).stream()).toList();
        List<ContactPoint> changed = new ArrayList<>(left);
        if (!OnePerson.mergers(own).isEmpty()) {
            changed.addAll(gained);
        }
        if (wide.isEmpty() || changed.isEmpty()) {
            return List.of();
        }
        session.lockPoints(changed);
        Known known = Known.of(
                Surroundings.complete(session, session.consents().excerpt(Set.of(before.id()), changed)), desk.now());
        left.forEach(point -> leave(point, own, wide, known));
        gained.forEach(point -> join(point, own, wide, known));
        return changes(before.id(), known);
    }

    /** The points of one that the other does not have. */
    private static List<ContactPoint> without(Contact one, Contact other) {
        Set<PointKey> had = new HashSet<>();
        other.points().forEach(entry -> had.add(PointKey.of(entry.point())));
        return one.points().stream()
                .map(PointEntry::point)
                .filter(point -> had.add(PointKey.of(point)))
                .toList();
    }

    private void leave(ContactPoint point, List<Consent> own, List<Consent.OfPerson> wide, Known known) {
        List<Grant> ofOthers =
                known.grants(point).filter(grant -> !own.contains(grant)).toList();
        wide.forEach(fact -> keep(fact, said(fact, point, own), ofOthers, known));
    }

    /**
     * A no that was open at a merger counts as said then where its record had no such point. It keeps that time when its record
     * gets a point that another of the same person has or had: the edit must not make a consent count that came before the
     * merger.
     */
    private void join(ContactPoint point, List<Consent> own, List<Consent.OfPerson> wide, Known known) {
        Set<ContactId> records = new HashSet<>();
        OnePerson.mergers(own).forEach(merged -> records.addAll(merged.contacts()));
        List<Grant> grants = known.grants(point).toList();
        boolean hasIt =
                known.all().people().stream().anyMatch(person -> records.contains(person.id()) && has(person, point));
        if (hasIt || grants.stream().map(Grant::person).anyMatch(records::contains)) {
            wide.stream()
                    .filter(fact -> known.statedAt(fact, point).isAfter(fact.at()))
                    .forEach(fact -> keep(fact, said(fact, point, own), grants, known));
        }
    }

    private void keep(Consent.OfPerson fact, Said said, List<Grant> grants, Known known) {
        Instant at = known.statedAt(fact, said.point());
        newest.merge(said, at, CarriedOver::later);
        grants.stream().filter(grant -> grant.at().isAfter(at)).forEach(grant -> keepDead(grant, fact, known));
    }

    private static boolean has(Contact person, ContactPoint point) {
        return person.points().stream().anyMatch(entry -> entry.point().isSamePlaceAs(point));
    }

    private List<Change> changes(ContactId person, Known known) {
        List<Change> changes = new ArrayList<>();
        newest.forEach((one, at) -> {
            if (known.at(one.point()).noneMatch(entry -> says(entry, person, one, at))) {
                changes.add(new Change.ConsentAppended(one.by(stamp(one, at, known.now()), person)));
            }
        });
        return changes;
    }

    /** A withdrawal is about one controller; an objection is about everybody, and a complaint until an operator settles it. */
    private static Said said(Consent.OfPerson fact, ContactPoint point, List<Consent> own) {
        if (fact instanceof Withdrawn withdrawn) {
            return Said.no(withdrawn.scope(), point, fact.stamp().controller());
        }
        boolean isSettled = own.stream()
                .anyMatch(later -> fact instanceof Suppressed suppressed
                        && later instanceof SuppressionLifted lifted
                        && lifted.person().equals(suppressed.person())
                        && lifted.reason() == suppressed.reason()
                        && lifted.at().isAfter(fact.at()));
        return isSettled ? Said.no(ConsentScope.EVERYTHING, point, fact.stamp().controller()) : Said.no(point);
    }

    /**
     * A permission that lifted nothing before a merger, such as one that nobody had confirmed by then, stays
     * without effect: for what it is about, the same counts as said at the merger.
     */
    private void keepDead(Grant grant, Consent.OfPerson fact, Known known) {
        List<ConsentPolicy> policies =
                known.person(grant.person()).map(desk.policies()).orElse(List.of());
        Optional<String> controller = grant.stamp().controller();
        for (Channel channel : grant.channels()) {
            for (Purpose purpose : grant.purposes()) {
                ConsentRequest request = ConsentRequest.of(grant.person(), grant.point(), channel, purpose);
                known.ledger()
                        .statedAt(
                                fact,
                                policies,
                                controller.map(request::controller).orElse(request),
                                known.now())
                        .filter(stated -> !grant.at().isAfter(stated))
                        .ifPresent(stated -> newest.merge(
                                Said.no(
                                        ConsentScope.EVERYTHING.by(channel).purposes(purpose),
                                        grant.point(),
                                        controller),
                                stated,
                                CarriedOver::later));
            }
        }
    }

    private static boolean says(Consent entry, ContactId person, Said one, Instant at) {
        return one.isIn(entry)
                && entry.contact().filter(person::equals).isPresent()
                && !entry.at().isBefore(at);
    }

    /** Not recorded before it was said, so that it counts at once, also by a clock that is behind. */
    private static FactStamp stamp(Said one, Instant at, Instant now) {
        FactStamp stamp = FactStamp.next().at(at).actor(ACTOR);
        return one.controller().map(stamp::controller).orElse(stamp).stamp(now);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
