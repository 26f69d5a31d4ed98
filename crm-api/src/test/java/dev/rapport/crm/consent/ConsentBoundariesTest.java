package dev.rapport.crm.consent;

import static dev.rapport.crm.consent.ConsentReason.CONFIRMATION_EXPIRED;
import static dev.rapport.crm.consent.ConsentReason.DNC_CHECK_STALE;
import static dev.rapport.crm.consent.ConsentReason.DNC_LISTED;
import static dev.rapport.crm.consent.ConsentReason.EXPIRED;
import static dev.rapport.crm.consent.ConsentReason.FREQUENCY_CAP;
import static dev.rapport.crm.consent.ConsentReason.MINOR_WITHOUT_GUARDIAN;
import static dev.rapport.crm.consent.ConsentReason.NOT_YET_EFFECTIVE;
import static dev.rapport.crm.consent.ConsentReason.OBJECTED;
import static dev.rapport.crm.consent.ConsentReason.PENDING_CONFIRMATION;
import static dev.rapport.crm.consent.ConsentReason.PERMITTED;
import static dev.rapport.crm.consent.ConsentReason.QUIET_HOURS;
import static dev.rapport.crm.consent.ConsentReason.RESTRICTED;
import static dev.rapport.crm.consent.ConsentReason.SUPPRESSED;
import static dev.rapport.crm.consent.ConsentReason.WITHDRAWN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.calendar.TimeWindow;
import dev.rapport.crm.contact.Channel;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each row of the boundaries, and the instants beside it. */
class ConsentBoundariesTest {

    @Test
    void isOverExactlyAtTheEndOfAGrant() {
        Story story = new Story().granted("2026-01-01", g -> g.until(Story.time("2026-06-01")));
        assertEquals(PERMITTED, story.mail("2026-06-01T11:59:59.999999Z"));
        assertEquals(EXPIRED, story.mail("2026-06-01"));
    }

    @Test
    void beginsExactlyAtTheStartOfAGrant() {
        Story story = new Story().granted("2026-01-01", g -> g.from(Story.time("2026-06-01")));
        assertEquals(NOT_YET_EFFECTIVE, story.mail("2026-06-01T11:59:59.999999Z"));
        assertEquals(PERMITTED, story.mail("2026-06-01"));
    }

    @Test
    void isTooLateExactlyAtTheEndOfAToken() {
        Story early = new Story().granted("2026-01-01", g -> g.confirm("t", Story.time("2026-01-03")));
        assertEquals(PENDING_CONFIRMATION, early.mail("2026-01-03T11:59:59.999999Z"));
        assertEquals(CONFIRMATION_EXPIRED, early.mail("2026-01-03"));
        early.confirmed("2026-01-03", "t");
        assertEquals(CONFIRMATION_EXPIRED, early.mail("2026-01-04"));
        early.confirmed("2026-01-03T11:59:59.999999Z", "t");
        assertEquals(PERMITTED, early.mail("2026-01-04"));
    }

    @Test
    void acceptsAConfirmationAtTheInstantOfTheGrantButNotBefore() {
        Story story = new Story()
                .granted("2026-01-01", g -> g.confirm("t", Story.time("2026-01-03")))
                .confirmed("2026-01-01T11:59:59.999999Z", "t");
        assertEquals(CONFIRMATION_EXPIRED, story.mail("2026-02-01"));
        assertEquals(PERMITTED, story.confirmed("2026-01-01", "t").mail("2026-02-01"));
    }

    @Test
    void opensAtEightAndClosesAtNine() {
        Story story = new Story().zone("America/New_York").granted(Story.ANN, Story.PHONE, "2026-01-01", Story::signed);
        ConsentPolicy policy = ConsentPolicy.US_TCPA;
        // eastern daylight time is four hours behind
        assertEquals(
                QUIET_HOURS,
                story.decide("2026-06-02T11:59:59.999999Z", Story.call(), policy)
                        .reason());
        assertEquals(
                PERMITTED,
                story.decide("2026-06-02T12:00:00Z", Story.call(), policy).reason());
        assertEquals(
                PERMITTED,
                story.decide("2026-06-03T00:59:59.999999Z", Story.call(), policy)
                        .reason());
        ConsentDecision closed = story.decide("2026-06-03T01:00:00Z", Story.call(), policy);
        assertEquals(QUIET_HOURS, closed.reason());
        assertEquals(Optional.of(Instant.parse("2026-06-03T12:00:00Z")), closed.retryAt());
    }

