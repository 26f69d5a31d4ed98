package dev.rapport.crm.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.calendar.LeapDay;
import dev.rapport.crm.calendar.WorkCalendar;
import dev.rapport.crm.contact.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnnualTest {

    private static final LocalDate BIRTHDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate OPENING = LocalDate.of(2026, 10, 15);
    private static final String MORNING_OF_OPENING = "2026-10-15T06:00:00Z";

    @Test
    void keepsAnEventThatALongClosedSeasonMovedToToday() {
        World world = greeting(BIRTHDAY.datesUntil(OPENING).toList());
        NextContact next = world.next(MORNING_OF_OPENING);
        assertEquals("b:2026", next.occurrence());
        assertEquals(OPENING.atTime(9, 0), next.due().toLocalDateTime());
    }

    @Test
    void goesOnToTheNextYearWhenTheEventIsLongOver() {
        NextContact next = greeting(List.of(BIRTHDAY)).next(MORNING_OF_OPENING);
        assertEquals("b:2027", next.occurrence());
        assertEquals(LocalDateTime.parse("2027-03-02T09:00"), next.due().toLocalDateTime());
    }

    @Test
    void keepsALongPastEventThatWasSnoozedToToday() {
        World world =
                greeting(List.of()).snoozed("b:2026", OPENING.atTime(11, 0).toString());
        NextContact next = world.next(MORNING_OF_OPENING);
        assertEquals("b:2026", next.occurrence());
        assertEquals(OPENING.atTime(11, 0), next.due().toLocalDateTime());
    }

    /** From 29 February 2024 it is 1,461 days to the next, and 731 to 1 March 2026. */
    @Test
    void measuresHalfWayToTheNextLeapDay() {
        World world = leapling().prefers(p -> p.notBefore(LocalDate.of(2026, 2, 28)));
        assertEquals("b:2024", world.next("2025-06-01T06:00:00Z").occurrence());
        World later = leapling().prefers(p -> p.notBefore(LocalDate.of(2026, 3, 1)));
        assertEquals("b:2028", later.next("2025-06-01T06:00:00Z").occurrence());
    }

    /** 2100 is a common year: of the 2,921 days from 29 February 2096 to 2104, the first 1,461 end with 1 March 2100. */
    @Test
    void measuresHalfWayAcrossACenturyWithoutALeapDay() {
        World world = leapling().prefers(p -> p.notBefore(LocalDate.of(2100, 2, 28)));
        assertEquals("b:2096", world.next("2097-06-01T06:00:00Z").occurrence());
        World later = leapling().prefers(p -> p.notBefore(LocalDate.of(2100, 3, 1)));
        assertEquals("b:2104", later.next("2097-06-01T06:00:00Z").occurrence());
    }

    @Test
    void holdsUntilTheDayAfterTheEvent() {
        World world = greeting(List.of());
        assertEquals(
                Optional.of(Instant.parse("2026-03-02T23:00:00Z")),
                world.plan("2026-02-01T06:00:00Z").validUntil());
    }

    @Test
    void findsAnEventThatWasSnoozedForYears() {
        World world = greeting(List.of())
                .snoozed("b:2019", OPENING.atTime(11, 0).toString())
                .snoozed("b:old", "2026-10-16T11:00")
                .snoozed("c:2010", "2026-10-16T11:00");
        NextContact next = world.next(MORNING_OF_OPENING);
        assertEquals("b:2019", next.occurrence());
        assertEquals(OPENING.atTime(11, 0), next.due().toLocalDateTime());
    }

    @Test
    void findsAnEventThatAlmostTwoYearsOfAbsenceHaveMoved() {
        LocalDate event = LocalDate.of(2024, 3, 2);
        LocalDate back = LocalDate.of(2026, 2, 27);
        World world = greeting(List.of())
                .prefers(p -> p.blackoutDays(event.datesUntil(back).toList()));
        assertEquals("b:2024", world.next("2026-02-27T06:00:00Z").occurrence());
    }

    /** Of 2 March 2024, which a cap of one contact in 700 days moved to 28 January 2026. */
    @Test
    void findsAnEventThatTheCapMovedByAlmostTwoYears() {
        World world = greeting(List.of()).policy(Policy.builder().cap(new Cap(1, 700)));
        LocalDate sent = LocalDate.of(2024, 2, 28);
        world.sent(Channel.EMAIL, sent + "T10:00:00Z");
        LocalDate free = sent.plusDays(700);
        NextContact next = world.next(free + "T06:00:00Z");
        assertEquals("b:2024", next.occurrence());
        assertEquals(free, next.due().toLocalDate());
    }

    /** Explained, each step is taken again: 2 March 2027, a Tuesday, is a holiday. */
    @Test
    void explainsWhatMovedTheEvent() {
        World world = greeting(List.of(LocalDate.of(2027, 3, 2)));
        assertEquals("2027-03-03T09:00 [ROLLED]", world.due("2026-12-01T06:00:00Z"));
        assertEquals(
                List.of("DATE", "ROLLED", "DUE"),
                world.explain("2026-12-01T06:00:00Z").steps("b").stream()
                        .map(Explanation.Step::code)
                        .toList());
    }

    /** One contact in 365 days: from 1 March 2026 the next day with room is 1 March 2027. */
    @Test
    void keepsAnEventThatTheCapMovedByAlmostAYear() {
        World world = greeting(List.of()).policy(Policy.builder().cap(new Cap(1, 365)));
        world.sent(Channel.EMAIL, "2026-03-01T10:00:00Z");
        assertEquals("b:2026", world.next("2027-03-01T06:00:00Z").occurrence());
        assertEquals("2027-03-01T09:00 [CAP, ROLLED]", world.due("2027-03-01T06:00:00Z"));
    }

    private static World leapling() {
        return World.of(Rule.named("b").yearlyOn("birthday").leapDays(LeapDay.SKIP))
                .birthday("--02-29");
    }

    private static World greeting(List<LocalDate> holidays) {
        World world =
                World.of(Rule.named("b").yearlyOn("birthday").onWorkingDays()).birthday("--03-02");
        world.calendar = WorkCalendar.mondayToFriday().holidays(holidays);
        return world;
    }
}
