package dev.rapport.crm.calendar;

/**
 * Which working day takes the place of a day that is not one.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * WorkCalendar calendar = WorkCalendar.mondayToFriday();
 * LocalDate sunday = LocalDate.of(2026, 5, 31);
 * calendar.roll(sunday, Roll.FOLLOWING);              // Monday 2026-06-01
 * calendar.roll(sunday, Roll.MODIFIED_FOLLOWING);     // Friday 2026-05-29
 * }</pre>
 */
public enum Roll {
    /** The day stays where it is. */
    NONE,
    /** The next working day. */
    FOLLOWING,
    /** The working day before. */
    PRECEDING,
    /** The next working day, or the one before if the next is in another month. */
    MODIFIED_FOLLOWING,
    /** The closer of the two; the next one if they are equally close. */
    NEAREST
}