    @Test
    void noLongerCountsAContactThatIsExactly24HoursOld() {
        Story story = new Story()
                .zone("America/New_York")
                .granted(Story.ANN, Story.PHONE, "2026-01-01", Story::signed)
                .contacted("2026-06-01T14:00:00Z", Channel.CALL, Story.NEWS)
                .contacted("2026-06-01T15:00:00Z", Channel.SMS, Story.NEWS)
                .contacted("2026-06-01T16:00:00Z", Channel.CALL, Story.NEWS)
                .contacted("2026-06-01T17:00:00Z", Channel.CALL, Story.OFFERS)
                .contacted("2026-06-01T17:00:00Z", Channel.CALL, Story.RECEIPTS);
        ConsentPolicy[] policies = {ConsentPolicy.US_TCPA, ConsentPolicy.US_FL};
        ConsentDecision full = story.decide("2026-06-02T13:59:59.999999Z", Story.call(), policies);
        assertEquals(FREQUENCY_CAP, full.reason());
        assertEquals(Optional.of(Instant.parse("2026-06-02T14:00:00Z")), full.retryAt());
        assertEquals(
                PERMITTED,
                story.decide("2026-06-02T14:00:00Z", Story.call(), policies).reason());
    }

    @Test
    void waitsForTheContactThatMustLeaveAnOverfullWindow() {
        Story story = new Story()
                .granted(Story.ANN, Story.PHONE, "2026-01-01", g -> g)
                .zone("Europe/Paris");
        for (int day = 1; day <= 6; day++) {
            story.contacted("2026-09-0" + day + "T09:00:00Z", Channel.CALL, Story.OFFERS);
        }
        // six calls, four allowed: three must be left, so that the third of them has to go
        ConsentDecision full = story.decide("2026-09-15T09:00:00Z", Story.call(), ConsentPolicy.FR_2026);
        assertEquals(Optional.of(Instant.parse("2026-10-03T09:00:00Z")), full.retryAt());
    }

    @Test
    void isRestrictedWhereAGrantAndARestrictionMeet() {
        assertEquals(
                WITHDRAWN,
                new Story().granted("2026-01-01").withdrawn("2026-01-01").mail("2026-06-01"));
        assertEquals(
                WITHDRAWN,
                new Story().withdrawn("2026-01-01").granted("2026-01-01").mail("2026-06-01"));
        assertEquals(
                OBJECTED,
                new Story()
                        .objected(Story.ANN, "2026-01-01")
                        .granted("2026-01-01")
                        .mail("2026-06-01"));
        assertEquals(
                PERMITTED,
                new Story()
                        .withdrawn("2026-01-01")
                        .granted("2026-01-01T12:00:00.000001Z")
                        .mail("2026-06-01"));
    }

    @Test
    void staysRestrictedWhereALiftMeetsItsRestriction() {
        Story restricted =
                new Story().granted("2026-01-01").restricted("2026-02-01").released(Story.ANN, "2026-02-01");
        assertEquals(RESTRICTED, restricted.mail("2026-06-01"));
        assertEquals(PERMITTED, restricted.released(Story.ANN, "2026-02-02").mail("2026-06-01"));
        Story suppressed = new Story()
                .granted("2026-01-01")
                .suppressed(Story.ANN, "2026-02-01", SuppressionReason.ADMIN)
                .lifted(Story.ANN, "2026-02-01", SuppressionReason.ADMIN);
        assertEquals(SUPPRESSED, suppressed.mail("2026-06-01"));
        assertEquals(
                PERMITTED,
                suppressed
                        .lifted(Story.ANN, "2026-02-02", SuppressionReason.ADMIN)
                        .mail("2026-06-01"));
    }

    @Test
    void endsTwoYearsAfterALeapDayOnTheLastOfFebruaryWhereTheRecipientIs() {
        Story story = new Story().zone("America/Toronto").purchased("2024-02-29T12:00:00Z");
        assertEquals(PERMITTED, story.mail("2026-03-01T04:59:59Z", ConsentPolicy.CA_CASL));
        assertEquals(EXPIRED, story.mail("2026-03-01T05:00:00Z", ConsentPolicy.CA_CASL));
    }

