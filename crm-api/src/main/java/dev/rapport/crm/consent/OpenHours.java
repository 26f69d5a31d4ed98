package dev.rapport.crm.consent;

import dev.rapport.crm.calendar.ReachableHours;
import dev.rapport.crm.calendar.TimeWindow;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The open windows of a week, by the recipient's clock; a day that is not named is closed.
 *
 * <p>Windows include their start and not their end. Immutable and thread-safe.
 *
 * <pre>{@code
 * OpenHours hours = OpenHours.daily("08:00", "21:00")
 *         .on(DayOfWeek.SUNDAY, TimeWindow.of("12:00", "21:00"));
 * }</pre>
 */
public final class OpenHours {

    /** Never open. */
    public static final OpenHours NEVER = new OpenHours(Map.of());

    private final Map<DayOfWeek, List<TimeWindow>> days;

    private OpenHours(Map<DayOfWeek, List<TimeWindow>> days) {
        this.days = days;
    }

    /**
     * Open every day of the week in one window.
     *
     * @param start when it opens, such as {@code 08:00}
     * @param end when it closes, exclusive
     * @return the hours
     */
    public static OpenHours daily(String start, String end) {
        OpenHours hours = NEVER;
        for (DayOfWeek day : DayOfWeek.values()) {
            hours = hours.on(day, TimeWindow.of(start, end));
        }
        return hours;
    }

    /**
     * The same, but with these windows on one day.
     *
     * @param day which day of the week
     * @param windows its open windows; none closes it
     * @return new hours
     */
    public OpenHours on(DayOfWeek day, TimeWindow... windows) {
        Map<DayOfWeek, List<TimeWindow>> changed = new EnumMap<>(DayOfWeek.class);
        changed.putAll(days);
        if (windows.length == 0) {
            changed.remove(day);
        } else {
            List<TimeWindow> sorted = new ArrayList<>(List.of(windows));
            sorted.sort((a, b) -> a.start().compareTo(b.start()));
            changed.put(day, List.copyOf(sorted));
        }
        return new OpenHours(Collections.unmodifiableMap(changed));
    }

    /**
     * The open windows of a day.
     *
     * @param day which day of the week
     * @return the windows by their start; empty if it is closed
     */
    public List<TimeWindow> windows(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }

    /**
     * The whole hours that are open on every day that is not closed: when to approach somebody on no particular day. All of
     * an hour must be in one window.
     *
     * @return the hours that each of these days has in common; none if no day is open
     */
    public ReachableHours reachable() {
        ReachableHours all = ReachableHours.all();
        ReachableHours open = days.isEmpty() ? all.where(hour -> false) : all;
        for (List<TimeWindow> windows : days.values()) {
            open = open.where(hour -> windows.stream()
                    .anyMatch(window -> all.inside(window).hours().contains(hour)));
        }
        return open;
    }

    boolean isOpen(LocalDate date, LocalTime time) {
        List<TimeWindow> windows = windows(date.getDayOfWeek());
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).contains(time)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OpenHours that && days.equals(that.days);
    }

    @Override
    public int hashCode() {
        return days.hashCode();
    }

    @Override
    public String toString() {
        return "OpenHours" + days;
    }
}
