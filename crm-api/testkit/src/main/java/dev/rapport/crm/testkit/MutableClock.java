package dev.rapport.crm.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that stands still until a test moves it.
 *
 * <p>Thread-safe: a move is seen by every thread at once.
 *
 * <pre>{@code
 * MutableClock clock = MutableClock.at(Instant.parse("2026-11-24T09:00:00Z"));
 * clock.advance(Duration.ofDays(1));
 * Instant tomorrow = clock.instant();
 * }</pre>
 */
public final class MutableClock implements InstantSource {

    private volatile Instant now;

    private MutableClock(Instant start) {
        this.now = start;
    }

    /**
     * Creates a clock that stands at an instant.
     *
     * @param start where the clock stands
     * @return a new clock
     */
    public static MutableClock at(Instant start) {
        return new MutableClock(requireNonNull(start, "start"));
    }

    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Moves the clock by a duration; a negative one moves it back.
     *
     * @param step how far to move
     */
    public synchronized void advance(Duration step) {
        now = now.plus(step);
    }

    /**
     * Moves the clock to an instant, which may be in its past.
     *
     * @param instant where the clock stands from now on
     */
    public synchronized void moveTo(Instant instant) {
        now = requireNonNull(instant, "instant");
    }
}
