package dev.rapport.crm.rule;

import static dev.rapport.crm.calendar.Offset.days;
import static dev.rapport.crm.calendar.Offset.hours;
import static dev.rapport.crm.contact.Channel.EMAIL;
import static dev.rapport.crm.rule.World.PURCHASE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.calendar.QuietHours;
import dev.rapport.crm.calendar.Roll;
import dev.rapport.crm.calendar.TimeWindow;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What moves a contact, by how much, and what does not. */
class AdjustmentTest {

    private static final String NOW = "2026-01-01T00:00:00Z";
    private static final TimeWindow OFFICE = TimeWindow.of("09:00", "18:00");

    @Test
    void beginsWithTheWindowWhenARuleWithoutAnHourIsRolled() {
        // Friday 13 March at 20:30 in Paris; a day later is Saturday
        World same = World.of(Rule.named("r")
                        .once(days(1))
                        .afterLast(PURCHASE)
                        .atSameTime()
                        .onWorkingDays())
                .bought("2026-03-13T19:30:00Z");
        assertEquals("2026-03-16T20:30 [ROLLED]", same.due(NOW));
        assertEquals(
                "2026-03-16T09:00 [ROLLED]",
                same.policy(Policy.builder().window(OFFICE)).due(NOW));
        World elapsed = World.of(
                        Rule.named("r").once(hours(24)).afterLast(PURCHASE).onWorkingDays())
                .bought("2026-03-13T19:30:00Z");
        assertEquals("2026-03-16T20:30 [ROLLED]", elapsed.due(NOW));
        assertEquals(
                "2026-03-16T09:00 [ROLLED]",
                elapsed.policy(Policy.builder().window(OFFICE)).due(NOW));
        World explicit = World.of(on("2026-03-14T17:00").onWorkingDays())
                .policy(Policy.builder().window(OFFICE));
        assertEquals("2026-03-16T17:00 [ROLLED]", explicit.due(NOW));
    }

    @Test
    void rollsEachWayAtFirstAndOnlyForwardAfterwards() {
        assertEquals(
                "2026-05-29T10:00 [ROLLED]",
                World.of(on("2026-05-31T10:00").roll(Roll.PRECEDING)).due(NOW));
        assertEquals(
                "2026-05-29T10:00 [ROLLED]",
                World.of(on("2026-05-31T10:00").roll(Roll.MODIFIED_FOLLOWING)).due(NOW));
        World pushed = World.of(on("2026-05-29T10:00").roll(Roll.PRECEDING));
        pushed.prefers(p -> p.blackoutDays(Set.of(LocalDate.of(2026, 5, 29))));
        assertEquals("2026-06-01T10:00 [BLACKOUT, ROLLED]", pushed.due(NOW));
    }

    @Test
    void keepsAnElapsedInstantUntilSomethingMovesIt() {
        World world =
                World.of(Rule.named("r").once(hours(2)).afterLast(PURCHASE)).bought("2026-10-24T23:30:00Z");
        assertEquals("2026-10-25T01:30:00Z", world.next(NOW).due().toInstant().toString(), "the second 02:30");
        world.policy(Policy.builder().quietHours(QuietHours.of("02:00", "02:15")));
        assertEquals("2026-10-25T01:30:00Z", world.next(NOW).due().toInstant().toString());
        world.policy(Policy.builder().quietHours(QuietHours.of("02:00", "02:45")));
        assertEquals("2026-10-25T00:45:00Z", world.next(NOW).due().toInstant().toString(), "the first 02:45");
        assertEquals(List.of(Adjustment.QUIET), world.next(NOW).adjustments());
    }

