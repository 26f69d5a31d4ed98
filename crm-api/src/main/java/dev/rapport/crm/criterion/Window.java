package dev.rapport.crm.criterion;

import dev.rapport.crm.calendar.StorableTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Which stretch of time a condition looks at.
 *
 * <p>Whatever the stretch: what is later than the instant that is asked about has not happened yet, and never counts.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * Window lately = Window.inLast(Period.ofDays(90));
 * Window lastYear = Window.between(Instant.parse("2025-12-31T23:00:00Z"), Instant.parse("2026-12-31T23:00:00Z"));
 * boolean counts = lately.contains(purchase.occurredAt(), now.atZone(paris));
 * }</pre>
 */
public sealed interface Window {

    /**
     * From an instant to another, or without one of the ends, or without both.
     *
     * @param from the first instant of it, or empty for no beginning
     * @param to the first instant after it, or empty for no end
     */
    record Between(Optional<Instant> from, Optional<Instant> to) implements Window {
        /**
         * Checks the ends.
         *
         * @param from the first instant of it, or empty for no beginning
         * @param to the first instant after it, or empty for no end
         * @throws IllegalArgumentException if it ends before it begins, or an end is outside the years 1 to 9999
         */
        public Between {
            from = from.map(instant -> StorableTime.instant("from", instant));
            to = to.map(instant -> StorableTime.instant("to", instant));
            if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
                throw new IllegalArgumentException("window: ends before it begins; swap the two instants");
            }
        }

        @Override
        public Optional<Instant> begin(ZonedDateTime asOf) {
            return from;
        }

        @Override
        public Optional<Instant> end() {
            return to;
        }

        @Override
        public String toString() {
            return isEver() ? "ever" : Sentence.window(this);
        }
    }

    /**
     * The last days, weeks, months or years: from the beginning of the day that is so long before today, in the zone that is
     * asked in, until now.
     *
     * @param period how long, to the day
     */
    record InLast(Period period) implements Window {
        private static final int MOST_YEARS = 1_000;
        private static final int MOST_DAYS = 366 * MOST_YEARS;

        /** So that its beginning is in the years that every database knows, in whatever zone. */
        private static final LocalDate EARLIEST = LocalDate.of(1, 1, 2);

        /**
         * Checks the period.
         *
         * @param period how long, to the day
         * @throws IllegalArgumentException if a part of it is negative, all are 0, or it is longer than a thousand years
         */
        public InLast {
            if (period.isNegative() || period.isZero()) {
                throw new IllegalArgumentException("period: must be longer than nothing and have no negative part");
            }
            if (period.toTotalMonths() > 12L * MOST_YEARS || period.get(ChronoUnit.DAYS) > MOST_DAYS) {
                throw new IllegalArgumentException(
                        "period: is longer than " + MOST_YEARS + " years; leave the window out for all time");
            }
        }

        @Override
        public Optional<Instant> begin(ZonedDateTime asOf) {
            LocalDate day = asOf.toLocalDate().minus(period);
            return Optional.of((day.isBefore(EARLIEST) ? EARLIEST : day)
                    .atStartOfDay(asOf.getZone())
                    .toInstant());
        }

        @Override
        public Optional<Instant> end() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return Sentence.window(this);
        }
    }

    /**
     * All time.
     *
     * @return the window without ends
     */
    static Window ever() {
        return new Between(Optional.empty(), Optional.empty());
    }

    /**
     * From an instant on.
     *
     * @param from the first instant
     * @return the window
     */
    static Window since(Instant from) {
        return new Between(Optional.of(from), Optional.empty());
    }

    /**
     * From an instant to another.
     *
     * @param from the first instant
     * @param to the first instant that is not in it
     * @return the window
     */
    static Window between(Instant from, Instant to) {
        return new Between(Optional.of(from), Optional.of(to));
    }

    /**
     * The last days, weeks, months or years.
     *
     * @param period how long, to the day
     * @return the window
     */
    static Window inLast(Period period) {
        return new InLast(period);
    }

    /**
     * When it begins.
     *
     * @param asOf when and in which zone it is asked
     * @return the first instant of it, or empty if it has no beginning
     */
    Optional<Instant> begin(ZonedDateTime asOf);

    /**
     * When it ends, besides the instant that is asked about.
     *
     * @return the first instant that is not in it, or empty
     */
    Optional<Instant> end();

    /**
     * Whether it is all time.
     *
     * @return true for {@link #ever()}
     */
    default boolean isEver() {
        return equals(ever());
    }

    /**
     * Whether something that happened then counts.
     *
     * @param at when it happened
     * @param asOf when and in which zone it is asked: what is later does not count
     * @return true if it is in the window
     */
    default boolean contains(Instant at, ZonedDateTime asOf) {
        return !at.isAfter(asOf.toInstant())
                && begin(asOf).filter(at::isBefore).isEmpty()
                && end().filter(to -> !at.isBefore(to)).isEmpty();
    }
}
