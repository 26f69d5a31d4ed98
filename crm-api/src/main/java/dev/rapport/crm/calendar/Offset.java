package dev.rapport.crm.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Objects;
import java.util.regex.Matcher;

/**
 * How long after something else: a calendar period, a number of working days, or hours on the clock.
 *
 * <p>Immutable and thread-safe. A period is calendar arithmetic (months first, then weeks and days), working days are
 * counted in a {@link WorkCalendar}, and hours are elapsed time, whatever the clocks do.
 *
 * <pre>{@code
 * Offset.days(30);                 // P30D
 * Offset.workingDays(2);           // 2WD
 * Offset.parse("PT36H");           // the same as Offset.hours(36)
 * }</pre>
 */
public sealed interface Offset {

    /**
     * A calendar period.
     *
     * @param period the years, months and days, none negative
     */
    record Calendar(Period period) implements Offset {

        /**
         * Creates an offset.
         *
         * @param period the years, months and days
         * @throws IllegalArgumentException if a part of the period is negative
         */
        public Calendar {
            Objects.requireNonNull(period, "period");
            if (period.isNegative()) {
                throw new IllegalArgumentException("period: no part may be negative, was " + period);
            }
        }

        @Override
        public LocalDate from(LocalDate date, WorkCalendar calendar) {
            return date.plus(period);
        }

        @Override
        public String toString() {
            return period.toString();
        }
    }

    /**
     * A number of working days.
     *
     * @param count the steps to the next working day, 0 to 100,000; 0 is the day itself or the next working one
     */
    record WorkingDays(int count) implements Offset {

        /**
         * Creates an offset.
         *
         * @param count the steps to the next working day
         * @throws IllegalArgumentException if the number is out of range
         */
        public WorkingDays {
            if (count < 0 || count > 100_000) {
                throw new IllegalArgumentException("workingDays: must be from 0 to 100000, was " + count);
            }
        }

        @Override
        public LocalDate from(LocalDate date, WorkCalendar calendar) {
            return calendar.plusWorkingDays(date, count);
        }

        @Override
        public String toString() {
            return count + "WD";
        }
    }

    /**
     * Hours on the clock.
     *
     * @param count the hours, 0 to 1,000,000
     */
    record Hours(int count) implements Offset {

        /**
         * Creates an offset.
         *
         * @param count the hours
         * @throws IllegalArgumentException if the number is out of range
         */
        public Hours {
            if (count < 0 || count > 1_000_000) {
                throw new IllegalArgumentException("hours: must be from 0 to 1000000, was " + count);
            }
        }

        /**
         * Returns the hours as a duration.
         *
         * @return the elapsed time
         */
        public Duration duration() {
            return Duration.ofHours(count);
        }

        /**
         * Refuses: hours lead from an instant to an instant, not from a date to a date.
         *
         * @throws UnsupportedOperationException always
         */
        @Override
        public LocalDate from(LocalDate date, WorkCalendar calendar) {
            throw new UnsupportedOperationException("hours are elapsed time; add duration() to an instant");
        }

        @Override
        public String toString() {
            return "PT" + count + "H";
        }
    }

    /**
     * Adds this offset to a date.
     *
     * @param date the date to start from
     * @param calendar the calendar that knows the working days
     * @return the later date
     * @throws UnsupportedOperationException if this offset is {@link Hours}
     */
    LocalDate from(LocalDate date, WorkCalendar calendar);

    /**
     * Returns an offset of calendar days.
     *
     * @param days the number of days, 0 or more
     * @return the offset
     */
    static Offset days(int days) {
        return new Calendar(Period.ofDays(days));
    }

    /**
     * Returns an offset of calendar weeks.
     *
     * @param weeks the number of weeks, 0 or more
     * @return the offset
     */
    static Offset weeks(int weeks) {
        return new Calendar(Period.ofWeeks(weeks));
    }

    /**
     * Returns an offset of calendar months; a day that a month does not have becomes its last day.
     *
     * @param months the number of months, 0 or more
     * @return the offset
     */
    static Offset months(int months) {
        return new Calendar(Period.ofMonths(months));
    }

    /**
     * Returns an offset of a calendar period.
     *
     * @param period the period, no part negative
     * @return the offset
     */
    static Offset of(Period period) {
        return new Calendar(period);
    }

    /**
     * Returns an offset of working days.
     *
     * @param days the number of steps to the next working day, 0 to 100,000
     * @return the offset
     */
    static Offset workingDays(int days) {
        return new WorkingDays(days);
    }

    /**
     * Returns an offset of elapsed hours.
     *
     * @param hours the number of hours, 0 to 1,000,000
     * @return the offset
     */
    static Offset hours(int hours) {
        return new Hours(hours);
    }

    /**
     * Reads an offset: a period such as {@code P1M} or {@code P2W}, working days such as {@code 2WD}, or hours such as
     * {@code PT36H}.
     *
     * @param text the text
     * @return the offset
     * @throws IllegalArgumentException if the text is none of them
     */
    static Offset parse(String text) {
        Matcher matcher = OffsetSyntax.PATTERN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "offset: " + text.length()
                            + " characters that are no period; write P..Y..M..W..D, nWD or PTnH, for example P1M, 2WD or PT36H");
        }
        if (matcher.group("workingDays") != null) {
            return workingDays(OffsetSyntax.number(matcher.group("workingDays")));
        }
        if (matcher.group("hours") != null) {
            return hours(OffsetSyntax.number(matcher.group("hours")));
        }
        return of(Period.parse(text));
    }
}
