package dev.rapport.crm.inmemory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as cursors write them. */
final class Moments {
    private Moments() {}

    static String text(Instant at) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }

    static Instant parse(String micros) {
        return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
    }
}
