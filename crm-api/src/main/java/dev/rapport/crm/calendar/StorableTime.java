package dev.rapport.crm.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The dates and instants that every database can hold: years 1 to 9999, to the microsecond.
 *
 * <p>Thread-safe.
 *
 * <pre>{@code
 * Instant at = StorableTime.instant("occurredAt", value);     // truncated, or refused
 * }</pre>
 */
public final class StorableTime {

    private static final int MAX_YEAR = 9999;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private StorableTime() {}

    /**
     * Checks a date.
     *
     * @param property what it is, for the message
     * @param value the date
     * @return the same
     * @throws IllegalArgumentException if it is outside the years 1 to 9999
     */
    public static LocalDate date(String property, LocalDate value) {
        requireYear(property, Objects.requireNonNull(value, property).getYear());
        return value;
    }

    /**
     * Truncates an instant to microseconds and checks it.
     *
     * @param property what it is, for the message
     * @param value the instant
     * @return the instant, truncated
     * @throws IllegalArgumentException if it is outside the years 1 to 9999
     */
    public static Instant instant(String property, Instant value) {
        Instant truncated = Objects.requireNonNull(value, property).truncatedTo(ChronoUnit.MICROS);
        if (truncated.isBefore(FIRST) || truncated.isAfter(LAST)) {
            throw outside(property);
        }
        return truncated;
    }

    /**
     * Checks a year.
     *
     * @param property what it is, for the message
     * @param year the year
     * @return the same
     * @throws IllegalArgumentException if it is outside the years 1 to 9999
     */
    public static int year(String property, int year) {
        requireYear(property, year);
        return year;
    }

    private static void requireYear(String property, int year) {
        if (year < 1 || year > MAX_YEAR) {
            throw outside(property);
        }
    }

    private static IllegalArgumentException outside(String property) {
        return new IllegalArgumentException(
                property + ": outside the years 1 to " + MAX_YEAR + "; leave it out if there is no limit");
    }
}
