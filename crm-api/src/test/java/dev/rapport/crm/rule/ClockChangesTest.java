package dev.rapport.crm.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.facts.Facts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The clocks of every zone of the JDK, each time they change. */
class ClockChangesTest {

    private static final Instant FROM = Instant.parse("1986-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2028-01-01T00:00:00Z");

    static Stream<String> zones() {
        Map<ZoneRules, String> byRules = new HashMap<>();
        ZoneId.getAvailableZoneIds().stream()
                .sorted()
                .forEach(id -> byRules.putIfAbsent(ZoneId.of(id).getRules(), id));
        return byRules.values().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("zones")
    void goesOnByTheLengthOfAGapAndTakesTheEarlierOfTwo(String zoneId) {
        ZoneId zone = ZoneId.of(zoneId);
        for (ZoneOffsetTransition change : changes(zone)) {
            LocalDateTime middle = change.isGap()
                    ? change.getDateTimeBefore().plus(change.getDuration().dividedBy(2))
                    : change.getDateTimeAfter().plus(change.getDuration().abs().dividedBy(2));
            NextContact next = on(zone, middle);
            Instant expected = middle.toInstant(change.getOffsetBefore());
            assertEquals(expected, next.due().toInstant(), () -> zoneId + " at " + change);
            assertEquals(
                    change.isGap() ? List.of(Adjustment.DST_GAP) : List.of(),
                    next.adjustments(),
                    () -> zoneId + " at " + change);
        }
    }

    @ParameterizedTest
    @MethodSource("zones")
    void keepsElapsedHoursExact(String zoneId) {
        ZoneId zone = ZoneId.of(zoneId);
        for (ZoneOffsetTransition change : changes(zone)) {
            for (int minutes : new int[] {-90, 0, 1}) {
                Instant event =
                        change.getInstant().plus(Duration.ofMinutes(minutes)).minus(Duration.ofHours(36));
                World world = World.of(w -> {
                    w.contact.zone(zone);
                    w.bought(event.toString());
                    w.rules = List.of(Rule.named("r").once(Offset.hours(36)).afterLast(World.PURCHASE));
                });
                NextContact next = world.next("2030-01-01T00:00:00Z");
                assertEquals(event.plus(Duration.ofHours(36)), next.due().toInstant());
                assertEquals(List.of(), next.adjustments());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("zones")
    void knowsTheInstantAtWhichTheNextDateOfASeriesIsReached(String zoneId) {
        ZoneId zone = ZoneId.of(zoneId);
        for (ZoneOffsetTransition change : changes(zone)) {
            World world = World.of(w -> {
                w.contact.zone(zone);
                w.rules = List.of(Rule.named("g")
                        .every(Period.ofDays(1))
                        .from(change.getDateTimeBefore().toLocalDate().minusDays(9)));
            });
            Fixed facts = new Fixed(world);
            for (int minutes : new int[] {-61, -1, 0, 59}) {
                Instant now = change.getInstant().plus(Duration.ofMinutes(minutes));
                Plan plan = facts.plan(now);
                Instant until = plan.validUntil().orElseThrow();
                assertTrue(until.isAfter(now), () -> zoneId + " at " + now);
                assertFalse(facts.plan(until).isSamePlan(plan), () -> zoneId + " changes at " + until);
                assertTrue(facts.plan(until.minusSeconds(1)).isSamePlan(plan), () -> zoneId + " holds until " + until);
                Instant between = now.plus(Duration.between(now, until).dividedBy(2));
                assertTrue(facts.plan(between).isSamePlan(plan), () -> zoneId + " holds at " + between);
            }
        }
    }

    @Test
    void keepsTheHourOfTheWallOverAChange() {
        NextContact next = on(ZoneId.of("Europe/Paris"), LocalDateTime.parse("2026-03-30T09:00"));
        assertEquals(ZonedDateTime.parse("2026-03-30T09:00+02:00[Europe/Paris]"), next.due());
    }

    @Test
    void skipsADayThatAZoneSkipped() {
        NextContact next = on(ZoneId.of("Pacific/Apia"), LocalDateTime.parse("2011-12-30T09:00"));
        assertEquals(LocalDateTime.parse("2011-12-31T09:00"), next.due().toLocalDateTime());
        assertEquals(List.of(Adjustment.DST_GAP), next.adjustments());
    }

    @Test
    void countsLocalDaysInTheZoneOfTheContact() {
        World world = World.of(Rule.named("b").yearlyOn("birthday")).birthday("--02-09");
        world.contact.zone(ZoneOffset.ofHours(14));
        assertEquals(Status.UPCOMING, world.plan("2026-02-08T10:00:00Z").status());
        assertEquals("b:2026", world.next("2026-02-09T09:59:59Z").occurrence());
        assertEquals("b:2027", world.next("2026-02-09T10:00:00Z").occurrence());
        assertEquals(
                LocalTime.of(9, 0), world.next("2026-02-08T10:00:00Z").due().toLocalTime());
    }

    private static NextContact on(ZoneId zone, LocalDateTime moment) {
        World world = World.of(Rule.named("o").on(moment));
        world.contact.zone(zone);
        return world.next("1950-01-01T00:00:00Z");
    }

    private static List<ZoneOffsetTransition> changes(ZoneId zone) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        ZoneOffsetTransition change = zone.getRules().nextTransition(FROM);
        while (change != null && change.getInstant().isBefore(TO)) {
            changes.add(change);
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return changes;
    }

    /** Facts that are made once for many moments. */
    private record Fixed(Facts facts, RuleBook book) {

        Fixed(World world) {
            this(world.facts(), world.book());
        }

        Plan plan(Instant now) {
            return Planner.plan(facts, book, Permission.unchecked(), now);
        }
    }
}
