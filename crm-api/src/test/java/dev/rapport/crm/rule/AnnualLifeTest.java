package dev.rapport.crm.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.calendar.LeapDay;
import dev.rapport.crm.calendar.Roll;
import dev.rapport.crm.contact.Channel;
import java.time.LocalDate;
import java.time.Period;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** How long a year's contact lives: until max(date, the day found for it) + grace, inclusive. */
class AnnualLifeTest {

    @Test
    void livesOnTheDayItselfAndNotOnTheNext() {
        World world = birthday("--03-02");
        assertLives(world, "2026-03-02", "b:2026 on 2026-03-02T09:00");
        assertLives(world, "2026-03-03", "b:2027 on 2027-03-02T09:00");
    }

    @Test
    void livesOnTheDayItselfWhenItWasDueBefore() {
        World world = birthday("--03-07", rule -> rule.roll(Roll.PRECEDING));
        assertLives(world, "2026-03-07", "b:2026 on 2026-03-06T09:00 [ROLLED]");
        assertLives(world, "2026-03-08", "b:2027 on 2027-03-05T09:00 [ROLLED]");
    }

    @Test
    void livesOnTheWorkingDayAfterAWeekend() {
        World world = birthday("--03-07", rule -> rule.roll(Roll.FOLLOWING));
        assertLives(world, "2026-03-09", "b:2026 on 2026-03-09T09:00 [ROLLED]");
        assertLives(world, "2026-03-10", "b:2027 on 2027-03-08T09:00 [ROLLED]");
    }

    @Test
    void livesUntilTheSnoozeOfTheContactEnds() {
        World world = birthday("--03-01").snoozed("2026-03-05T11:00");
        assertLives(world, "2026-03-03", "b:2026 on 2026-03-05T11:00 [SNOOZED]");
        assertLives(world, "2026-03-05", "b:2026 on 2026-03-05T11:00 [SNOOZED]");
        assertLives(world, "2026-03-06", "b:2027 on 2027-03-01T09:00");
    }

    @Test
    void livesUntilTheDayBeforeWhichTheContactWantsNothing() {
        World world = birthday("--01-10").prefers(p -> p.notBefore(LocalDate.of(2026, 9, 1)));
        for (String day : new String[] {"2026-01-01", "2026-01-10", "2026-01-15", "2026-07-12", "2026-09-01"}) {
            assertLives(world, day, "b:2026 on 2026-09-01T09:00 [NOT_BEFORE]");
        }
        assertLives(world, "2026-09-02", "b:2027 on 2027-01-10T09:00");
    }

    @Test
    void livesForItsGraceAfterTheDayThatWasFound() {
        World world = birthday("--02-05", rule -> rule.grace(Period.ofDays(5)));
        world.prefers(p -> p.notBefore(LocalDate.of(2026, 3, 1)));
        assertLives(world, "2026-03-06", "b:2026 on 2026-03-01T09:00 [NOT_BEFORE]");
        assertLives(world, "2026-03-07", "b:2027 on 2027-02-05T09:00");
    }

    @Test
    void livesUntilSpacingFromATouchBeforeItIsOver() {
        World world = spaced(7, birthday("--02-09")).sent(Channel.EMAIL, "2026-02-08T10:00:00Z");
        assertLives(world, "2026-02-15", "b:2026 on 2026-02-15T09:00 [SPACING]");
        assertLives(world, "2026-02-16", "b:2027 on 2027-02-09T09:00");
    }

    @Test
    void livesUntilSpacingFromATouchAfterItIsOver() {
        World world = spaced(3, birthday("--01-10")).sent(Channel.EMAIL, "2026-01-12T10:00:00Z");
        assertLives(world, "2026-01-13", "b:2026 on 2026-01-15T09:00 [SPACING]");
        assertLives(world, "2026-01-15", "b:2026 on 2026-01-15T09:00 [SPACING]");
        assertLives(world, "2026-01-16", "b:2027 on 2027-01-10T09:00");
    }

    @Test
    void isNotBroughtBackByATouchIfItIgnoresCaps() {
        World world = spaced(3, birthday("--01-10", AnnualRule::ignoringCaps));
        world.sent(Channel.EMAIL, "2026-01-12T10:00:00Z");
        assertLives(world, "2026-01-13", "b:2027 on 2027-01-10T09:00");
    }

    /** From 10 January 2026 it is 182 days to 11 July, from which it is 183 to the next. */
    @Test
    void isNotBroughtBackByATouchThatIsNearerToTheNext() {
        World near = spaced(3, birthday("--01-10")).sent(Channel.EMAIL, "2026-07-11T10:00:00Z");
        assertLives(near, "2026-07-12", "b:2026 on 2026-07-14T09:00 [SPACING]");
        World far = spaced(3, birthday("--01-10")).sent(Channel.EMAIL, "2026-07-12T10:00:00Z");
        assertLives(far, "2026-07-12", "b:2027 on 2027-01-10T09:00");
    }

