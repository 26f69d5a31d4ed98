package dev.rapport.crm.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetTest {

    private static final WorkCalendar WEEK = WorkCalendar.mondayToFriday();

    @Test
    void readsItsThreeForms() {
        assertEquals(Offset.of(Period.of(1, 2, 25)), Offset.parse("P1Y2M3W4D"));
        assertEquals(Offset.months(1), Offset.parse("P1M"));
        assertEquals(Offset.weeks(2), Offset.parse("P2W"));
        assertEquals(Offset.days(0), Offset.parse("P0D"));
        assertEquals(Offset.workingDays(2), Offset.parse("2WD"));
        assertEquals(Offset.workingDays(0), Offset.parse("0WD"));
        assertEquals(Offset.hours(36), Offset.parse("PT36H"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "PT", "P-1D", "-1WD", "WD", "PT1.5H", "P1DT1H", "1D", "p1d", "P1D ", "PT5M"})
    void refusesAnythingElse(String text) {
        assertThrows(IllegalArgumentException.class, () -> Offset.parse(text));
    }

    @Test
    void refusesToGoBack() {
        assertThrows(IllegalArgumentException.class, () -> Offset.days(-1));
        assertThrows(IllegalArgumentException.class, () -> Offset.of(Period.of(0, 1, -1)));
        assertThrows(IllegalArgumentException.class, () -> Offset.workingDays(-1));
        assertThrows(IllegalArgumentException.class, () -> Offset.workingDays(100_001));
        assertThrows(IllegalArgumentException.class, () -> Offset.hours(-1));
        assertThrows(IllegalArgumentException.class, () -> Offset.hours(1_000_001));
    }

    @Test
    void goesFarAtItsLimits() {
        assertEquals("100000WD", Offset.workingDays(100_000).toString());
        assertEquals("PT1000000H", Offset.hours(1_000_000).toString());
    }

    @Test
    void addsMonthsBeforeDays() {
        LocalDate date = LocalDate.of(2026, 1, 31);
        assertEquals(LocalDate.of(2026, 2, 28), Offset.months(1).from(date, WEEK));
        assertEquals(LocalDate.of(2026, 3, 3), Offset.parse("P1M3D").from(date, WEEK));
        assertEquals(LocalDate.of(2026, 2, 2), Offset.workingDays(1).from(date, WEEK));
    }

    @Test
    void keepsHoursApartFromDates() {
        assertEquals(Duration.ofHours(36), new Offset.Hours(36).duration());
        assertThrows(UnsupportedOperationException.class, () -> Offset.hours(1).from(LocalDate.of(2026, 1, 1), WEEK));
    }

    @Property(tries = 200)
    void readsWhatItWrites(
            @ForAll @IntRange(max = 99) int years,
            @ForAll @IntRange(max = 99) int months,
            @ForAll @IntRange(max = 9999) int days) {
        Offset period = Offset.of(Period.of(years, months, days));
        assertEquals(period, Offset.parse(period.toString()));
        assertEquals(
                Offset.workingDays(days), Offset.parse(Offset.workingDays(days).toString()));
        assertEquals(Offset.hours(days), Offset.parse(Offset.hours(days).toString()));
    }
}
