package dev.rapport.crm.consent;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the semantics say under one policy. */
final class PlainPolicyReading extends PlainReading {
    private final ConsentPolicy policy;

    PlainPolicyReading(PlainReading reading, ConsentPolicy policy) {
        super(reading);
        this.policy = policy;
    }

    Answer judge() {
        if (tombstoned()) {
            return Answer.of(ConsentReason.SUPPRESSED);
        }
        if (objections().anyMatch(r -> !lifted(r, false))) {
            return Answer.of(ConsentReason.OBJECTED);
        }
        if (withdrawals().anyMatch(r -> !lifted(r, false))) {
            return Answer.of(ConsentReason.WITHDRAWN);
        }
        return basis();
    }

    // ---- restrictions, each as the instant at which it counts as stated

    boolean tombstoned() {
        return tombstones().anyMatch(r -> !lifted(r, true));
    }

    private Stream<Instant> tombstones() {
        return Stream.concat(
                all(Erased.class)
                        .filter(e -> united(e.person(), Instant.MAX).stream().anyMatch(r -> hasOrHad(r, asked.point())))
                        .map(Consent::at),
                all(Suppressed.class)
                        .filter(s -> s.reason() == SuppressionReason.ERASURE)
                        .filter(s -> same(s.point().orElseThrow(), asked.point()))
                        .map(Consent::at));
    }

    private Stream<Instant> objections() {
        return all(Objected.class)
                .filter(o -> o.point().map(p -> same(p, asked.point())).orElseGet(() -> reaches(o.person())))
                .map(o -> o.point().isPresent() ? o.at() : restated(o.person(), o.at()));
    }

    private Stream<Instant> withdrawals() {
        Stream<Instant> stated = all(Withdrawn.class)
                .filter(w -> w.stamp().controller().equals(asked.controller()))
                .filter(w -> w.scope().purposes().isEmpty()
                        || w.scope().purposes().stream()
                                .anyMatch(p -> p.name().equals(asked.purpose().name())))
                .filter(w -> w.scope().channels().isEmpty()
                        || w.scope().channels().stream().anyMatch(this::isAskedOrLinked))
                .filter(w -> w.scope().point().map(p -> same(p, asked.point())).orElseGet(() -> reaches(w.person())))
                .map(w -> w.scope().point().isPresent() ? w.at() : restated(w.person(), w.at()));
        Stream<Instant> implied = all(Suppressed.class)
                .filter(s -> s.reason() == SuppressionReason.COMPLAINT)
                .filter(s -> s.stamp().controller().equals(asked.controller()))
                .filter(s -> reaches(s.person()))
                .map(s -> restated(s.person(), s.at()));
        return Stream.concat(stated, implied);
    }

    private boolean isAskedOrLinked(Channel channel) {
        return channel.equals(asked.channel())
                || policy.linkedChannels().stream()
                        .anyMatch(group -> group.contains(channel) && group.contains(asked.channel()));
    }

    /** The merge barrier. */
    private Instant restated(ContactId stated, Instant when) {
        Instant counts = when;
        for (Instant merge : new TreeSet<>(all(Merged.class).map(Consent::at).toList())) {
            if (merge.isBefore(when)) {
                continue;
            }
            Set<ContactId> before = united(stated, merge);
            Set<ContactId> after = united(stated, merge.plusNanos(1));
            boolean here = before.stream().anyMatch(r -> owns(r, asked.point()));
            Instant open = counts;
            boolean reconsented = here
                    && grants().anyMatch(g -> g.at().isAfter(open)
                            && g.at().isBefore(merge)
                            && lifts(g)
                            && (!due(g) || confirmations(g).anyMatch(c -> c.at().isBefore(merge))));
            if (!before.equals(after) && !reconsented) {
                counts = merge;
            }
        }
        return counts;
    }

    // ---- lifting

    private boolean lifted(Instant restriction, boolean tombstone) {
        return grants().anyMatch(g -> g.at().isAfter(restriction)
                && lifts(g)
                && (!due(g) || confirmed(g))
                && (!tombstone || confirmed(g) || g.basis() == LegalBasis.EXPRESS_WRITTEN));
    }

