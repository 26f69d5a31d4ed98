package dev.rapport.crm.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The clock on the wall in one zone.
 *
 * <p>The rules of a zone are slow to ask, and a plan asks several times for each of its rules. So a clock remembers the
 * stretches without a change that it was asked about; only in the hours around a change it asks the rules each time.
 * Thread-safe: whatever thread remembers a stretch last, each of them is true.
 */
final class WallClock {

    private static final long DAY = TimeUnit.DAYS.toSeconds(1);

    /** A place for each 49 days, so that 17 years fit before two stretches contend for one. */
    private static final int PLACES = 128;

    private static final int PLACE_BITS = 22;

    /** Zones that never change their clocks are not kept: there are too many of them. */
    private static final Map<ZoneId, WallClock> KNOWN = new ConcurrentHashMap<>();

    private final ZoneId zone;
    private final ZoneRules rules;
    private final Stretch[] stretches;

    private WallClock(ZoneId zone, ZoneRules rules, int places) {
        this.zone = zone;
        this.rules = rules;
        stretches = new Stretch[places];
        Arrays.fill(stretches, Stretch.EMPTY);
    }

    static WallClock of(ZoneId zone) {
        ZoneRules rules = zone.getRules();
        if (rules.isFixedOffset()) {
            return new WallClock(zone, rules, 1);
        }
        WallClock known = KNOWN.get(zone);
        // time-zone data may be renewed while the program runs
        if (known == null || !known.rules.equals(rules)) {
            known = new WallClock(zone, rules, PLACES);
            KNOWN.put(zone, known);
        }
        return known;
    }

    ZoneId zone() {
        return zone;
    }

    private Stretch stretchAt(long second) {
        int place = (int) (second >> PLACE_BITS) & (stretches.length - 1);
        Stretch stretch = stretches[place];
        if (!stretch.contains(second)) {
            stretch = Stretch.around(Instant.ofEpochSecond(second), rules);
            stretches[place] = stretch;
        }
        return stretch;
    }

    LocalDate date(Instant instant) {
        long second = instant.getEpochSecond();
        return LocalDate.ofEpochDay(
                Math.floorDiv(second + stretchAt(second).offset().getTotalSeconds(), DAY));
    }

    WallTime at(Instant instant) {
        ZoneOffset offset = stretchAt(instant.getEpochSecond()).offset();
        LocalDateTime local = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), offset);
        return new WallTime(local.toLocalDate(), local.toLocalTime(), offset, zone, instant.getEpochSecond());
    }

    /** When a clock shows that: in a gap later by its length, of an overlap the earlier. */
    WallTime at(LocalDate day, LocalTime time) {
        long wallSecond = day.toEpochDay() * DAY + time.toSecondOfDay();
        Stretch stretch = stretchAt(wallSecond);
        return stretch.isSureOf(wallSecond)
                ? new WallTime(
                        day,
                        time,
                        stretch.offset(),
                        zone,
                        wallSecond - stretch.offset().getTotalSeconds())
                : WallTime.of(ZonedDateTime.ofLocal(day.atTime(time), zone, null));
    }

    /** When a day begins, for the first time if it begins twice. */
    Instant startOf(LocalDate day) {
        long wallSecond = day.toEpochDay() * DAY;
        Stretch stretch = stretchAt(wallSecond);
        return stretch.isSureOf(wallSecond)
                ? Instant.ofEpochSecond(wallSecond - stretch.offset().getTotalSeconds())
                : day.atStartOfDay(zone).toInstant();
    }
}
