package dev.rapport.crm.contact;

import dev.rapport.crm.calendar.LeapDay;
import dev.rapport.crm.calendar.StorableTime;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A date whose year may be unknown, such as a birthday.
 *
 * <p>29 February is kept as it is, also without a year; what it means in other years is asked when a date is needed.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * PartialDate birthday = PartialDate.parse("--02-29");
 * birthday.year();                        // OptionalInt.empty
 * birthday.in(2027, LeapDay.FEB_28);      // Optional[2027-02-28]
 * birthday.in(2027, LeapDay.SKIP);        // Optional.empty
 * }</pre>
 */
public final class PartialDate {

    private static final String UNKNOWN_YEAR = "--";

    private final @Nullable Integer year;
    private final MonthDay monthDay;

    private PartialDate(@Nullable Integer year, MonthDay monthDay) {
        this.year = year;
        this.monthDay = monthDay;
    }

    /**
     * Returns a date without a year.
     *
     * @param monthDay the month and day
     * @return the date
     */
    public static PartialDate of(MonthDay monthDay) {
        return new PartialDate(null, Objects.requireNonNull(monthDay, "monthDay"));
    }

    /**
     * Returns a date with its year.
     *
     * @param date the date, in the years 1 to 9999
     * @return the date
     * @throws IllegalArgumentException if the year is outside that range
     */
    public static PartialDate of(LocalDate date) {
        StorableTime.date("date", date);
        return new PartialDate(date.getYear(), MonthDay.from(date));
    }

    /**
     * Returns the date that the text is.
     *
     * @param text a date like {@code 1990-03-01}, or without the year like {@code --03-01}
     * @return the date
     * @throws IllegalArgumentException if the text has another form or there is no such day
     */
    public static PartialDate parse(String text) {
        Objects.requireNonNull(text, "text");
        try {
            return text.startsWith(UNKNOWN_YEAR) ? of(MonthDay.parse(text)) : of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            // not passed on as a cause: its message repeats the date
            throw new IllegalArgumentException("date: not a day of the calendar (length " + text.length()
                    + "); write it like 1990-03-01, or --03-01 without a year");
        }
    }

    /**
     * Returns the year.
     *
     * @return the year, or empty if it is unknown
     */
    public OptionalInt year() {
        return year == null ? OptionalInt.empty() : OptionalInt.of(year);
    }

    /**
     * Returns the month and day.
     *
     * @return the month and day
     */
    public MonthDay monthDay() {
        return monthDay;
    }

    /**
     * Returns the day on which this date falls in a year, whatever its own year is.
     *
     * @param inYear the year asked for, 1 to 9999
     * @param leapDay what becomes of 29 February in a common year
     * @return the day, or empty if there is none that year
     * @throws IllegalArgumentException if the year is outside that range
     */
    public Optional<LocalDate> in(int inYear, LeapDay leapDay) {
        Objects.requireNonNull(leapDay, "leapDay");
        StorableTime.year("year", inYear);
        return leapDay.dateIn(inYear, monthDay);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PartialDate that && Objects.equals(year, that.year) && monthDay.equals(that.monthDay);
    }

    @Override
    public int hashCode() {
        return Objects.hash(year, monthDay);
    }

    /**
     * Returns the text from which {@link #parse} makes an equal date.
     *
     * @return a text like {@code 1990-03-01} or {@code --03-01}
     */
    @Override
    public String toString() {
        return year == null ? monthDay.toString() : monthDay.atYear(year).toString();
    }
}
