package dev.rapport.crm.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.time.LocalTime;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class QuietHoursTest {

    private static final QuietHours NIGHT = QuietHours.of("21:00", "08:00");
    private static final QuietHours LUNCH = QuietHours.of("12:00", "14:00");

    @Test
    void includesItsStartAndExcludesItsEnd() {
        assertFalse(LUNCH.contains(LocalTime.parse("11:59:59")));
        assertTrue(LUNCH.contains(LocalTime.parse("12:00")));
        assertTrue(LUNCH.contains(LocalTime.parse("13:59:59")));
        assertFalse(LUNCH.contains(LocalTime.parse("14:00")));
    }

    @Test
    void crossesMidnight() {
        assertTrue(NIGHT.crossesMidnight());
        assertFalse(LUNCH.crossesMidnight());
        assertTrue(NIGHT.contains(LocalTime.parse("21:00")));
        assertTrue(NIGHT.contains(LocalTime.MIDNIGHT));
        assertTrue(NIGHT.contains(LocalTime.parse("07:59:59")));
        assertFalse(NIGHT.contains(LocalTime.parse("08:00")));
        assertFalse(NIGHT.contains(LocalTime.parse("20:59:59")));
    }

    @Test
    void endsOnTheSameOrTheNextDay() {
        assertEquals(at("2026-03-19T08:00"), NIGHT.earliest(at("2026-03-18T23:00")));
        assertEquals(at("2026-03-18T08:00"), NIGHT.earliest(at("2026-03-18T03:00")));
        assertEquals(at("2026-03-18T14:00"), LUNCH.earliest(at("2026-03-18T12:30")));
        assertEquals(at("2026-03-18T15:00"), NIGHT.earliest(at("2026-03-18T15:00")));
    }

    @Test
    void endsAtMidnightWhenToldSo() {
        QuietHours evening = QuietHours.of("22:00", "00:00");
        assertTrue(evening.contains(LocalTime.parse("23:59")));
        assertFalse(evening.contains(LocalTime.MIDNIGHT));
        assertEquals(at("2026-03-19T00:00"), evening.earliest(at("2026-03-18T22:00")));
    }

    @Test
    void refusesTwoEqualEnds() {
        assertThrows(IllegalArgumentException.class, () -> QuietHours.of("08:00", "08:00"));
    }

    @Property(tries = 300)
    void equalsAWalkMinuteByMinute(
            @ForAll @IntRange(max = 1439) int from,
            @ForAll @IntRange(max = 1439) int to,
            @ForAll @IntRange(max = 1439) int minute) {
        Assume.that(from != to);
        QuietHours quiet = new QuietHours(ofMinute(from), ofMinute(to));
        LocalDateTime moment = at("2026-03-18T00:00").plusMinutes(minute);
        boolean[] silent = new boolean[1440];
        for (int m = from; m != to; m = (m + 1) % 1440) {
            silent[m] = true;
        }
        LocalDateTime walk = moment;
        while (silent[walk.getHour() * 60 + walk.getMinute()]) {
            walk = walk.plusMinutes(1);
        }
        assertEquals(silent[minute], quiet.contains(moment.toLocalTime()));
        assertEquals(walk, quiet.earliest(moment));
    }

    private static LocalTime ofMinute(int minute) {
        return LocalTime.MIDNIGHT.plusMinutes(minute);
    }

    private static LocalDateTime at(String text) {
        return LocalDateTime.parse(text);
    }
}
