package dev.rapport.crm.jdbc;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** How often and how soon a transaction that did not pass is run again. */
final class Retries {

    /** Lets time pass. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    static final int TRIES = 12;
    static final Duration AT_MOST = Duration.ofSeconds(10);

    private static final Duration FIRST_CONFLICT = Duration.ofMillis(5);
    private static final Duration LONGEST_CONFLICT = Duration.ofMillis(500);
    private static final Duration FIRST_OUTAGE = Duration.ofMillis(100);
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(2);

    private final int tries;
    private final Duration atMost;
    private final LongSupplier nanoTime;
    private final Sleeper sleeper;
    private final DoubleSupplier jitter;

    Retries(int tries, Duration atMost, LongSupplier nanoTime, Sleeper sleeper, DoubleSupplier jitter) {
        this.tries = tries;
        this.atMost = atMost;
        this.nanoTime = nanoTime;
        this.sleeper = sleeper;
        this.jitter = jitter;
    }

    static Retries of(int tries, Duration atMost) {
        return new Retries(
                tries,
                atMost,
                System::nanoTime,
                d -> Thread.sleep(d.toMillis(), d.toNanosPart() % 1_000_000),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    Attempts begin() {
        return new Attempts();
    }

    /** The tries of one transaction. */
    final class Attempts {

        private final long began = nanoTime.getAsLong();
        private int made;

        /** Waits until it is time for another try, or answers false if there is none. */
        boolean again(Failure failure) {
            made++;
            Duration delay = failure == Failure.CONFLICT ? afterConflict() : afterOutage();
            Duration passed = Duration.ofNanos(nanoTime.getAsLong() - began);
            if (!failure.mayPassBeforeCommit()
                    || made >= tries
                    || passed.plus(delay).compareTo(atMost) > 0) {
                return false;
            }
            return delay.isZero() || slept(delay);
        }

        /** The first time at once: whoever was in the way has just finished. */
        private Duration afterConflict() {
            return made == 1 ? Duration.ZERO : part(doubled(FIRST_CONFLICT, made - 2, LONGEST_CONFLICT));
        }

        /** At least half of the time: a server takes that long to come back. */
        private Duration afterOutage() {
            Duration longest = doubled(FIRST_OUTAGE, made - 1, LONGEST_OUTAGE);
            return longest.dividedBy(2).plus(part(longest.dividedBy(2)));
        }

        private Duration part(Duration longest) {
            return Duration.ofNanos((long) (longest.toNanos() * jitter.getAsDouble()));
        }

        private boolean slept(Duration delay) {
            try {
                sleeper.sleep(delay);
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private static Duration doubled(Duration first, int times, Duration longest) {
        Duration doubled = first.multipliedBy(1L << Math.min(times, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
