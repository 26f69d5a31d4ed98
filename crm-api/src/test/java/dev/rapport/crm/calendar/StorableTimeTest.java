package dev.rapport.crm.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StorableTimeTest {

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "2026-11-22", "9999-12-31"})
    void keepsTheDatesOfTheYearsOneTo9999(LocalDate date) {
        assertEquals(date, StorableTime.date("born", date));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31", "-0001-01-01", "+10000-01-01"})
    void refusesAnyOtherDate(LocalDate date) {
        assertRefused("born", () -> StorableTime.date("born", date));
    }

    @Test
    void keepsTheYearsOneTo9999() {
        assertEquals(1, StorableTime.year("year", 1));
        assertEquals(9999, StorableTime.year("year", 9999));
        assertRefused("year", () -> StorableTime.year("year", 0));
        assertRefused("year", () -> StorableTime.year("year", 10_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "2026-11-22T10:00:00.000001Z", "9999-12-31T23:59:59.999999Z"})
    void keepsInstantsToTheMicrosecond(Instant instant) {
        assertEquals(instant, StorableTime.instant("at", instant));
        assertEquals(instant, StorableTime.instant("at", instant.plusNanos(999)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31T23:59:59.999999999Z", "+10000-01-01T00:00:00Z"})
    void refusesAnyOtherInstant(Instant instant) {
        assertRefused("at", () -> StorableTime.instant("at", instant));
    }

    private static void assertRefused(String property, Executable call) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, call).getMessage());
        assertTrue(message.startsWith(property + ": outside the years 1 to 9999"), message);
    }
}
