package dev.rapport.crm.consent;

import static dev.rapport.crm.consent.RandomConsent.NEWS;
import static dev.rapport.crm.consent.Story.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class ConsentOutlookTest {

    private static final String DUE = "2026-05-04T12:00:00Z";
    private static final ConsentPolicy OFFICE = ConsentPolicy.STRICT.toBuilder("office")
            .openHours(Channel.EMAIL, OpenHours.daily("09:00", "17:00"))
            .cap(new ContactCap(Set.of(Channel.EMAIL), 1, Duration.ofDays(7), ContactCap.Per.CHANNEL))
            .build();

    private static ConsentOutlook mail(Story story, String due, String now, ConsentPolicy policy) {
        return story.ledger().outlook(List.of(policy), Story.mail(Story.ANN), time(due), time(now));
    }

    private static ConsentReason reason(Story story, String now, ConsentPolicy policy) {
        return mail(story, DUE, now, policy).decision().reason();
    }

    @Property(tries = 6_000)
    void holdsAsLongAsItSays(@ForAll long seed) {
        RandomConsent random = new RandomConsent(seed);
        PlainReading.World world = random.world();
        ConsentLedger ledger = ConsentLedger.of(world.facts(), world.people());
        List<ConsentPolicy> policies = random.policies();
        ConsentRequest request = random.request();
        Instant due = random.now();
        Instant now = random.now();
        ConsentOutlook outlook = ledger.outlook(policies, request, due, now);
        outlook.mayChangeAt().ifPresent(end -> assertTrue(end.isAfter(now) && end.isAfter(due), () -> "seed " + seed));
        Instant end = outlook.mayChangeAt().orElse(now.plus(Duration.ofDays(2_000)));
        for (int i = 1; i <= 12; i++) {
            Instant later = now.plusNanos((long) (Duration.between(now, end).toNanos() * (i / 12.001)));
            ConsentDecision then = ledger.outlook(policies, request, due, later).decision();
            assertEquals(
                    PlainReading.Answer.of(outlook.decision()),
                    PlainReading.Answer.of(then),
                    () -> "seed " + seed + " at " + later);
        }
    }

    @Property(tries = 3_000)
    void isTheDecisionOfTheInstantWhereNothingIsOverdue(@ForAll long seed) {
        RandomConsent random = new RandomConsent(seed);
        PlainReading.World world = random.world();
        ConsentLedger ledger = ConsentLedger.of(world.facts(), world.people());
        List<ConsentPolicy> policies = random.policies();
        ConsentRequest request = random.request();
        Instant due = random.now();
        Instant before = due.minus(Duration.ofDays(random.random().nextInt(30)));
        ConsentDecision now = ledger.outlook(policies, request, due, before).decision();
        ConsentDecision then = ledger.decide(policies, request, due, Instant.MAX);
        assertEquals(PlainReading.Answer.of(then), PlainReading.Answer.of(now), () -> "seed " + seed);
    }

    @Test
    void judgesHoursByTheDueInstantAlone() {
        Story story = new Story().granted("2026-05-01");
        assertEquals(ConsentReason.PERMITTED, reason(story, "2026-05-04T20:00:00Z", OFFICE));
        assertEquals(ConsentReason.PERMITTED, reason(story, "2026-05-06T03:00:00Z", OFFICE));
        ConsentDecision early = mail(story, "2026-05-04T08:59:59Z", "2026-05-04T12:00:00Z", OFFICE)
                .decision();
        assertEquals(ConsentReason.QUIET_HOURS, early.reason());
        assertEquals(Optional.of(time("2026-05-04T09:00:00Z")), early.retryAt());
    }

    @Test
    void judgesCapsByTheDueInstantAlone() {
        Story since = new Story().granted("2026-05-01").contacted("2026-05-04T13:00:00Z", Channel.EMAIL, NEWS);
        assertEquals(ConsentReason.PERMITTED, reason(since, "2026-05-04T14:00:00Z", OFFICE));
        Story before = new Story().granted("2026-05-01").contacted("2026-05-04T11:00:00Z", Channel.EMAIL, NEWS);
        ConsentDecision capped =
                mail(before, DUE, "2026-06-04T14:00:00Z", OFFICE).decision();
        assertEquals(ConsentReason.FREQUENCY_CAP, capped.reason());
        assertEquals(Optional.of(time("2026-05-11T11:00:00Z")), capped.retryAt());
    }

    @Test
    void countsWhatWasSaidSinceItWasDue() {
        Story taken = new Story().granted("2026-05-01").withdrawn("2026-05-05");
        assertEquals(ConsentReason.PERMITTED, reason(taken, DUE, ConsentPolicy.STRICT));
        assertEquals(ConsentReason.WITHDRAWN, reason(taken, "2026-05-05T12:00:00Z", ConsentPolicy.STRICT));
        assertEquals(
                Optional.of(time("2026-05-05T12:00:00Z")),
                mail(taken, DUE, DUE, ConsentPolicy.STRICT).mayChangeAt());
        Story given = new Story().granted("2026-05-06");
        assertEquals(ConsentReason.NO_CONSENT, reason(given, "2026-05-05", ConsentPolicy.STRICT));
        assertEquals(ConsentReason.PERMITTED, reason(given, "2026-05-06", ConsentPolicy.STRICT));
    }

    @Test
    void saysWhenAGrantBeginsAndEnds() {
        Story story = new Story()
                .granted("2026-05-01", grant -> grant.from(time("2026-05-10")).until(time("2026-05-20")));
        ConsentOutlook before = mail(story, DUE, DUE, ConsentPolicy.STRICT);
        assertEquals(ConsentReason.NOT_YET_EFFECTIVE, before.decision().reason());
        assertEquals(Optional.of(time("2026-05-10")), before.mayChangeAt());
        ConsentOutlook during = mail(story, DUE, "2026-05-10", ConsentPolicy.STRICT);
        assertTrue(during.decision().isPermitted());
        assertEquals(Optional.of(time("2026-05-20")), during.mayChangeAt());
        assertEquals(
                Optional.empty(),
                mail(story, DUE, "2026-05-20", ConsentPolicy.STRICT).mayChangeAt());
    }

    /** New York is four hours behind in May. */
    @Test
    void looksAgainAtTheRecipientsMidnightWhereDaysAreCounted() {
        ConsentPolicy yearly = ConsentPolicy.STRICT.toBuilder("yearly")
                .maxAge(Period.ofYears(1))
                .build();
        Story story = new Story().zone("America/New_York").granted("2026-05-01");
        assertEquals(
                Optional.of(time("2026-05-05T04:00:00Z")),
                mail(story, DUE, DUE, yearly).mayChangeAt());
        assertEquals(
                Optional.empty(), mail(story, DUE, DUE, ConsentPolicy.STRICT).mayChangeAt());
    }

    /** In Ann's zone, UTC, the next midnight. */
    private static final Optional<Instant> MIDNIGHT = Optional.of(time("2026-05-05T00:00:00Z"));

    private static Optional<Instant> mayChange(Story story, ConsentRequest request, ConsentPolicy policy) {
        return story.ledger()
                .outlook(List.of(policy), request, time(DUE), time(DUE))
                .mayChangeAt();
    }

    @Test
    void countsTheDaysOfARegisterThatWasAsked() {
        ConsentPolicy registered = ConsentPolicy.STRICT.toBuilder("registered")
                .dnc(Channel.CALL, new DncRule("REGISTER", 31, Set.of()))
                .build();
        Story asked = new Story().checked("2026-05-01", "REGISTER", false);
        assertEquals(MIDNIGHT, mayChange(asked, Story.call(), registered));
        assertEquals(Optional.empty(), mayChange(asked, Story.call(), ConsentPolicy.STRICT));
        assertEquals(Optional.empty(), mayChange(asked, Story.mail(Story.ANN), registered));
        assertEquals(Optional.empty(), mayChange(new Story(), Story.call(), registered));
    }

    @Test
    void countsTheDaysUntilSomebodyIsOldEnoughToBeAsked() {
        ConsentPolicy from16 = ConsentPolicy.STRICT.toBuilder("from 16")
                .optOutChannels(Channel.EMAIL)
                .build();
        assertEquals(MIDNIGHT, mayChange(new Story().born("2010-05-05"), Story.mail(Story.ANN), from16));
        assertEquals(Optional.empty(), mayChange(new Story().born("2010-05-04"), Story.mail(Story.ANN), from16));
        assertEquals(Optional.empty(), mayChange(new Story(), Story.mail(Story.ANN), from16));
        assertEquals(
                Optional.empty(),
                mayChange(new Story().born("2010-05-05"), Story.mail(Story.ANN), ConsentPolicy.STRICT),
                "nobody is asked without a grant");
    }

    @Test
    void countsTheDaysOfARelationshipThatThePolicyKnows() {
        ConsentPolicy known = ConsentPolicy.STRICT.toBuilder("known")
                .implied(LegalBasis.IMPLIED_EBR_PURCHASE, Period.ofYears(2))
                .build();
        Story bought = new Story().purchased("2026-01-01");
        assertEquals(MIDNIGHT, mayChange(bought, Story.mail(Story.ANN), known));
        assertEquals(Optional.empty(), mayChange(bought, Story.mail(Story.ANN), ConsentPolicy.STRICT));
        assertEquals(Optional.empty(), mayChange(new Story().granted("2026-01-01"), Story.mail(Story.ANN), known));
        ConsentPolicy yearly = ConsentPolicy.STRICT.toBuilder("yearly")
                .maxAge(Period.ofYears(1))
                .build();
        assertEquals(Optional.empty(), mayChange(bought, Story.mail(Story.ANN), yearly));
    }

    /** St. John's put its clocks back by an hour at one minute past midnight, into the day before. */
    @Test
    void looksAgainWhereADayComesBack() {
        ConsentPolicy yearly = ConsentPolicy.STRICT.toBuilder("yearly")
                .maxAge(Period.ofYears(1))
                .build();
        Story story = new Story().zone("America/St_Johns").granted("2009-11-06T12:00:00Z");
        String sunday = "2010-11-07T02:30:30Z";
        ConsentOutlook over = mail(story, sunday, sunday, yearly);
        assertEquals(ConsentReason.EXPIRED, over.decision().reason());
        assertEquals(Optional.of(time("2010-11-07T02:31:00Z")), over.mayChangeAt());
        String saturday = "2010-11-07T02:31:00Z";
        assertEquals(
                ConsentReason.PERMITTED,
                mail(story, saturday, saturday, yearly).decision().reason());
    }

    @Test
    void permitsOnlyWhatNeedsNoConsentWithoutFacts() {
        ConsentRequest service = ConsentRequest.of(Story.ANN, Story.MAIL, Channel.EMAIL, RandomConsent.SERVICE);
        assertTrue(ConsentLedger.empty().decide(List.of(), service, time(DUE)).isPermitted());
        assertEquals(
                ConsentReason.NO_CONSENT,
                ConsentLedger.empty()
                        .decide(List.of(), Story.mail(Story.ANN), time(DUE))
                        .reason());
    }
}
