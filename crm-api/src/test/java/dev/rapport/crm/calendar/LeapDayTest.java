package dev.rapport.crm.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeapDayTest {

    private static final MonthDay LEAP = MonthDay.of(2, 29);

    @ParameterizedTest
    @EnumSource
    void keepsTheDayInALeapYear(LeapDay leapDay) {
        assertEquals(Optional.of(LocalDate.of(2028, 2, 29)), leapDay.dateIn(2028, LEAP));
    }

    @Test
    void movesTheDayOrSkipsItInACommonYear() {
        assertEquals(Optional.of(LocalDate.of(2026, 2, 28)), LeapDay.FEB_28.dateIn(2026, LEAP));
        assertEquals(Optional.of(LocalDate.of(2026, 3, 1)), LeapDay.MAR_1.dateIn(2026, LEAP));
        assertEquals(Optional.empty(), LeapDay.SKIP.dateIn(2026, LEAP));
    }

    @Test
    void knowsThatCenturiesAreCommonYears() {
        assertEquals(Optional.empty(), LeapDay.SKIP.dateIn(2100, LEAP));
        assertEquals(Optional.of(LocalDate.of(2000, 2, 29)), LeapDay.SKIP.dateIn(2000, LEAP));
    }

    @Property(tries = 200)
    void leavesEveryOtherDayAlone(
            @ForAll LeapDay leapDay,
            @ForAll @IntRange(min = 1900, max = 2200) int year,
            @ForAll @IntRange(min = 1, max = 365) int dayOfCommonYear) {
        MonthDay day = MonthDay.from(LocalDate.ofYearDay(2025, dayOfCommonYear));
        assertEquals(Optional.of(LocalDate.of(year, day.getMonth(), day.getDayOfMonth())), leapDay.dateIn(year, day));
    }
}
