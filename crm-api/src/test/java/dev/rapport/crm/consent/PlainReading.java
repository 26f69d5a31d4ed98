package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The decision as the semantics put it, sentence by sentence: without an index, slow, and written apart from the engine. */
class PlainReading {

    record Answer(ConsentReason reason, Optional<LegalBasis> basis, Optional<Instant> retryAt) {
        static Answer of(ConsentReason reason) {
            return new Answer(reason, Optional.empty(), Optional.empty());
        }

        static Answer of(ConsentDecision decision) {
            return new Answer(decision.reason(), decision.basis(), decision.retryAt());
        }

        /** The same without a retry that lies further ahead than minutes are tried. */
        Answer withinTheSightOf(PlainReading reading) {
            Instant horizon = reading.at.plus(SIGHT);
            return reason == ConsentReason.QUIET_HOURS
                    ? new Answer(reason, basis, retryAt.filter(retry -> !retry.isAfter(horizon)))
                    : this;
        }
    }

    static final Duration SIGHT = Duration.ofDays(15);

    final List<Consent> facts;
    final Collection<Recipient> people;
    final ConsentRequest asked;
    final Instant at;

    PlainReading(World world, ConsentRequest asked, Instant at, Instant knownAt) {
        this.facts = world.facts().stream()
                .filter(fact ->
                        !fact.at().isAfter(at) && !fact.stamp().recorded().isAfter(knownAt))
                .toList();
        this.people = world.people();
        this.asked = asked;
        this.at = at;
    }

    PlainReading(PlainReading other) {
        facts = other.facts;
        people = other.people;
        asked = other.asked;
        at = other.at;
    }

    record World(List<Consent> facts, List<Recipient> people) {}

    Answer decide(List<ConsentPolicy> policies) {
        Set<ContactId> person = united(asked.person(), Instant.MAX);
        boolean marketing = asked.purpose().isMarketing();
        if (all(Erased.class).anyMatch(f -> person.contains(f.person()))) {
            return Answer.of(ConsentReason.ERASED);
        }
        if (all(Suppressed.class).anyMatch(f -> isSuppressing(f, marketing))) {
            return Answer.of(ConsentReason.SUPPRESSED);
        }
        boolean restricted = all(Restricted.class).anyMatch(this::isRestricting);
        if (!marketing) {
            return Answer.of(restricted ? ConsentReason.RESTRICTED : ConsentReason.NON_MARKETING);
        }
        List<ConsentPolicy> judging = new ArrayList<>(policies);
        if (judging.stream().allMatch(ConsentPolicy::isOverlay)) {
            judging.add(0, ConsentPolicy.STRICT);
        }
        if (restricted) {
            ConsentPolicy first =
                    judging.stream().filter(p -> !p.isOverlay()).findFirst().orElseThrow();
            return Answer.of(
                    new PlainPolicyReading(this, first).tombstoned()
                            ? ConsentReason.SUPPRESSED
                            : ConsentReason.RESTRICTED);
        }
        List<Answer> answers = judging.stream()
                .map(p -> p.isOverlay()
                        ? new PlainPolicyReading(this, p).capsAndHours()
                        : new PlainPolicyReading(this, p).judge())
                .toList();
        return answers.stream()
                .filter(a -> !a.reason().isPermitted())
                .findFirst()
                .orElseGet(() -> answers.stream()
                        .filter(a -> a.basis().isPresent())
                        .findFirst()
                        .orElseThrow());
    }

    <T extends Consent> Stream<T> all(Class<T> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast);
    }

    // ---- who is who

    Set<ContactId> united(ContactId record, Instant before) {
        Set<ContactId> one = new HashSet<>(Set.of(record));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Merged m : all(Merged.class).toList()) {
                if (m.at().isBefore(before) && (one.contains(m.from()) || one.contains(m.into()))) {
                    grown |= one.add(m.from());
                    grown |= one.add(m.into());
                }
            }
        }
        return one;
    }

    ContactId survivor() {
        ContactId now = asked.person();
        Set<ContactId> seen = new HashSet<>();
        while (seen.add(now)) {
            ContactId away = now;
            Optional<Merged> next = all(Merged.class)
                    .filter(m -> m.from().equals(away))
                    .max(Comparator.comparing(Consent::stamp, FactStamp.IN_TIME));
            if (next.isEmpty() || seen.contains(next.get().into())) {
                return now;
            }
            now = next.get().into();
        }
        return now;
    }

    Optional<Recipient> recipient(ContactId id) {
        return people.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    boolean owns(ContactId record, ContactPoint point) {
        return recipient(record).stream().flatMap(p -> p.points().stream()).anyMatch(p -> same(p, point));
    }

    boolean hasOrHad(ContactId record, ContactPoint point) {
        return owns(record, point)
                || all(Erased.class)
                        .anyMatch(e -> e.person().equals(record)
                                && e.tombstones().stream().anyMatch(p -> same(p, point)));
    }

    static boolean same(ContactPoint a, ContactPoint b) {
        return (a.type() + a.key()).equals(b.type() + b.key());
    }

    /** A person-wide restriction reaches merged records and every record that shares the point asked about. */
    boolean reaches(ContactId stated) {
        Set<ContactId> group = united(stated, Instant.MAX);
        return group.contains(asked.person()) || group.stream().anyMatch(r -> hasOrHad(r, asked.point()));
    }

    // ---- suppressions and restrictions of processing

    boolean isSuppressing(Suppressed s, boolean marketing) {
        boolean ofPoint = Set.of(SuppressionReason.HARD_BOUNCE, SuppressionReason.REASSIGNED)
                .contains(s.reason());
        if (s.reason() == SuppressionReason.ERASURE) {
            return false;
        }
        if (!marketing && (s.reason() == SuppressionReason.ADMIN || s.reason() == SuppressionReason.COMPLAINT)) {
            return false;
        }
        boolean here = ofPoint ? same(s.point().orElseThrow(), asked.point()) : reaches(s.person());
        return here
                && all(SuppressionLifted.class)
                        .noneMatch(l -> l.reason() == s.reason()
                                && l.at().isAfter(s.at())
                                && united(s.person(), l.at()).contains(l.person())
                                && (!ofPoint
                                        || l.point()
                                                .map(p -> same(p, s.point().orElseThrow()))
                                                .orElse(true)));
    }

    boolean isRestricting(Restricted r) {
        return reaches(r.person())
                && all(RestrictionLifted.class)
                        .noneMatch(l -> l.at().isAfter(r.at())
                                && united(r.person(), l.at()).contains(l.person()))
                && all(Erased.class).noneMatch(e -> e.person().equals(r.person()) && !r.at().isAfter(e.at()));
    }

    // ---- local dates

    LocalDate date(Instant instant) {
        Optional<Recipient> speaker = recipient(survivor()).or(() -> recipient(asked.person()));
        ZoneId zone = speaker.flatMap(Recipient::zone).orElse(ZoneOffset.UTC);
        return instant.atZone(zone).toLocalDate();
    }

    boolean withinWindow(Instant start, Period window) {
        return !date(at).isAfter(date(start).plus(window));
    }

    boolean underAge(Instant when, int minAge) {
        return united(asked.person(), Instant.MAX).stream()
                .flatMap(r -> recipient(r).stream())
                .flatMap(r -> r.birthDate().stream())
                .anyMatch(born -> Period.between(born, date(when)).getYears() < minAge);
    }
}
