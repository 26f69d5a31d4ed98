package dev.rapport.crm.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.calendar.WorkCalendar;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
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

    private static World greeting(List<LocalDate> holidays) {
        World world =
                World.of(Rule.named("b").yearlyOn("birthday").onWorkingDays()).birthday("--03-02");
        world.calendar = WorkCalendar.mondayToFriday().holidays(holidays);
        return world;
    }
}
