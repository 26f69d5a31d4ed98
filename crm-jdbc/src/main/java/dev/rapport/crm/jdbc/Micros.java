package dev.rapport.crm.jdbc;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Instants as microseconds since 1970. */
final class Micros {

    private Micros() {}

    /** {@code MICROS.between} counts nanoseconds, of which there are too many from the year 2262 on. */
    static long of(Instant instant) {
        return TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + instant.getNano() / 1_000;
    }

    static String text(Instant instant) {
        return Long.toString(of(instant));
    }

    static Instant parse(String micros) {
        try {
            return Instant.EPOCH.plus(Long.parseLong(micros), MICROS);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("cursor: not a cursor of this list; pass on what Page.next() gave", e);
        }
    }
}