    private boolean lifts(Grant g) {
        boolean express = g.basis() == LegalBasis.EXPRESS || g.basis() == LegalBasis.EXPRESS_WRITTEN;
        boolean own = g.source() == Grant.Source.SUBJECT
                || (g.source() == Grant.Source.STAFF && g.basis() == LegalBasis.EXPRESS_WRITTEN);
        return express && own && documented(g) && ofAge(g);
    }

    private boolean documented(Grant g) {
        return policy.requiredEvidence().getOrDefault(g.basis(), Set.of()).stream()
                .allMatch(part -> g.proof().part(part).isPresent());
    }

    private boolean ofAge(Grant g) {
        return g.isByGuardian() || !underAge(g.at(), policy.minAge());
    }

    private boolean due(Grant g) {
        return g.confirmation().isPresent()
                || ((g.basis() == LegalBasis.EXPRESS || g.basis() == LegalBasis.EXPRESS_WRITTEN)
                        && policy.doubleOptIn().contains(asked.channel()));
    }

    private boolean confirmed(Grant g) {
        return confirmations(g).findAny().isPresent();
    }

    private Stream<Confirmed> confirmations(Grant g) {
        Set<ContactId> person = united(asked.person(), Instant.MAX);
        return all(Confirmed.class)
                .filter(c -> person.contains(c.person()))
                .filter(c -> g.confirmation()
                        .filter(asked -> asked.token().equals(c.token())
                                && !c.at().isBefore(g.at())
                                && c.at().isBefore(asked.expiresAt()))
                        .isPresent());
    }

    private Stream<Grant> grants() {
        Set<ContactId> person = united(asked.person(), Instant.MAX);
        return all(Grant.class)
                .filter(g -> person.contains(g.person()))
                .filter(g -> same(g.point(), asked.point()))
                .filter(g -> g.channels().contains(asked.channel()))
                .filter(g -> g.purposes().contains(asked.purpose()))
                .filter(g -> g.stamp().controller().equals(asked.controller()));
    }

    // ---- the basis

    private Answer basis() {
        Set<ContactId> person = united(asked.person(), Instant.MAX);
        Optional<Instant> newest = Stream.of(tombstones(), objections(), withdrawals())
                .flatMap(s -> s)
                .max(Comparator.naturalOrder());
        Map<FactStamp, Optional<ConsentReason>> faults = new TreeMap<>(FactStamp.IN_TIME);
        Set<LegalBasis> inForce = new TreeSet<>();
        grants().filter(g -> newest.isEmpty() || g.at().isAfter(newest.get())).forEach(g -> {
            faults.put(g.stamp(), fault(g));
            if (fault(g).isEmpty()) {
                inForce.add(g.basis());
            }
        });
        all(Consent.OfPerson.class)
                .filter(f -> f instanceof Purchased || f instanceof Inquired)
                .filter(f -> person.contains(f.person()))
                .filter(f -> f.stamp().controller().equals(asked.controller()))
                .forEach(f -> {
                    LegalBasis basis =
                            f instanceof Purchased ? LegalBasis.IMPLIED_EBR_PURCHASE : LegalBasis.IMPLIED_EBR_INQUIRY;
                    if (allowed().contains(basis) && policy.implied().containsKey(basis)) {
                        Optional<ConsentReason> fault =
                                fault(f, Objects.requireNonNull(policy.implied().get(basis)));
                        faults.put(f.stamp(), fault);
                        if (fault.isEmpty()) {
                            inForce.add(basis);
                        }
                    }
                });
        boolean optOut = asked.use() == ConsentRequest.Use.DIRECT
                && policy.optOutChannels().contains(asked.channel());
        boolean minor = underAge(at, policy.minAge());
        if (optOut && !minor) {
            inForce.add(LegalBasis.OPT_OUT_REGIME);
        }
        if (inForce.isEmpty()) {
            List<Optional<ConsentReason>> inOrder = List.copyOf(faults.values());
            if (inOrder.isEmpty()) {
                return Answer.of(optOut ? ConsentReason.MINOR_WITHOUT_GUARDIAN : ConsentReason.NO_CONSENT);
            }
            return Answer.of(inOrder.get(inOrder.size() - 1).orElseThrow());
        }
        LegalBasis strongest = Stream.of(LegalBasis.values())
                .filter(inForce::contains)
                .findFirst()
                .orElseThrow();
        if (asked.use() == ConsentRequest.Use.AUDIENCE
                && strongest != LegalBasis.EXPRESS
                && strongest != LegalBasis.EXPRESS_WRITTEN) {
            return Answer.of(ConsentReason.EXPRESS_REQUIRED);
        }
        Answer later = afterwards(inForce);
        return later.reason() == ConsentReason.PERMITTED
                ? new Answer(ConsentReason.PERMITTED, Optional.of(strongest), Optional.empty())
                : later;
    }