    @Test
    void permitsFromTheDayAfterAPurchaseWhereTheRecipientIs() {
        Story story = new Story().zone("America/Toronto").purchased("2026-05-10T12:00:00Z");
        assertEquals(NOT_YET_EFFECTIVE, story.mail("2026-05-11T03:59:59Z", ConsentPolicy.CA_CASL));
        assertEquals(PERMITTED, story.mail("2026-05-11T04:00:00Z", ConsentPolicy.CA_CASL));
    }

    @Test
    void hasABirthdayOnTheFirstOfMarchInCommonYears() {
        // fifteen years, the age of the policy, in the common year 2023
        Story early = new Story().born("2008-02-29").granted("2023-02-28");
        assertEquals(MINOR_WITHOUT_GUARDIAN, early.mail("2023-06-01", ConsentPolicy.AU_SPAM));
        Story later = new Story().born("2008-02-29").granted("2023-03-01");
        assertEquals(PERMITTED, later.mail("2023-06-01", ConsentPolicy.AU_SPAM));
    }

    @Test
    void isStillWithdrawnWhileARegrantIsPending() {
        Story story = new Story()
                .granted("2026-01-01")
                .withdrawn("2026-02-01")
                .granted("2026-03-01", g -> g.confirm("t", Story.time("2026-03-03")));
        assertEquals(WITHDRAWN, story.mail("2026-03-02"));
        assertEquals(WITHDRAWN, story.mail("2026-04-02"));
        assertEquals(PERMITTED, story.confirmed("2026-03-02", "t").mail("2026-04-02"));
    }

    @Test
    void acceptsACheckThatIs31DaysOldAndNoOlder() {
        Story story = new Story().zone("America/New_York").checked("2026-05-02T04:00:00Z", "US_NATIONAL", false);
        // 2 May by the recipient's calendar, so that 2 June is the 31st day
        assertEquals(
                PERMITTED,
                story.decide("2026-06-02T16:00:00Z", Story.call(), ConsentPolicy.US_TCPA)
                        .reason());
        assertEquals(
                DNC_CHECK_STALE,
                story.decide("2026-06-03T16:00:00Z", Story.call(), ConsentPolicy.US_TCPA)
                        .reason());
    }

    @Test
    void believesTheWorseOfTwoChecksAtOneInstant() {
        Story story = new Story()
                .zone("America/New_York")
                .checked("2026-06-01", "US_NATIONAL", true)
                .checked("2026-06-01", "US_NATIONAL", false);
        assertEquals(
                DNC_LISTED,
                story.decide("2026-06-02T16:00:00Z", Story.call(), ConsentPolicy.US_TCPA)
                        .reason());
    }

    @Test
    void endsAtTheLastDayOfTheMaximumAgeInALeapYear() {
        Story story = new Story().zone("Europe/Berlin").granted("2024-02-29T12:00:00Z");
        ConsentPolicy policy = ConsentPolicy.STRICT_24M;
        assertEquals(PERMITTED, story.mail("2026-02-28T22:59:59Z", policy));
        assertEquals(EXPIRED, story.mail("2026-02-28T23:00:00Z", policy));
    }

    @Test
    void retriesWhenTheClockJumpsIntoTheWindow() {
        OpenHours night = OpenHours.daily("02:30", "03:30");
        ConsentPolicy policy = ConsentPolicy.STRICT.toBuilder("night")
                .openHours(Channel.EMAIL, night)
                .build();
        Story story = new Story().zone("Europe/Berlin").granted("2026-01-01");
        // 29 March 2026: the clock goes from 2:00 to 3:00 at 1:00 in UTC, so that 2:30 does not come
        assertEquals(
                Optional.of(Instant.parse("2026-03-29T01:00:00Z")),
                story.decide("2026-03-29T00:59:30Z", Story.mail(Story.ANN), policy)
                        .retryAt());
        // 25 October 2026: 2:30 comes at 0:30 and again at 1:30 in UTC
        assertEquals(PERMITTED, story.mail("2026-10-25T00:45:00Z", policy));
        assertEquals(
                Optional.of(Instant.parse("2026-10-25T01:30:00Z")),
                story.decide("2026-10-25T01:00:00Z", Story.mail(Story.ANN), policy)
                        .retryAt());
    }