    @Test
    void appliesFloorsInOrderAndOnlyWhereTheyMoveSomething() {
        World world = World.of(on("2026-03-18T10:00")).snoozed("o", "2026-03-18T10:00");
        assertEquals("2026-03-18T10:00", world.due(NOW));
        assertEquals(
                "2026-03-18T10:01 [SNOOZED]",
                world.snoozed("o", "2026-03-18T10:01").due(NOW));
        assertEquals(
                "2026-03-18T10:02 [SNOOZED]", world.snoozed("2026-03-18T10:02").due(NOW));
        world.prefers(p -> p.notBefore(LocalDate.of(2026, 3, 18)));
        assertEquals("2026-03-18T10:02 [SNOOZED]", world.due(NOW));
        world.prefers(p -> p.notBefore(LocalDate.of(2026, 3, 19)));
        assertEquals("2026-03-19T10:00 [SNOOZED, NOT_BEFORE]", world.due(NOW));
        world.sent(EMAIL, "2026-03-17T10:00:00Z").policy(Policy.builder().spacingDays(2));
        assertEquals("2026-03-19T10:00 [SNOOZED, NOT_BEFORE]", world.due(NOW));
        world.policy(Policy.builder().spacingDays(3));
        assertEquals("2026-03-20T10:00 [SNOOZED, NOT_BEFORE, SPACING]", world.due(NOW));
    }

    @Test
    void isNotDueEarlierForASnoozeThatEndsOnTheDayOfAnotherFloor() {
        World world = World.of(on("2026-03-16T19:00"))
                .prefers(p -> p.notBefore(LocalDate.of(2026, 3, 18)).window(TimeWindow.of("09:00", "17:00")));
        assertEquals("2026-03-19T09:00 [NOT_BEFORE, WINDOW]", world.due(NOW));
        assertEquals(
                "2026-03-19T09:00 [SNOOZED, NOT_BEFORE, WINDOW]",
                world.snoozed("o", "2026-03-18T10:00").due(NOW));
    }

    @Test
    void spacesFromTheDayOnWhichTheLastContactWasRecorded() {
        World world = World.of(on("2026-03-18T10:00"))
                .add(
                        PURCHASE,
                        "2026-03-17T23:30:00Z",
                        event -> event.outbound().zone(java.time.ZoneId.of("America/New_York")))
                .policy(Policy.builder().spacingDays(2));
        assertEquals("2026-03-19T10:00 [SPACING]", world.due(NOW));
    }

    @Test
    void capsByTheLocalDaysOfTheContact() {
        World world = World.of(on("2026-03-18T10:00"))
                .sent(EMAIL, "2026-03-16T10:00:00Z")
                .sent(EMAIL, "2026-03-17T23:30:00Z")
                .heard(EMAIL, "2026-03-18T07:00:00Z")
                .policy(Policy.builder().cap(new Cap(2, 3)));
        assertEquals("2026-03-19T10:00 [CAP]", world.due(NOW), "the 16th leaves the three days");
        assertEquals(
                "2026-03-18T10:00",
                world.policy(Policy.builder().cap(new Cap(3, 3))).due(NOW));
        assertEquals(
                "2026-03-18T10:00",
                world.policy(Policy.builder().cap(new Cap(2, 2))).due(NOW));
        world.rules = List.of(on("2026-03-18T10:00").ignoringCaps());
        assertEquals(
                "2026-03-18T10:00",
                world.policy(Policy.builder().cap(new Cap(1, 3))).due(NOW));
    }

    @Test
    void prefersTheHoursOfTheContact() {
        World world = World.of(on("2026-03-18T12:30"))
                .policy(Policy.builder().window(OFFICE).quietHours(QuietHours.of("12:00", "14:00")));
        assertEquals("2026-03-18T14:00 [QUIET]", world.due(NOW));
        world.prefers(p -> p.quietHours(QuietHours.of("20:00", "08:00")));
        assertEquals("2026-03-18T12:30", world.due(NOW));
        world.prefers(p -> p.window(TimeWindow.of("09:00", "12:30")));
        assertEquals("2026-03-19T09:00 [WINDOW]", world.due(NOW));
    }

    private static OnRule on(String moment) {
        return Rule.named("o").on(LocalDateTime.parse(moment));
    }
}