    private Set<LegalBasis> allowed() {
        return policy.allowedBases().getOrDefault(asked.channel(), policy.allowedBasesElsewhere());
    }

    private Optional<ConsentReason> fault(Grant g) {
        if (g.from().filter(from -> from.isAfter(at)).isPresent()) {
            return Optional.of(ConsentReason.NOT_YET_EFFECTIVE);
        }
        if (!allowed().contains(g.basis())) {
            return Optional.of(ConsentReason.BASIS_NOT_ALLOWED);
        }
        if (!ofAge(g)) {
            return Optional.of(ConsentReason.MINOR_WITHOUT_GUARDIAN);
        }
        if (!documented(g)) {
            return Optional.of(ConsentReason.EVIDENCE_MISSING);
        }
        boolean softly = g.soft().isPresent()
                && g.soft().get().isOptOutOffered()
                && policy.softOptInContexts().contains(g.soft().get().context())
                && asked.isSimilarProduct();
        if (g.basis() == LegalBasis.SOFT_OPT_IN && !softly) {
            return Optional.of(ConsentReason.BASIS_CONDITIONS_UNMET);
        }
        if (all(PurposeRevised.class)
                .anyMatch(r -> r.purpose().name().equals(asked.purpose().name()) && g.purposeVersion() < r.version())) {
            return Optional.of(ConsentReason.STALE_NOTICE);
        }
        if (due(g) && !confirmed(g)) {
            boolean tooLate =
                    g.confirmation().filter(c -> !at.isBefore(c.expiresAt())).isPresent();
            return Optional.of(tooLate ? ConsentReason.CONFIRMATION_EXPIRED : ConsentReason.PENDING_CONFIRMATION);
        }
        return over(g) ? Optional.of(ConsentReason.EXPIRED) : Optional.empty();
    }

    private boolean over(Grant g) {
        Set<ContactId> person = united(asked.person(), Instant.MAX);
        Instant begin = g.from().orElse(g.at());
        Instant sign = all(Engaged.class)
                .filter(e -> person.contains(e.person()))
                .filter(e -> e.stamp().controller().equals(asked.controller()))
                .map(Consent::at)
                .filter(e -> e.isAfter(begin))
                .max(Comparator.naturalOrder())
                .orElse(begin);
        return g.expiresAt().filter(end -> !at.isBefore(end)).isPresent()
                || all(Expired.class)
                        .filter(e -> person.contains(e.person()))
                        .filter(e -> e.stamp().controller().equals(asked.controller()))
                        .filter(e -> !g.at().isAfter(e.at()))
                        .anyMatch(e -> isIn(e.scope()))
                || policy.maxAge().filter(max -> !withinWindow(begin, max)).isPresent()
                || policy.inactivity().filter(max -> !withinWindow(sign, max)).isPresent();
    }

    private boolean isIn(ConsentScope scope) {
        return (scope.point().isEmpty() || same(scope.point().get(), asked.point()))
                && (scope.channels().isEmpty() || scope.channels().contains(asked.channel()))
                && (scope.purposes().isEmpty() || scope.purposes().contains(asked.purpose()));
    }

