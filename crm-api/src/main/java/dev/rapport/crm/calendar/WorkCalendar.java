package dev.rapport.crm.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which days are working days.
 *
 * <p>Immutable and thread-safe. A working day is one of the week's working days that is not a holiday.
 *
 * <pre>{@code
 * WorkCalendar calendar = WorkCalendar.mondayToFriday()
 *         .holidays(List.of(LocalDate.of(2026, 12, 25)));
 * LocalDate thursday = LocalDate.of(2026, 12, 24);
 * calendar.isWorkingDay(thursday);             // true
 * calendar.plusWorkingDays(thursday, 1);       // Monday 2026-12-28
 * }</pre>
 */
public final class WorkCalendar {

    /** 1 January 1970 was a Thursday, three days after a Monday. */
    private static final int EPOCH_WEEKDAY = 3;

    private static final int LONGEST_DISTANCE = 100_000;

    private static final WorkCalendar MONDAY_TO_FRIDAY =
            new WorkCalendar(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), new TreeSet<>());

    private final Set<DayOfWeek> workingDays;
    private final SortedSet<LocalDate> holidays;
    private final int weekMask;
    private final long[] holidayNumbers;

    private WorkCalendar(Set<DayOfWeek> workingDays, SortedSet<LocalDate> holidays) {
        this.workingDays = Collections.unmodifiableSet(workingDays);
        this.holidays = Collections.unmodifiableSortedSet(holidays);
        this.weekMask =
                workingDays.stream().mapToInt(day -> 1 << day.getValue()).sum();
        this.holidayNumbers = holidays.stream().mapToLong(LocalDate::toEpochDay).toArray();
    }

    /**
     * Creates a calendar without holidays.
     *
     * @param workingDays the working days of a week, at least one
     * @return the calendar
     * @throws IllegalArgumentException if there is no working day in the week
     */
    public static WorkCalendar of(Collection<DayOfWeek> workingDays) {
        if (workingDays.isEmpty()) {
            throw new IllegalArgumentException("workingDays: a week needs at least one working day");
        }
        return new WorkCalendar(EnumSet.copyOf(workingDays), new TreeSet<>());
    }

    /**
     * Returns the calendar whose working days are Monday to Friday, without holidays.
     *
     * @return the calendar
     */
    public static WorkCalendar mondayToFriday() {
        return MONDAY_TO_FRIDAY;
    }

    /**
     * Returns a copy with these holidays instead of its own.
     *
     * @param holidays the dates that are no working days
     * @return the copy
     */
    public WorkCalendar holidays(Collection<LocalDate> holidays) {
        return new WorkCalendar(EnumSet.copyOf(workingDays), new TreeSet<>(List.copyOf(holidays)));
    }

    /**
     * Returns the holidays.
     *
     * @return the dates, earliest first; some may fall on days that are free anyway
     */
    public SortedSet<LocalDate> holidays() {
        return holidays;
    }

    /**
     * Returns the working days of a week.
     *
     * @return the days, Monday first
     */
    public Set<DayOfWeek> workingDays() {
        return workingDays;
    }

    /**
     * Tells whether a date is a working day.
     *
     * @param date the date
     * @return true if its weekday is a working day and it is no holiday
     */
    public boolean isWorkingDay(LocalDate date) {
        return isWorkingDay(date.toEpochDay());
    }

    private boolean isWorkingDay(long number) {
        int weekday = 1 + (int) Math.floorMod(number + EPOCH_WEEKDAY, 7L);
        return (weekMask & 1 << weekday) != 0 && Arrays.binarySearch(holidayNumbers, number) < 0;
    }

    /**
     * Goes a number of working days forward, the start not counted.
     *
     * @param date the start; it need not be a working day
     * @param days the number of steps to the next working day, from 0 to 100,000; 0 is the date itself or, if it is
     *     none, the next working day
     * @return a working day
     * @throws IllegalArgumentException if the number is out of range
     */
    public LocalDate plusWorkingDays(LocalDate date, int days) {
        if (days < 0 || days > LONGEST_DISTANCE) {
            throw new IllegalArgumentException(
                    "days: must be from 0 to " + LONGEST_DISTANCE + " working days, was " + days);
        }
        if (days == 0) {
            return following(date);
        }
        long start = date.toEpochDay();
        long number = start;
        for (int step = 0; step < days; step++) {
            number = following(number + 1);
        }
        return date.plusDays(number - start);
    }

    /**
     * Moves a date that is not a working day to one.
     *
     * @param date the date
     * @param roll which working day takes its place
     * @return the date itself if it is a working day or the roll is {@link Roll#NONE}, else a working day
     */
    public LocalDate roll(LocalDate date, Roll roll) {
        Objects.requireNonNull(roll, "roll");
        if (isWorkingDay(date)) {
            return date;
        }
        return switch (roll) {
            case NONE -> date;
            case FOLLOWING -> following(date);
            case PRECEDING -> preceding(date);
            case MODIFIED_FOLLOWING -> modifiedFollowing(date);
            case NEAREST -> nearest(date);
        };
    }

    private LocalDate following(LocalDate date) {
        long number = date.toEpochDay();
        return date.plusDays(following(number) - number);
    }

    private long following(long number) {
        long day = number;
        while (!isWorkingDay(day)) {
            day++;
        }
        return day;
    }

    private LocalDate preceding(LocalDate date) {
        long number = date.toEpochDay();
        long day = number;
        while (!isWorkingDay(day)) {
            day--;
        }
        return date.minusDays(number - day);
    }

    private LocalDate modifiedFollowing(LocalDate date) {
        LocalDate next = following(date);
        boolean sameMonth = next.getMonth() == date.getMonth() && next.getYear() == date.getYear();
        return sameMonth ? next : preceding(date);
    }

    private LocalDate nearest(LocalDate date) {
        LocalDate next = following(date);
        LocalDate previous = preceding(date);
        return ChronoUnit.DAYS.between(previous, date) < ChronoUnit.DAYS.between(date, next) ? previous : next;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WorkCalendar that
                && workingDays.equals(that.workingDays)
                && holidays.equals(that.holidays);
    }

    @Override
    public int hashCode() {
        return Objects.hash(workingDays, holidays);
    }

    /** Returns the working days and the number of holidays. */
    @Override
    public String toString() {
        return "WorkCalendar[" + workingDays + ", " + holidayNumbers.length + " holidays]";
    }
}
