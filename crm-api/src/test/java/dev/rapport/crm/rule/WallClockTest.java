package dev.rapport.crm.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a clock remembers, it shows what java.time shows. */
class WallClockTest {

    private static final Instant FROM = Instant.parse("1890-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2045-01-01T00:00:00Z");
    private static final int HOUR = 3_600;
    private static final int DAY = 24 * HOUR;

    static Stream<String> zones() {
        return ClockChangesTest.zones();
    }

    @ParameterizedTest
    @MethodSource("zones")
    void agreesWithTheRulesOfTheZoneAroundEachChange(String zoneId) {
        ZoneId zone = ZoneId.of(zoneId);
        ZoneOffsetTransition change = zone.getRules().nextTransition(FROM);
        while (change != null && change.getInstant().isBefore(TO)) {
            for (int hours = -27; hours <= 27; hours += 3) {
                for (int seconds = -1; seconds <= 1; seconds++) {
                    check(zone, change.getInstant().plusSeconds((long) hours * HOUR + seconds));
                    check(zone, change.getDateTimeBefore().plusHours(hours).plusSeconds(seconds));
                    check(zone, change.getDateTimeAfter().plusHours(hours).plusSeconds(seconds));
                }
            }
            check(zone, change.getDateTimeBefore().toLocalDate());
            check(zone, change.getDateTimeAfter().toLocalDate());
            change = zone.getRules().nextTransition(change.getInstant());
        }
    }

    @ParameterizedTest
    @MethodSource("zones")
    void agreesWithTheRulesOfTheZoneAtAnyTimeInAnyOrder(String zoneId) {
        ZoneId zone = ZoneId.of(zoneId);
        Random random = new Random(zoneId.hashCode());
        for (int i = 0; i < 2_000; i++) {
            boolean isFarAway = i % 10 == 0;
            long day = random.nextInt(isFarAway ? 1_000_000 : 20_000) - 2_000L;
            Instant instant = Instant.ofEpochSecond(day * DAY + random.nextInt(DAY), random.nextInt(1_000));
            check(zone, instant);
            check(zone, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
            check(zone, LocalDate.ofEpochDay(day));
        }
    }

    @Test
    void knowsAClockThatNeverChanges() {
        ZoneId zone = ZoneOffset.ofHoursMinutes(5, 45);
        check(zone, Instant.parse("2026-11-18T18:15:00Z"));
        check(zone, LocalDateTime.parse("2026-11-18T00:00:01"));
        check(zone, LocalDate.parse("2026-11-18"));
    }

    private static void check(ZoneId zone, Instant instant) {
        WallTime read = WallClock.of(zone).at(instant);
        assertEquals(instant.atZone(zone), read.zoned());
        assertEquals(instant.getEpochSecond(), read.epochSecond());
        assertEquals(LocalDate.ofInstant(instant, zone), WallClock.of(zone).date(instant));
    }

    private static void check(ZoneId zone, LocalDateTime local) {
        ZonedDateTime expected = ZonedDateTime.ofLocal(local, zone, null);
        WallTime resolved = WallClock.of(zone).at(local.toLocalDate(), local.toLocalTime());
        assertEquals(expected, resolved.zoned());
        assertEquals(expected.toEpochSecond(), resolved.epochSecond());
        assertEquals(expected.toLocalDateTime(), resolved.local());
    }

    private static void check(ZoneId zone, LocalDate day) {
        assertEquals(day.atStartOfDay(zone).toInstant(), WallClock.of(zone).startOf(day), () -> zone + " on " + day);
    }
}
