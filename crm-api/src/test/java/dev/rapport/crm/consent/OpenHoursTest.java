package dev.rapport.crm.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.calendar.TimeWindow;
import java.time.DayOfWeek;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenHoursTest {

    @Test
    void hasTheHoursInCommonThatEachOpenDayHas() {
        assertEquals(
                List.of(9, 10, 11),
                OpenHours.daily("08:30", "12:00").reachable().hours());
        OpenHours week = OpenHours.daily("08:00", "21:00")
                .on(DayOfWeek.SATURDAY, TimeWindow.of("10:00", "12:30"), TimeWindow.of("14:00", "18:00"))
                .on(DayOfWeek.SUNDAY);
        assertEquals(List.of(10, 11, 14, 15, 16, 17), week.reachable().hours());
    }

    @Test
    void hasNoneIfNoDayIsOpen() {
        assertEquals(List.of(), OpenHours.NEVER.reachable().hours());
        assertEquals(
                List.of(),
                OpenHours.NEVER
                        .on(DayOfWeek.MONDAY, TimeWindow.of("08:00", "10:00"))
                        .on(DayOfWeek.TUESDAY, TimeWindow.of("10:00", "12:00"))
                        .reachable()
                        .hours());
    }
}
