package dev.rapport.crm.jdbc;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Instant;

/** Any instant by the clock of the stored ones, which knows microseconds and the years 1 to 9999. */
final class Ticks {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Ticks() {}

    /** The last tick that is not later; before the first of all it is that before the first. */
    static Instant floor(Instant instant) {
        if (instant.isBefore(FIRST)) {
            return FIRST.minus(1, MICROS);
        }
        return instant.isAfter(END) ? END : instant.truncatedTo(MICROS);
    }

    /** The first tick that is not earlier. */
    static Instant ceiling(Instant instant) {
        Instant floor = floor(instant);
        return floor.isBefore(instant) ? after(floor) : floor;
    }

    /** The tick after this one. */
    static Instant after(Instant tick) {
        return tick.isBefore(END) ? tick.plus(1, MICROS) : END;
    }
}
