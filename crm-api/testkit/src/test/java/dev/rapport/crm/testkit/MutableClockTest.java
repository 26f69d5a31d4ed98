package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MutableClockTest {

    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");

    @Test
    void standsStillUntilItIsMoved() {
        MutableClock clock = MutableClock.at(START);
        assertEquals(START, clock.instant());
        assertEquals(START, clock.instant());
    }

    @Test
    void advancesByADuration() {
        MutableClock clock = MutableClock.at(START);
        clock.advance(Duration.ofMinutes(90));
        assertEquals(Instant.parse("2026-11-24T10:30:00Z"), clock.instant());
    }

    @Test
    void movesToAnInstantOfThePast() {
        MutableClock clock = MutableClock.at(START);
        Instant past = Instant.parse("2020-02-29T00:00:00Z");
        clock.moveTo(past);
        assertEquals(past, clock.instant());
    }
}
