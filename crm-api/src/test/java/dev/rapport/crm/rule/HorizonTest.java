package dev.rapport.crm.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The first instant at which a plan changes, of all that its rules have told. */
class HorizonTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);
    private static final Instant NOON = Instant.parse("2026-05-04T10:00:00Z");
    private static final WallClock PARIS = WallClock.of(ZoneId.of("Europe/Paris"));

    private static Optional<Instant> at(String instant) {
        return Optional.of(Instant.parse(instant));
    }

    @Test
    void isNeverUnlessSomethingChanges() {
        assertEquals(Optional.empty(), new Horizon(TODAY).validUntil(NOON, PARIS));
    }

    @Test
    void isTheStartOfTheFirstOfSeveralDays() {
        for (List<Integer> days : List.of(List.of(2, 1, 3), List.of(1, 2, 3), List.of(3, 2, 1))) {
            Horizon horizon = new Horizon(TODAY);
            days.forEach(day -> horizon.changes(TODAY.plusDays(day)));
            assertEquals(at("2026-05-04T22:00:00Z"), horizon.validUntil(NOON, PARIS));
        }
    }

    @Test
    void isTheFirstOfSeveralInstants() {
        for (List<Integer> hours : List.of(List.of(2, 1, 3), List.of(1, 2, 3), List.of(3, 2, 1))) {
            Horizon horizon = new Horizon(TODAY);
            hours.forEach(hour -> horizon.changes(NOON.plusSeconds(3600L * hour)));
            assertEquals(at("2026-05-04T11:00:00Z"), horizon.validUntil(NOON, PARIS));
        }
    }

    @Test
    void isTheEarlierOfADayAndAnInstant() {
        Horizon evening = new Horizon(TODAY);
        evening.changes(TODAY.plusDays(1));
        evening.changes(Instant.parse("2026-05-04T21:59:59Z"));
        assertEquals(at("2026-05-04T21:59:59Z"), evening.validUntil(NOON, PARIS));
        Horizon night = new Horizon(TODAY);
        night.changes(TODAY.plusDays(1));
        night.changes(Instant.parse("2026-05-04T22:00:01Z"));
        assertEquals(at("2026-05-04T22:00:00Z"), night.validUntil(NOON, PARIS));
    }

    /** St. John's put its clocks back at one minute past midnight of 7 November 2010, to 23:01 of the day before. */
    @Test
    void isWhereADayThatHasBegunIsLeftAgain() {
        WallClock clock = WallClock.of(ZoneId.of("America/St_Johns"));
        Instant begun = Instant.parse("2010-11-07T02:30:30Z");
        LocalDate sunday = LocalDate.of(2010, 11, 7);
        Horizon horizon = new Horizon(sunday);
        horizon.changes(sunday.minusDays(40));
        horizon.changes(sunday);
        horizon.changes(sunday.minusDays(30));
        assertEquals(at("2010-11-07T02:31:00Z"), horizon.validUntil(begun, clock));
        horizon.changes(sunday.plusDays(1));
        assertEquals(at("2010-11-07T02:31:00Z"), horizon.validUntil(begun, clock));
        Horizon before = new Horizon(sunday);
        before.changes(sunday.minusDays(1));
        assertEquals(Optional.empty(), before.validUntil(begun, clock), "Saturday is not left again");
    }

    /** From 02:31 UTC on it is Saturday once more, and Sunday begins a second time at 03:30 UTC. */
    @Test
    void isTheSecondBeginOfADayThatBeginsTwice() {
        WallClock clock = WallClock.of(ZoneId.of("America/St_Johns"));
        LocalDate sunday = LocalDate.of(2010, 11, 7);
        Horizon horizon = new Horizon(sunday.minusDays(1));
        horizon.changes(sunday);
        assertEquals(at("2010-11-07T02:30:00Z"), horizon.validUntil(Instant.parse("2010-11-07T02:00:00Z"), clock));
        assertEquals(at("2010-11-07T03:30:00Z"), horizon.validUntil(Instant.parse("2010-11-07T02:40:00Z"), clock));
    }

    @Test
    void isNoReturnWhereClocksGoBackAnHourLaterInTheDay() {
        LocalDate sunday = LocalDate.of(2026, 10, 25);
        Horizon horizon = new Horizon(sunday);
        horizon.changes(sunday);
        assertEquals(Optional.empty(), horizon.validUntil(Instant.parse("2026-10-24T22:30:00Z"), PARIS));
        Horizon forward = new Horizon(LocalDate.of(2026, 3, 29));
        forward.changes(LocalDate.of(2026, 3, 29));
        assertEquals(Optional.empty(), forward.validUntil(Instant.parse("2026-03-28T23:30:00Z"), PARIS));
    }
}
