package dev.rapport.crm.insight;

import dev.rapport.crm.calendar.TimeWindow;
import dev.rapport.crm.calendar.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;

/**
 * When somebody is at work: what waiting is measured by.
 *
 * <p>On a working day work lasts from the moment at which the clock first shows the start to that at which it first shows the
 * end, so a day on which clocks change may be longer or shorter. Immutable and thread-safe.
 *
 * <pre>{@code
 * WorkingHours office = WorkingHours.of(WorkCalendar.mondayToFriday(), TimeWindow.of("09:00", "17:00"), london);
 * office.between(fridayAtFour, mondayAtTen);            // PT2H
 * office.plus(fridayAtFour, Duration.ofHours(2));       // Monday at ten
 * }</pre>
 *
 * @param calendar which days are worked on
 * @param hours at which hours
 * @param zone on which clock
 */
public record WorkingHours(WorkCalendar calendar, TimeWindow hours, ZoneId zone) {
    static final Duration LONGEST = Duration.ofHours(10_000);

    /**
     * Checks that all is given.
     *
     * @param calendar which days are worked on
     * @param hours at which hours
     * @param zone on which clock
     */
    public WorkingHours {
        Objects.requireNonNull(calendar, "calendar");
        Objects.requireNonNull(hours, "hours");
        Objects.requireNonNull(zone, "zone");
    }

    /**
     * The hours of an office.
     *
     * @param calendar which days are worked on
     * @param hours at which hours
     * @param zone on which clock
     * @return the working hours
     */
    public static WorkingHours of(WorkCalendar calendar, TimeWindow hours, ZoneId zone) {
        return new WorkingHours(calendar, hours, zone);
    }

    /**
     * How much working time lies between two moments.
     *
     * @param from the first
     * @param to the second
     * @return zero or more; zero if the second is not later
     */
    public Duration between(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        LocalDate end = dayOf(to).plusDays(1);
        for (LocalDate day = dayOf(from).minusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
            sum = sum.plus(worked(day, from, to));
        }
        return sum;
    }

    /**
     * The moment until which some working time goes by.
     *
     * @param from the beginning
     * @param work how much, more than nothing and at most 10,000 hours
     * @return the earliest moment with so much working time in between
     * @throws IllegalArgumentException if there is none or too much to do
     */
    public Instant plus(Instant from, Duration work) {
        requireSome("work", work);
        Duration left = work;
        LocalDate day = dayOf(from).minusDays(1);
        Duration there = worked(day, from, Instant.MAX);
        while (there.compareTo(left) < 0) {
            left = left.minus(there);
            day = day.plusDays(1);
            there = worked(day, from, Instant.MAX);
        }
        return later(moment(day, hours.start()), from).plus(left);
    }

    static void requireSome(String property, Duration work) {
        if (work.isZero() || work.isNegative() || work.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    property + ": must be more than nothing and at most " + LONGEST.toHours() + " working hours");
        }
    }

    private Duration worked(LocalDate day, Instant from, Instant to) {
        if (!calendar.isWorkingDay(day)) {
            return Duration.ZERO;
        }
        Instant begin = later(moment(day, hours.start()), from);
        Instant end = earlier(moment(day, hours.end()), to);
        return begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
    }

    private Instant moment(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    private LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
