package dev.rapport.crm.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;

/** What a clock on the wall shows at a moment, and when that is. */
record WallTime(LocalDate date, LocalTime time, ZoneOffset offset, ZoneId zone, long epochSecond) {

    static WallTime of(ZonedDateTime time) {
        return new WallTime(
                time.toLocalDate(), time.toLocalTime(), time.getOffset(), time.getZone(), time.toEpochSecond());
    }

    LocalDateTime local() {
        return date.atTime(time);
    }

    boolean shows(LocalDate day, LocalTime hour) {
        return date.equals(day) && time.equals(hour);
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
        return time.get(ChronoField.NANO_OF_SECOND);
    }

    ZonedDateTime zoned() {
        return ZonedDateTime.ofLocal(local(), zone, offset);
    }
}
