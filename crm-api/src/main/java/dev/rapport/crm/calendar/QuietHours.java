package dev.rapport.crm.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Objects;

/**
 * The hours of a day in which nobody is to be disturbed; they may cross midnight.
 *
 * <p>Immutable and thread-safe. The hours are wall-clock hours of whoever is contacted.
 *
 * <pre>{@code
 * QuietHours night = QuietHours.of("21:00", "08:00");
 * night.contains(LocalTime.of(21, 0));                            // true
 * night.contains(LocalTime.of(8, 0));                             // false
 * night.earliest(LocalDateTime.parse("2026-03-18T23:00"));        // 2026-03-19T08:00
 * }</pre>
 *
 * @param from the first quiet moment
 * @param to the first moment that is not quiet any more; other than {@code from}
 */
public record QuietHours(LocalTime from, LocalTime to) {

    /**
     * Creates quiet hours.
     *
     * @param from the first quiet moment
     * @param to the first moment that is not quiet any more
     * @throws IllegalArgumentException if both ends are the same
     */
    public QuietHours {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (from.equals(to)) {
            throw new IllegalArgumentException(
                    "quietHours: both ends are the same, which could mean no hour or every hour; use two times");
        }
    }

    /**
     * Reads quiet hours from two ISO times of day, such as {@code 21:00} and {@code 08:00}.
     *
     * @param from the first quiet moment
     * @param to the first moment that is not quiet any more
     * @return the quiet hours
     * @throws java.time.format.DateTimeParseException if one of them is not a time of day
     * @throws IllegalArgumentException if both are the same
     */
    public static QuietHours of(String from, String to) {
        return new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
    }

    /**
     * Tells whether a time of day is quiet.
     *
     * @param time the time of day
     * @return true from {@link #from()}, up to but not including {@link #to()}
     */
    public boolean contains(LocalTime time) {
        boolean afterStart = !time.isBefore(from);
        boolean beforeEnd = time.isBefore(to);
        return crossesMidnight() ? afterStart || beforeEnd : afterStart && beforeEnd;
    }

    /**
     * Tells whether the quiet hours go on after midnight.
     *
     * @return true if they end on the day after they began
     */
    public boolean crossesMidnight() {
        return to.isBefore(from);
    }

    /**
     * Returns the first moment outside the quiet hours that is not before the given one.
     *
     * @param moment a local date and time
     * @return the moment itself if it is not quiet, else the end of these quiet hours
     */
    public LocalDateTime earliest(LocalDateTime moment) {
        LocalTime time = moment.toLocalTime();
        if (!contains(time)) {
            return moment;
        }
        LocalDate day = moment.toLocalDate();
        return (time.isBefore(to) ? day : day.plusDays(1)).atTime(to);
    }
}
