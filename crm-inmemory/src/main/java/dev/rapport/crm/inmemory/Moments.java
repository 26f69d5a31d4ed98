package dev.rapport.crm.inmemory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** Instants as cursors write them. */
final class Moments {
    private Moments() {}

    static String text(Instant at) {
        // ChronoUnit.MICROS.between counts nanoseconds, of which there are too many from the year 2262 on
        return Long.toString(TimeUnit.SECONDS.toMicros(at.getEpochSecond()) + at.getNano() / 1_000);
    }

    static Instant parse(String micros) {
        return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
    }
}
