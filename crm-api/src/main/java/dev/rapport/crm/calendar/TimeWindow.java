package dev.rapport.crm.calendar;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Objects;

/**
 * The hours of a day in which a contact may be reached: from the start, up to but not including the end.
 *
 * <p>Immutable and thread-safe. The hours are wall-clock hours of whoever is contacted.
 *
 * <pre>{@code
 * TimeWindow office = TimeWindow.of("09:00", "18:00");
 * office.contains(LocalTime.of(9, 0));                             // true
 * office.contains(LocalTime.of(18, 0));                            // false
 * office.earliest(LocalDateTime.parse("2026-03-18T18:00"));        // 2026-03-19T09:00
 * }</pre>
 *
 * @param start the first moment inside
 * @param end the first moment after; later than {@code start}
 */
public record TimeWindow(LocalTime start, LocalTime end) {

    /**
     * Creates a window.
     *
     * @param start the first moment inside
     * @param end the first moment after
     * @throws IllegalArgumentException if the start is not before the end
     */
    public TimeWindow {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException(
                    "window: the start must be before the end; a window does not cross midnight");
        }
    }

    /**
     * Reads a window from two ISO times of day, such as {@code 09:00} and {@code 18:00}.
     *
     * @param start the first moment inside
     * @param end the first moment after
     * @return the window
     * @throws java.time.format.DateTimeParseException if one of them is not a time of day
     * @throws IllegalArgumentException if the start is not before the end
     */
    public static TimeWindow of(String start, String end) {
        return new TimeWindow(LocalTime.parse(start), LocalTime.parse(end));
    }

    /**
     * Tells whether a time of day is inside.
     *
     * @param time the time of day
     * @return true from the start, up to but not including the end
     */
    public boolean contains(LocalTime time) {
        return !time.isBefore(start) && time.isBefore(end);
    }

    /**
     * Returns the first moment inside the window that is not before the given one.
     *
     * @param moment a local date and time
     * @return the moment itself if it is inside, else the next start
     */
    public LocalDateTime earliest(LocalDateTime moment) {
        LocalTime time = moment.toLocalTime();
        if (time.isBefore(start)) {
            return moment.toLocalDate().atTime(start);
        }
        return time.isBefore(end) ? moment : moment.toLocalDate().plusDays(1).atTime(start);
    }
}
