package dev.rapport.crm.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.util.Objects;
import java.util.Optional;

/**
 * Where 29 February is kept in a year that does not have one.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * MonthDay born = MonthDay.of(2, 29);
 * LeapDay.FEB_28.dateIn(2026, born);      // 2026-02-28
 * LeapDay.MAR_1.dateIn(2026, born);       // 2026-03-01
 * LeapDay.SKIP.dateIn(2026, born);        // empty: the next one is in 2028
 * }</pre>
 */
public enum LeapDay {
    /** The last day of February. */
    FEB_28,
    /** The day after the last day of February. */
    MAR_1,
    /** Nowhere: common years have no such day. */
    SKIP;

    /**
     * Returns the date of a month-day in a year.
     *
     * @param year the year, from {@link Year#MIN_VALUE} to {@link Year#MAX_VALUE}
     * @param day the month and day
     * @return the date, or empty if this is {@link #SKIP} and the year has no 29 February
     */
    public Optional<LocalDate> dateIn(int year, MonthDay day) {
        Objects.requireNonNull(day, "day");
        if (day.isValidYear(year)) {
            return Optional.of(day.atYear(year));
        }
        return switch (this) {
            case FEB_28 -> Optional.of(LocalDate.of(year, Month.FEBRUARY, 28));
            case MAR_1 -> Optional.of(LocalDate.of(year, Month.MARCH, 1));
            case SKIP -> Optional.empty();
        };
    }
}
