package dev.rapport.crm.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static final LocalDate ANCHOR = LocalDate.of(2026, 1, 31);

    @Test
    void neverDriftsAwayFromTheEndOfTheMonth() {
        Series monthly = new Series(ANCHOR, Period.ofMonths(1), false);
        assertEquals(
                List.of(ANCHOR, LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 31), LocalDate.of(2026, 4, 30)),
                monthly.dates(0, 4));
    }

    @Test
    void sticksToTheEndOfTheMonthIfToldSoAndIfItBeginsThere() {
        Period month = Period.ofMonths(1);
        assertEquals(LocalDate.of(2026, 3, 31), new Series(LocalDate.of(2026, 2, 28), month, true).date(1));
        assertEquals(LocalDate.of(2026, 3, 28), new Series(LocalDate.of(2026, 2, 28), month, false).date(1));
        assertEquals(LocalDate.of(2024, 3, 28), new Series(LocalDate.of(2024, 2, 28), month, true).date(1));
        assertEquals(LocalDate.of(2026, 2, 2), new Series(ANCHOR, Period.ofDays(2), true).date(1), "no whole months");
    }

    @Test
    void findsTheLastDateReached() {
        Series weekly = new Series(ANCHOR, Period.ofDays(7), false);
        assertEquals(-1, weekly.lastReached(ANCHOR.minusDays(1)));
        assertEquals(0, weekly.lastReached(ANCHOR));
        assertEquals(0, weekly.lastReached(ANCHOR.plusDays(6)));
        assertEquals(1, weekly.lastReached(ANCHOR.plusDays(7)));
    }

    @Test
    void listsNothingBetweenNothing() {
        Series weekly = new Series(ANCHOR, Period.ofDays(7), false);
        assertTrue(weekly.dates(3, 3).isEmpty());
        assertTrue(weekly.dates(4, 3).isEmpty());
        assertThrows(IndexOutOfBoundsException.class, () -> weekly.dates(0, 2).get(2));
    }

    @Test
    void listsThoseFromOneToAnother() {
        Series weekly = new Series(LocalDate.of(2026, 3, 2), Period.ofWeeks(1), false);
        assertEquals(List.of(LocalDate.of(2026, 3, 16), LocalDate.of(2026, 3, 23)), weekly.dates(2, 4));
        assertEquals(List.of(), weekly.dates(4, 2));
    }

    /** 1 January, 2 February, 3 March, 4 April. */
    @Test
    void findsTheLastReachedOfMonthsAndDays() {
        Series series = new Series(LocalDate.of(2026, 1, 1), Period.of(0, 1, 1), false);
        assertEquals(0, series.lastReached(LocalDate.of(2026, 2, 1)));
        assertEquals(1, series.lastReached(LocalDate.of(2026, 2, 2)));
        assertEquals(2, series.lastReached(LocalDate.of(2026, 4, 3)));
        assertEquals(3, series.lastReached(LocalDate.of(2026, 4, 4)));
    }

    @Test
    void refusesAPeriodThatGoesNowhere() {
        assertThrows(IllegalArgumentException.class, () -> new Series(ANCHOR, Period.ZERO, false));
        assertThrows(IllegalArgumentException.class, () -> new Series(ANCHOR, Period.of(0, 1, -1), false));
    }

    @Property(tries = 500)
    void findsWhatAWalkFromTheAnchorFinds(
            @ForAll @IntRange(max = 2) int years,
            @ForAll @IntRange(max = 14) int months,
            @ForAll @IntRange(max = 40) int days,
            @ForAll @IntRange(max = 1500) int anchorDay,
            @ForAll @IntRange(max = 4000) int distance,
            @ForAll boolean endOfMonth) {
        Period period = Period.of(years, months, days);
        Assume.that(!period.isZero());
        LocalDate anchor = LocalDate.of(2023, 1, 1).plusDays(anchorDay);
        Series series = new Series(anchor, period, endOfMonth);
        LocalDate day = anchor.plusDays(distance);
        boolean sticks = endOfMonth && days == 0 && anchor.plusDays(1).getDayOfMonth() == 1;
        int k = 0;
        while (!walk(anchor, period, k + 1, sticks).isAfter(day)) {
            k++;
        }
        assertEquals(k, series.lastReached(day));
        assertEquals(walk(anchor, period, k, sticks), series.date(k));
    }

    private static LocalDate walk(LocalDate anchor, Period period, int k, boolean sticks) {
        LocalDate date = anchor.plus(period.multipliedBy(k));
        return sticks ? date.withDayOfMonth(date.lengthOfMonth()) : date;
    }
}
