package dev.rapport.crm.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** The dates and instants that every database can hold: years 1 to 9999, microseconds. */
final class StorableTime {

    private static final int MAX_YEAR = 9999;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private StorableTime() {}

    static LocalDate date(String property, LocalDate value) {
        requireYear(property, Objects.requireNonNull(value, property).getYear());
        return value;
    }

    static Instant instant(String property, Instant value) {
        Instant truncated = Objects.requireNonNull(value, property).truncatedTo(ChronoUnit.MICROS);
        if (truncated.isBefore(FIRST) || truncated.isAfter(LAST)) {
            throw outside(property);
        }
        return truncated;
    }

    static int year(String property, int year) {
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
