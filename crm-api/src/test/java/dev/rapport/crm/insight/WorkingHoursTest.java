package dev.rapport.crm.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.calendar.TimeWindow;
import dev.rapport.crm.calendar.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WorkingHoursTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final WorkCalendar CALENDAR =
            WorkCalendar.mondayToFriday().holidays(List.of(LocalDate.of(2026, 12, 25)));
    private static final WorkingHours OFFICE = WorkingHours.of(CALENDAR, TimeWindow.of("09:00", "17:00"), LONDON);

    /** Clocks in Britain are put forward on Sunday 29 March 2026. */
    private static final LocalDateTime BEFORE_SPRING = LocalDateTime.of(2026, 3, 26, 0, 0);

    private static Instant london(String local) {
        return LocalDateTime.parse(local).atZone(LONDON).toInstant();
    }

    private static Duration between(String from, String to) {
        return OFFICE.between(london(from), london(to));
    }

    @Test
    void countsOnlyWorkingTime() {
        assertEquals(Duration.ofHours(2), between("2026-11-24T10:00", "2026-11-24T12:00"));
        assertEquals(Duration.ofHours(8), between("2026-11-24T03:00", "2026-11-24T23:00"));
        assertEquals(Duration.ofHours(2), between("2026-11-27T16:00", "2026-11-30T10:00"));
        assertEquals(Duration.ZERO, between("2026-11-28T10:00", "2026-11-29T16:00"));
        assertEquals(Duration.ofHours(1), between("2026-12-24T16:00", "2026-12-28T09:00"));
        assertEquals(Duration.ZERO, between("2026-11-24T12:00", "2026-11-24T10:00"));
    }

    @Test
    void saysWhenSomeWorkIsOver() {
        assertEquals(london("2026-11-30T10:00"), OFFICE.plus(london("2026-11-27T16:00"), Duration.ofHours(2)));
        assertEquals(london("2026-11-24T17:00"), OFFICE.plus(london("2026-11-24T03:00"), Duration.ofHours(8)));
        assertEquals(london("2026-12-28T10:00"), OFFICE.plus(london("2026-12-24T17:00"), Duration.ofHours(1)));
        assertThrows(IllegalArgumentException.class, () -> OFFICE.plus(Instant.EPOCH, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> OFFICE.plus(Instant.EPOCH, Duration.ofHours(10_001)));
    }

    private static boolean isWorked(Instant moment) {
        ZonedDateTime local = moment.atZone(LONDON);
        return CALENDAR.isWorkingDay(local.toLocalDate()) && OFFICE.hours().contains(local.toLocalTime());
    }

    private static Instant quarter(int number) {
        return BEFORE_SPRING.atZone(LONDON).toInstant().plus(Duration.ofMinutes(15L * number));
    }

    @Property
    void countsWhatLookingAtEachQuarterCounts(
            @ForAll @IntRange(max = 600) int from, @ForAll @IntRange(max = 600) int quarters) {
        long worked = 0;
        for (int i = from; i < from + quarters; i++) {
            worked += isWorked(quarter(i)) ? 15 : 0;
        }
        assertEquals(Duration.ofMinutes(worked), OFFICE.between(quarter(from), quarter(from + quarters)));
    }

    @Property
    void comesToTheFirstMomentWithSoMuchWork(
            @ForAll @IntRange(max = 600) int from, @ForAll @IntRange(min = 1, max = 3000) int minutes) {
        Duration work = Duration.ofMinutes(minutes);
        Instant end = OFFICE.plus(quarter(from), work);
        assertEquals(work, OFFICE.between(quarter(from), end));
        assertEquals(work.minusNanos(1), OFFICE.between(quarter(from), end.minusNanos(1)));
    }
}