    private Optional<ConsentReason> fault(Consent relation, Period window) {
        if (!policy.isImpliedSameDay() && date(at).equals(date(relation.at()))) {
            return Optional.of(ConsentReason.NOT_YET_EFFECTIVE);
        }
        if (underAge(at, policy.minAge())) {
            return Optional.of(ConsentReason.MINOR_WITHOUT_GUARDIAN);
        }
        return withinWindow(relation.at(), window) ? Optional.empty() : Optional.of(ConsentReason.EXPIRED);
    }

    // ---- registers, caps, hours

    private Answer afterwards(Set<LegalBasis> inForce) {
        Optional<DncRule> rule = Optional.ofNullable(policy.dnc().get(asked.channel()));
        if (rule.isPresent() && rule.get().overriddenBy().stream().noneMatch(inForce::contains)) {
            List<DncChecked> checks = all(DncChecked.class)
                    .filter(c -> c.answer().register().equals(rule.get().register()))
                    .filter(c -> same(c.point(), asked.point()))
                    .toList();
            Optional<Instant> newest = checks.stream().map(Consent::at).max(Comparator.naturalOrder());
            if (newest.isEmpty()
                    || !withinWindow(newest.get(), Period.ofDays(rule.get().maxAgeDays()))) {
                return Answer.of(ConsentReason.DNC_CHECK_STALE);
            }
            if (checks.stream()
                    .anyMatch(c -> c.at().equals(newest.get()) && c.answer().isListed())) {
                return Answer.of(ConsentReason.DNC_LISTED);
            }
        }
        return capsAndHours();
    }

    Answer capsAndHours() {
        if (!fits(at)) {
            Instant free = contacts().stream()
                    .flatMap(c -> policy.caps().stream().map(cap -> c.at().plus(cap.window())))
                    .filter(moment -> moment.isAfter(at))
                    .sorted()
                    .filter(this::fits)
                    .findFirst()
                    .orElseThrow();
            return new Answer(ConsentReason.FREQUENCY_CAP, Optional.empty(), Optional.of(free));
        }
        if (!policy.openHours().containsKey(asked.channel())) {
            return Answer.of(ConsentReason.PERMITTED);
        }
        List<ZoneId> zones = recipient(survivor())
                .or(() -> recipient(asked.person()))
                .map(Recipient::zones)
                .orElse(List.of());
        if (zones.isEmpty()) {
            return Answer.of(ConsentReason.ZONE_UNKNOWN);
        }
        if (isOpen(zones, at)) {
            return Answer.of(ConsentReason.PERMITTED);
        }
        return new Answer(ConsentReason.QUIET_HOURS, Optional.empty(), firstOpenMinute(zones));
    }

    private List<Contacted> contacts() {
        Set<ContactId> person = united(asked.person(), Instant.MAX);
        return all(Contacted.class)
                .filter(c -> person.contains(c.person()) && c.purpose().isMarketing())
                .toList();
    }

    private boolean fits(Instant moment) {
        return policy.caps().stream()
                .filter(cap -> cap.channels().contains(asked.channel()))
                .allMatch(cap -> contacts().stream()
                                .filter(c -> cap.channels().contains(c.channel()))
                                .filter(c -> cap.per() == ContactCap.Per.CHANNEL
                                        || c.purpose().equals(asked.purpose()))
                                .filter(c -> Duration.between(c.at(), moment).compareTo(cap.window()) < 0)
                                .count()
                        < cap.max());
    }

    private Optional<Instant> firstOpenMinute(List<ZoneId> zones) {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        for (long i = 0; i < SIGHT.toMinutes(); i++) {
            minute = minute.plus(1, ChronoUnit.MINUTES);
            if (isOpen(zones, minute)) {
                return Optional.of(minute);
            }
        }
        return Optional.empty();
    }

    private boolean isOpen(List<ZoneId> zones, Instant moment) {
        OpenHours hours = Objects.requireNonNull(policy.openHours().get(asked.channel()));
        return zones.stream()
                .map(zone -> LocalDateTime.ofInstant(moment, zone))
                .allMatch(local -> !policy.holidays().contains(local.toLocalDate())
                        && hours.windows(local.getDayOfWeek()).stream()
                                .anyMatch(w -> !local.toLocalTime().isBefore(w.start())
                                        && local.toLocalTime().isBefore(w.end())));
    }
}
