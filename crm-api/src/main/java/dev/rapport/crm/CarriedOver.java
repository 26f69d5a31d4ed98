package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentLedger;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.ConsentScope;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Purpose;
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
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps what somebody took back or objected to at the points that their record gives up: it reached whoever shares them only
 * while the record had them, and an edit must not lift it. What an operator has suppressed stays with the record.
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

    private record Said(ConsentScope scope, Optional<String> controller) {}

    /** What is known of the points, and of those who share them, under every record. */
    private record Known(ConsentExcerpt all, ConsentLedger ledger, Instant now) {
        static Known of(ConsentExcerpt all, Instant now) {
            ConsentLedger ledger = all.ledger();
            return new Known(all, ledger, ledger.notBeforeWhatIsKnown(now));
        }

        List<Consent> at(Collection<ContactPoint> points) {
            Set<PointKey> keys = points.stream().map(PointKey::of).collect(Collectors.toSet());
            return all.entries().stream()
                    .filter(entry -> entry.points().stream().map(PointKey::of).anyMatch(keys::contains))
                    .toList();
        }

        Optional<Contact> person(ContactId id) {
            return all.people().stream()
                    .filter(contact -> contact.id().equals(id))
                    .findFirst();
        }
    }

    /** Withdrawals that are as old as what they carry over: what would have lifted it lifts them, and nothing else does. */
    List<Change> between(Contact before, Contact after) {
        List<ContactPoint> left = left(before, after);
        List<Consent> own = left.isEmpty() ? List.of() : OnePerson.ledger(session, before.id());
        List<Consent.OfPerson> wide =
                own.stream().flatMap(fact -> Stated.ofPerson(fact).stream()).toList();
        if (wide.isEmpty()) {
            return List.of();
        }
        session.lockPoints(left);
        Known known = Known.of(
                Surroundings.complete(session, session.consents().excerpt(Set.of(before.id()), left)), desk.now());
        List<Consent> there = known.at(left);
        Set<Optional<String>> controllers = new LinkedHashSet<>(Set.of(Optional.empty()));
        own.forEach(entry -> controllers.add(entry.stamp().controller()));
        there.forEach(entry -> controllers.add(entry.stamp().controller()));
        for (ContactPoint point : left) {
            List<Grant> grants = grantsOfOthers(known.at(List.of(point)), own);
            for (Consent.OfPerson fact : wide) {
                Instant at = known.ledger().statedAt(fact, point, known.now());
                said(fact, point, controllers).forEach(one -> newest.merge(one, at, CarriedOver::later));
                grants.stream().filter(grant -> grant.at().isAfter(at)).forEach(grant -> keepDead(grant, fact, known));
            }
        }
        List<Change> changes = new ArrayList<>();
        newest.forEach((one, at) -> {
            if (there.stream().noneMatch(entry -> says(entry, before.id(), one, at))) {
                changes.add(new Change.ConsentAppended(
                        new Withdrawn(stamp(one, at, known.now()), before.id(), one.scope())));
            }
        });
        return changes;
    }

    private static List<ContactPoint> left(Contact before, Contact after) {
        Set<PointKey> kept = new HashSet<>();
        after.points().forEach(entry -> kept.add(PointKey.of(entry.point())));
        return before.points().stream()
                .map(PointEntry::point)
                .filter(point -> kept.add(PointKey.of(point)))
                .toList();
    }

    private static List<Grant> grantsOfOthers(List<Consent> there, List<Consent> own) {
        return there.stream()
                .filter(entry -> entry instanceof Grant && !own.contains(entry))
                .map(Grant.class::cast)
                .toList();
    }

    /** A withdrawal is about one controller; an objection and a complaint are about everybody. */
    private static List<Said> said(Consent fact, ContactPoint point, Set<Optional<String>> controllers) {
        return fact instanceof Withdrawn withdrawn
                ? List.of(new Said(withdrawn.scope().to(point), fact.stamp().controller()))
                : controllers.stream()
                        .map(controller -> new Said(ConsentScope.EVERYTHING.to(point), controller))
                        .toList();
    }

    /**
     * A permission of somebody else that lifted nothing before a merger, such as one that nobody had confirmed by then, stays
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
                                new Said(
                                        ConsentScope.EVERYTHING
                                                .by(channel)
                                                .purposes(purpose)
                                                .to(grant.point()),
                                        controller),
                                stated,
                                CarriedOver::later));
            }
        }
    }

    private static boolean says(Consent entry, ContactId person, Said one, Instant at) {
        return entry instanceof Withdrawn withdrawn
                && withdrawn.person().equals(person)
                && withdrawn.stamp().controller().equals(one.controller())
                && withdrawn.scope().channels().equals(one.scope().channels())
                && withdrawn.scope().purposes().equals(one.scope().purposes())
                && withdrawn
                        .scope()
                        .point()
                        .map(PointKey::of)
                        .equals(one.scope().point().map(PointKey::of))
                && !withdrawn.at().isBefore(at);
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
