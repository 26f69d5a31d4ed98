package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentScope;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.consent.Objected;
import dev.rapport.crm.consent.Suppressed;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.contact.PointKey;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps what somebody took back or objected to at the points that their record gives up: it reached whoever shares them only
 * while the record had them, and an edit must not lift it. What an operator has suppressed stays with the record.
 */
final class CarriedOver {
    private static final String ACTOR = "rapport";

    private final StorageSession session;
    private final Instant now;

    CarriedOver(StorageSession session, Instant now) {
        this.session = session;
        this.now = now;
    }

    private record Said(ConsentScope scope, Optional<String> controller) {}

    /** Withdrawals that are as old as what they carry over: what would have lifted it lifts them, and nothing else does. */
    List<Change> between(Contact before, Contact after) {
        List<ContactPoint> left = left(before, after);
        List<Consent> own = left.isEmpty() ? List.of() : OnePerson.ledger(session, before.id());
        List<Consent> wide = own.stream().filter(CarriedOver::isOfPerson).toList();
        if (wide.isEmpty()) {
            return List.of();
        }
        session.lockPoints(left);
        List<Consent> there = session.consents().about(left);
        Set<Optional<String>> controllers = new LinkedHashSet<>(Set.of(Optional.empty()));
        own.forEach(entry -> controllers.add(entry.stamp().controller()));
        there.forEach(entry -> controllers.add(entry.stamp().controller()));
        Map<Said, Instant> newest = new LinkedHashMap<>();
        for (ContactPoint point : left) {
            for (Consent fact : wide) {
                Instant at = statedAt(fact, before.id(), own);
                said(fact, point, controllers).forEach(one -> newest.merge(one, at, CarriedOver::later));
            }
        }
        List<Change> changes = new ArrayList<>();
        newest.forEach((one, at) -> {
            if (there.stream().noneMatch(entry -> says(entry, before.id(), one, at))) {
                changes.add(new Change.ConsentAppended(new Withdrawn(stamp(one, at), before.id(), one.scope())));
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

    private static boolean isOfPerson(Consent fact) {
        return fact instanceof Objected
                || (fact instanceof Withdrawn withdrawn
                        && withdrawn.scope().point().isEmpty())
                || (fact instanceof Suppressed suppressed && suppressed.reason() == SuppressionReason.COMPLAINT);
    }

    /** What was said under another record of the person counts from when the two became one, if that was later. */
    private static Instant statedAt(Consent fact, ContactId record, List<Consent> ledger) {
        return fact.contacts().contains(record)
                ? fact.at()
                : OnePerson.mergers(ledger).stream().map(Merged::at).reduce(fact.at(), CarriedOver::later);
    }

    /** A withdrawal is about one controller; an objection and a complaint are about everybody. */
    private static List<Said> said(Consent fact, ContactPoint point, Set<Optional<String>> controllers) {
        return fact instanceof Withdrawn withdrawn
                ? List.of(new Said(withdrawn.scope().to(point), fact.stamp().controller()))
                : controllers.stream()
                        .map(controller -> new Said(ConsentScope.EVERYTHING.to(point), controller))
                        .toList();
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

    private FactStamp stamp(Said one, Instant at) {
        FactStamp stamp = FactStamp.next().at(at).actor(ACTOR);
        return one.controller().map(stamp::controller).orElse(stamp).stamp(now);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
