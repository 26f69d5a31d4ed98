package dev.rapport.crm.calendar;

import java.time.LocalTime;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The whole hours of a day, 0 to 23, in which somebody may be approached, on their clock.
 *
 * <p>An hour counts only if all of it is allowed. A window that ends at 23:59 or later lasts until midnight. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * ReachableHours hours = ReachableHours.all()
 *         .inside(TimeWindow.of("09:00", "17:30"))
 *         .outside(QuietHours.of("12:15", "13:00"));
 * hours.hours();       // 9, 10, 11, 13, 14, 15, 16
 * }</pre>
 */
public final class ReachableHours {
    private static final int HOURS = 24;
    private static final ReachableHours ALL =
            new ReachableHours(IntStream.range(0, HOURS).boxed().toList());
    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    private final List<Integer> hours;

    private ReachableHours(List<Integer> hours) {
        this.hours = hours;
    }

    /**
     * Every hour of the day.
     *
     * @return 0 to 23
     */
    public static ReachableHours all() {
        return ALL;
    }

    /**
     * Only the hours that lie within a window.
     *
     * @param window when somebody may be approached
     * @return fewer hours, or the same
     */
    public ReachableHours inside(TimeWindow window) {
        return where(hour -> {
            boolean isLongEnough = hour == LAST_MINUTE.getHour()
                    ? !window.end().isBefore(LAST_MINUTE)
                    : !window.end().isBefore(LocalTime.of(hour + 1, 0));
            return isLongEnough && !window.start().isAfter(LocalTime.of(hour, 0));
        });
    }

    /**
     * Only the hours of which no moment is quiet.
     *
     * @param quiet when nobody is to be disturbed
     * @return fewer hours, or the same
     */
    public ReachableHours outside(QuietHours quiet) {
        return where(hour -> quiet.from().getHour() != hour && !quiet.contains(LocalTime.of(hour, 0)));
    }

    /**
     * Only the hours that something else allows too.
     *
     * @param allowed tells it of an hour from 0 to 23
     * @return fewer hours, or the same
     */
    public ReachableHours where(IntPredicate allowed) {
        return new ReachableHours(
                hours.stream().filter(hour -> allowed.test(hour)).toList());
    }

    /** {@return the hours, the earliest first} */
    public List<Integer> hours() {
        return hours;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReachableHours that && hours.equals(that.hours);
    }

    @Override
    public int hashCode() {
        return hours.hashCode();
    }

    /** Returns the hours. */
    @Override
    public String toString() {
        return "ReachableHours" + hours;
    }
}
