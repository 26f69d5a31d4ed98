package dev.rapport.crm.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReachableHoursTest {

    private static final ReachableHours ALL = ReachableHours.all();

    @Test
    void keepsOnlyWholeHours() {
        assertEquals(
                List.of(9, 10, 11, 13, 14, 15, 16),
                ALL.inside(TimeWindow.of("09:00", "17:30"))
                        .outside(QuietHours.of("12:15", "13:00"))
                        .hours());
        assertEquals(List.of(10), ALL.inside(TimeWindow.of("09:01", "11:00")).hours());
        assertEquals(List.of(), ALL.inside(TimeWindow.of("09:01", "10:59")).hours());
    }

    @Test
    void lastsUntilMidnight() {
        assertEquals(
                List.of(22, 23), ALL.inside(TimeWindow.of("22:00", "23:59")).hours());
        assertEquals(List.of(22), ALL.inside(TimeWindow.of("22:00", "23:58")).hours());
        assertEquals(
                List.of(22, 23),
                ALL.inside(new TimeWindow(LocalTime.of(22, 0), LocalTime.MAX)).hours());
    }

    @Test
    void takesWhatElseIsAllowed() {
        assertEquals(List.of(0, 12), ALL.where(hour -> hour % 12 == 0).hours());
        assertEquals(24, ALL.hours().size());
        assertEquals(ALL.where(hour -> hour < 2), ALL.inside(TimeWindow.of("00:00", "02:00")));
    }

    private static LocalTime minute(int number) {
        return LocalTime.ofSecondOfDay(60L * number);
    }

    @Property
    void hasNoQuietMinute(@ForAll @IntRange(max = 1439) int from, @ForAll @IntRange(max = 1439) int to) {
        if (from == to) {
            return;
        }
        QuietHours quiet = new QuietHours(minute(from), minute(to));
        List<Integer> expected = IntStream.range(0, 24)
                .filter(hour -> IntStream.range(60 * hour, 60 * hour + 60).noneMatch(m -> quiet.contains(minute(m))))
                .boxed()
                .toList();
        assertEquals(expected, ALL.outside(quiet).hours());
    }

    @Property
    void hasEveryMinuteInTheWindow(@ForAll @IntRange(max = 1438) int start, @ForAll @IntRange(max = 1439) int end) {
        if (start >= end) {
            return;
        }
        TimeWindow window = new TimeWindow(minute(start), minute(end));
        List<Integer> expected = IntStream.range(0, 24)
                .filter(hour -> IntStream.range(60 * hour, 60 * hour + 60)
                        .filter(m -> m < 1439)
                        .allMatch(m -> window.contains(minute(m))))
                .boxed()
                .toList();
        assertEquals(expected, ALL.inside(window).hours());
    }
}