    @Test
    void waitsForATouchWhileItIsPutOffAnyway() {
        World world = spaced(60, birthday("--01-10")).prefers(p -> p.notBefore(LocalDate.of(2026, 10, 20)));
        world.sent(Channel.EMAIL, "2026-10-01T10:00:00Z");
        assertLives(world, "2026-11-29", "b:2026 on 2026-11-30T09:00 [NOT_BEFORE, SPACING]");
        assertLives(world, "2026-12-01", "b:2027 on 2027-01-10T09:00");
    }

    @Test
    void doesNotComeBackForADateJustBeforeThisYears() {
        World world = birthday("--02-05").prefers(p -> p.notBefore(LocalDate.of(2026, 1, 29)));
        assertLives(world, "2026-01-20", "b:2026 on 2026-02-05T09:00");
        World touched = spaced(14, birthday("--02-05")).sent(Channel.EMAIL, "2026-01-15T10:00:00Z");
        assertLives(touched, "2026-01-20", "b:2026 on 2026-02-05T09:00");
        World touchedLate = spaced(7, birthday("--02-05")).sent(Channel.EMAIL, "2026-02-03T10:00:00Z");
        assertLives(touchedLate, "2026-02-04", "b:2026 on 2026-02-10T09:00 [SPACING]");
    }

    @Test
    void livesBeyondTheEndOfTheYear() {
        World world = birthday("--12-28").snoozed("2026-01-05T10:00");
        assertLives(world, "2026-01-02", "b:2025 on 2026-01-05T10:00 [SNOOZED]");
        assertLives(world, "2026-01-06", "b:2026 on 2026-12-28T09:00");
    }

    /** From 20 December 2025 it is 182 days to 20 June 2026, from which it is 183 to the next. */
    @Test
    void isGivenUpForTheNextOnlyWhereThatIsNearer() {
        World near = birthday("--12-20").prefers(p -> p.notBefore(LocalDate.of(2026, 6, 20)));
        assertLives(near, "2026-02-01", "b:2025 on 2026-06-20T09:00 [NOT_BEFORE]");
        World far = birthday("--12-20").prefers(p -> p.notBefore(LocalDate.of(2026, 6, 21)));
        assertLives(far, "2026-02-01", "b:2026 on 2026-12-20T09:00");
    }

    @Test
    void leavesADayOnWhichTheNextIsWantedToTheNext() {
        World world = birthday("--01-10", rule -> rule.ahead(Period.ofDays(30)));
        world.prefers(p -> p.notBefore(LocalDate.of(2026, 12, 20)));
        assertLives(world, "2026-12-01", "b:2027 on 2026-12-20T09:00 [NOT_BEFORE]");
        World before = birthday("--01-10", rule -> rule.ahead(Period.ofDays(30)));
        before.prefers(p -> p.notBefore(LocalDate.of(2026, 12, 10)));
        assertLives(before, "2026-12-01", "b:2026 on 2026-12-10T09:00 [NOT_BEFORE]");
    }

    @Test
    void givesWayToTheNextOnceItIsDone() {
        World world = birthday("--01-10").prefers(p -> p.notBefore(LocalDate.of(2026, 9, 1)));
        assertLives(world.done("b:2026"), "2026-01-15", "b:2027 on 2027-01-10T09:00");
    }

    /** Until 2028 there is no other 29 February. */
    @Test
    void findsALeapDayOfYearsAgoThatIsPutOffToToday() {
        World world = birthday("--02-29", rule -> rule.leapDays(LeapDay.SKIP).grace(Period.ofYears(2)));
        world.prefers(p -> p.notBefore(LocalDate.of(2025, 12, 1)));
        assertLives(world, "2027-06-01", "b:2024 on 2025-12-01T09:00 [NOT_BEFORE]");
        assertLives(world, "2027-12-02", "b:2028 on 2028-02-29T09:00");
    }

    private static void assertLives(World world, String day, String expected) {
        String noon = day + "T11:00:00Z";
        assertEquals(expected, world.next(noon).occurrence() + " on " + world.due(noon), day);
    }

    private static World spaced(int days, World world) {
        return world.policy(Policy.builder().spacingDays(days));
    }

    private static World birthday(String date) {
        return birthday(date, UnaryOperator.identity());
    }

    private static World birthday(String date, UnaryOperator<AnnualRule> rule) {
        return World.of(rule.apply(Rule.named("b").yearlyOn("birthday"))).birthday(date);
    }
}