    /** Paris puts its clocks forward in the night to 29 March 2026; nine o'clock is at 08:00 UTC before and at 07:00 after. */
    @Test
    void retriesByTheClockOfTheDayOnWhichItOpens() {
        ConsentPolicy office = ConsentPolicy.STRICT.toBuilder("office")
                .openHours(Channel.EMAIL, OpenHours.daily("09:00", "17:00"))
                .build();
        Story story = new Story().zone("Europe/Paris").granted("2026-01-01");
        assertEquals(
                Optional.of(Instant.parse("2026-03-28T08:00:00Z")),
                story.decide("2026-03-27T20:00:00Z", Story.mail(Story.ANN), office)
                        .retryAt());
        assertEquals(
                Optional.of(Instant.parse("2026-03-29T07:00:00Z")),
                story.decide("2026-03-28T20:00:00Z", Story.mail(Story.ANN), office)
                        .retryAt());
    }

    @Test
    void retriesAtTheFirstMinuteThatIsOpenInEveryZone() {
        Story story = new Story().granted(Story.ANN, Story.PHONE, "2026-01-01", Story::signed);
        story.person(Story.ANN).zones(List.of(ZoneId.of("America/New_York"), ZoneId.of("America/Los_Angeles")));
        ConsentDecision early = story.decide("2026-06-02T12:30:00Z", Story.call(), ConsentPolicy.US_TCPA);
        assertEquals(Optional.of(Instant.parse("2026-06-02T15:00:00Z")), early.retryAt());
        // nine in the evening in New York closes both until eight in Los Angeles
        ConsentDecision late = story.decide("2026-06-03T01:00:00Z", Story.call(), ConsentPolicy.US_TCPA);
        assertEquals(Optional.of(Instant.parse("2026-06-03T15:00:00Z")), late.retryAt());
    }

    @Test
    void hasNothingToRetryWhereTheZonesNeverAgree() {
        ConsentPolicy policy = ConsentPolicy.STRICT.toBuilder("short")
                .openHours(Channel.EMAIL, OpenHours.NEVER.on(DayOfWeek.MONDAY, TimeWindow.of("08:00", "09:00")))
                .build();
        Story story = new Story().granted("2026-01-01");
        story.person(Story.ANN).zones(List.of(ZoneId.of("Asia/Tokyo"), ZoneId.of("America/New_York")));
        ConsentDecision decision = story.decide("2026-06-01", Story.mail(Story.ANN), policy);
        assertEquals(QUIET_HOURS, decision.reason());
        assertEquals(Optional.empty(), decision.retryAt());
    }

    @Test
    void staysClosedOnHolidaysAndOnDaysWithoutHours() {
        Story story = new Story().zone("Europe/Paris").granted(Story.ANN, Story.PHONE, "2026-01-01", g -> g);
        // Christmas 2026 is a Friday; the weekend has no hours, and winter time is one hour ahead
        assertEquals(
                Optional.of(Instant.parse("2026-12-28T09:00:00Z")),
                story.decide("2026-12-24T19:00:00Z", Story.call(), ConsentPolicy.FR_2026)
                        .retryAt());
    }

    @Test
    void endsAPermitExactlyAfterItsTime() {
        Story story = new Story().granted("2026-01-01");
        PermitTerms permit = new PermitTerms(
                "p",
                Story.ANN,
                Story.SHOUTED,
                Channel.EMAIL,
                Story.NEWS,
                Story.time("2026-06-01"),
                Duration.ofMinutes(5));
        assertEquals(ConsentReason.PERMIT_NOT_YET_VALID, redeem(story, permit, "2026-06-01T11:59:59.999999Z"));
        assertEquals(PERMITTED, redeem(story, permit, "2026-06-01"));
        assertEquals(PERMITTED, redeem(story, permit, "2026-06-01T12:04:59.999999Z"));
        assertEquals(ConsentReason.PERMIT_EXPIRED, redeem(story, permit, "2026-06-01T12:05:00Z"));
    }

    private static ConsentReason redeem(Story story, PermitTerms permit, String at) {
        return story.ledger()
                .redeem(permit, List.of(), Story.mail(Story.ANN), Story.time(at))
                .reason();
    }
}
