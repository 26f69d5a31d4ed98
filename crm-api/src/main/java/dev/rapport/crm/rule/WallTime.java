package dev.rapport.crm.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;

/** What a clock on the wall shows at a moment, and when that is. */
record WallTime(LocalDateTime local, ZoneOffset offset, ZoneId zone, long epochSecond) {

    static WallTime of(ZonedDateTime time) {
        return new WallTime(time.toLocalDateTime(), time.getOffset(), time.getZone(), time.toEpochSecond());
    }

    LocalDate date() {
        return local.toLocalDate();
    }

    boolean isAfter(Instant instant) {
        long second = instant.getEpochSecond();
        return epochSecond == second ? nano() > instant.getNano() : epochSecond > second;
    }

    /** Below zero if this is earlier, whatever the two clocks show. */
    int compareInstants(WallTime that) {
        return epochSecond == that.epochSecond
                ? Integer.compare(nano(), that.nano())
                : Long.compare(epochSecond, that.epochSecond);
    }

    private int nano() {
        return local.get(ChronoField.NANO_OF_SECOND);
    }

    ZonedDateTime zoned() {
        return ZonedDateTime.ofLocal(local, zone, offset);
    }
}
