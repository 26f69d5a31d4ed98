package dev.rapport.crm.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.time.LocalTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimeWindowTest {

    private static final TimeWindow OFFICE = TimeWindow.of("09:00", "18:00");

    @Test
    void includesItsStartAndExcludesItsEnd() {
        assertFalse(OFFICE.contains(LocalTime.parse("08:59:59.999999999")));
        assertTrue(OFFICE.contains(LocalTime.parse("09:00")));
        assertTrue(OFFICE.contains(LocalTime.parse("17:59:59.999999999")));
        assertFalse(OFFICE.contains(LocalTime.parse("18:00")));
    }

    @Test
    void findsTheEarliestMomentOfTheSameOrTheNextDay() {
        assertEquals(at("2026-03-18T09:00"), OFFICE.earliest(at("2026-03-18T00:00")));
        assertEquals(at("2026-03-18T12:34:56"), OFFICE.earliest(at("2026-03-18T12:34:56")));
        assertEquals(at("2026-03-19T09:00"), OFFICE.earliest(at("2026-03-18T18:00")));
        assertEquals(at("2027-01-01T09:00"), OFFICE.earliest(at("2026-12-31T23:59")));
    }

    @Test
    void readsTwoTimesOfDay() {
        assertEquals(new TimeWindow(LocalTime.of(9, 0), LocalTime.of(18, 30)), TimeWindow.of("09:00", "18:30"));
    }

    @Test
    void refusesAWindowThatDoesNotOpenBeforeItCloses() {
        assertThrows(IllegalArgumentException.class, () -> TimeWindow.of("18:00", "09:00"));
        assertThrows(IllegalArgumentException.class, () -> TimeWindow.of("09:00", "09:00"));
    }

    @Property(tries = 300)
    void equalsAWalkMinuteByMinute(
            @ForAll @IntRange(max = 1438) int start,
            @ForAll @IntRange(min = 1, max = 1439) int length,
            @ForAll @IntRange(max = 1439) int minute) {
        int end = Math.min(1439, start + length);
        TimeWindow window = new TimeWindow(ofMinute(start), ofMinute(end));
        LocalDateTime moment = at("2026-03-18T00:00").plusMinutes(minute);
        LocalDateTime walk = moment;
        while (minuteOf(walk) < start || minuteOf(walk) >= end) {
            walk = walk.plusMinutes(1);
        }
        assertEquals(walk, window.earliest(moment));
    }

    private static LocalTime ofMinute(int minute) {
        return LocalTime.MIDNIGHT.plusMinutes(minute);
    }

    private static int minuteOf(LocalDateTime moment) {
        return moment.getHour() * 60 + moment.getMinute();
    }

    private static LocalDateTime at(String text) {
        return LocalDateTime.parse(text);
    }
}
