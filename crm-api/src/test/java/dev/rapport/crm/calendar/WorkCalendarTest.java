package dev.rapport.crm.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class WorkCalendarTest {

    private static final WorkCalendar WEEK = WorkCalendar.mondayToFriday();
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 16);

    @Test
    void worksFromMondayToFriday() {
        for (int day = 0; day < 7; day++) {
            assertEquals(day < 5, WEEK.isWorkingDay(MONDAY.plusDays(day)), "day " + day);
        }
        assertTrue(WEEK.isWorkingDay(LocalDate.of(1969, 12, 31)), "a Wednesday before the epoch");
        assertFalse(WEEK.isWorkingDay(LocalDate.of(1969, 12, 28)), "a Sunday before the epoch");
    }

    @Test
    void sharesTheWeekOfMost() {
        EnumSet<DayOfWeek> week = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        assertEquals(WorkCalendar.of(week), WorkCalendar.mondayToFriday());
    }

    @Test
    void takesHolidaysOff() {
        WorkCalendar calendar = WEEK.holidays(List.of(MONDAY, MONDAY.plusDays(2)));
        assertFalse(calendar.isWorkingDay(MONDAY));
        assertTrue(calendar.isWorkingDay(MONDAY.plusDays(1)));
        assertFalse(calendar.isWorkingDay(MONDAY.plusDays(2)));
        assertTrue(WEEK.isWorkingDay(MONDAY), "the original is unchanged");
    }

    @Test
    void countsStepsToTheNextWorkingDay() {
        LocalDate saturday = MONDAY.plusDays(5);
        LocalDate nextMonday = MONDAY.plusDays(7);
        assertEquals(nextMonday, WEEK.plusWorkingDays(saturday, 0));
        assertEquals(nextMonday, WEEK.plusWorkingDays(saturday, 1));
        assertEquals(nextMonday.plusDays(1), WEEK.plusWorkingDays(saturday, 2));
        assertEquals(MONDAY, WEEK.plusWorkingDays(MONDAY, 0));
        assertEquals(MONDAY.plusDays(1), WEEK.plusWorkingDays(MONDAY, 1));
        assertEquals(nextMonday, WEEK.plusWorkingDays(MONDAY, 5));
    }

    @Test
    void countsAWeekThatStartsOnSunday() {
        WorkCalendar riyadh = WorkCalendar.of(EnumSet.of(
                DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY));
        assertEquals(LocalDate.of(2026, 3, 22), riyadh.plusWorkingDays(LocalDate.of(2026, 3, 19), 1));
    }

    @Test
    void goesAsFarAsItsLimit() {
        assertEquals(MONDAY.plusWeeks(20_000), WEEK.plusWorkingDays(MONDAY, 5 * 20_000));
    }

    @Test
    void rollsEachInItsOwnWay() {
        LocalDate sunday = LocalDate.of(2026, 5, 31);
        assertEquals(sunday, WEEK.roll(sunday, Roll.NONE));
        assertEquals(LocalDate.of(2026, 6, 1), WEEK.roll(sunday, Roll.FOLLOWING));
        assertEquals(LocalDate.of(2026, 5, 29), WEEK.roll(sunday, Roll.PRECEDING));
        assertEquals(LocalDate.of(2026, 5, 29), WEEK.roll(sunday, Roll.MODIFIED_FOLLOWING));
        assertEquals(LocalDate.of(2026, 6, 1), WEEK.roll(sunday, Roll.NEAREST));
    }

    @Test
    void staysInTheMonthOnlyWhenTheNextDayIsInAnother() {
        assertEquals(LocalDate.of(2026, 3, 16), WEEK.roll(LocalDate.of(2026, 3, 14), Roll.MODIFIED_FOLLOWING));
        WorkCalendar newYear = WEEK.holidays(List.of(LocalDate.of(2026, 12, 31)));
        assertEquals(LocalDate.of(2026, 12, 30), newYear.roll(LocalDate.of(2026, 12, 31), Roll.MODIFIED_FOLLOWING));
    }

    @Test
    void prefersTheFollowingDayWhenBothAreEquallyClose() {
        LocalDate wednesday = MONDAY.plusDays(2);
        WorkCalendar calendar = WEEK.holidays(List.of(wednesday));
        assertEquals(MONDAY.plusDays(3), calendar.roll(wednesday, Roll.NEAREST));
        assertEquals(MONDAY.plusDays(4), WEEK.roll(MONDAY.plusDays(5), Roll.NEAREST));
    }

    @Test
    void refusesAWeekWithoutWorkAndADistanceThatIsNone() {
        assertThrows(IllegalArgumentException.class, () -> WorkCalendar.of(Set.of()));
        assertThrows(IllegalArgumentException.class, () -> WEEK.plusWorkingDays(MONDAY, -1));
        assertThrows(IllegalArgumentException.class, () -> WEEK.plusWorkingDays(MONDAY, 100_001));
    }

    @Test
    void isEqualByWeekAndHolidays() {
        WorkCalendar one = WEEK.holidays(List.of(MONDAY));
        assertEquals(one, WEEK.holidays(List.of(MONDAY)));
        assertEquals(one.hashCode(), WEEK.holidays(List.of(MONDAY)).hashCode());
        assertNotEquals(one, WEEK);
        assertNotEquals(WEEK, WorkCalendar.of(EnumSet.allOf(DayOfWeek.class)));
        assertEquals(Set.of(MONDAY), one.holidays());
        assertEquals(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), one.workingDays());
        assertEquals("WorkCalendar[[MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY], 1 holidays]", one.toString());
    }

    /** A book of rules compares calendars; in a table, a year of them must not fall into one place. */
    @Test
    void tellsCalendarsApartByTheirHash() {
        Set<Integer> hashes = new HashSet<>();
        for (int day = 0; day < 365; day++) {
            hashes.add(WEEK.holidays(List.of(MONDAY.plusDays(day))).hashCode());
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            hashes.add(WorkCalendar.of(Set.of(day)).hashCode());
        }
        assertTrue(hashes.size() > 360, hashes.size() + " hashes of 372 calendars");
    }

    @Property(tries = 300)
    void countsLikeAWalkFromDayToDay(
            @ForAll @NotEmpty Set<DayOfWeek> week,
            @ForAll("dates") Set<LocalDate> holidays,
            @ForAll("dates") Set<LocalDate> starts,
            @ForAll @IntRange(max = 60) int days) {
        WorkCalendar calendar = WorkCalendar.of(week).holidays(holidays);
        for (LocalDate start : starts) {
            LocalDate walk = start;
            int seen = 0;
            while (days == 0 ? isFree(walk, week, holidays) : seen < days) {
                walk = walk.plusDays(1);
                if (!isFree(walk, week, holidays)) {
                    seen++;
                }
            }
            assertEquals(walk, calendar.plusWorkingDays(start, days));
        }
    }

    @Property(tries = 300)
    void rollsToAWorkingDayWithNoneInBetween(
            @ForAll @NotEmpty Set<DayOfWeek> week,
            @ForAll("dates") Set<LocalDate> holidays,
            @ForAll("dates") Set<LocalDate> starts,
            @ForAll Roll roll) {
        WorkCalendar calendar = WorkCalendar.of(week).holidays(holidays);
        Set<LocalDate> free = new HashSet<>(holidays);
        for (LocalDate start : starts) {
            LocalDate next = start;
            LocalDate previous = start;
            int ahead = 0;
            int back = 0;
            while (isFree(next, week, free)) {
                next = next.plusDays(1);
                ahead++;
            }
            while (isFree(previous, week, free)) {
                previous = previous.minusDays(1);
                back++;
            }
            LocalDate expected = switch (roll) {
                case NONE -> start;
                case FOLLOWING -> next;
                case PRECEDING -> previous;
                case MODIFIED_FOLLOWING -> next.withDayOfMonth(1).equals(start.withDayOfMonth(1)) ? next : previous;
                case NEAREST -> back < ahead ? previous : next;
            };
            assertEquals(expected, calendar.roll(start, roll));
        }
    }

    @Provide
    Arbitrary<Set<LocalDate>> dates() {
        return Arbitraries.integers()
                .between(0, 120)
                .map(day -> LocalDate.of(2026, 11, 1).plusDays(day))
                .set()
                .ofMaxSize(25);
    }

    private static boolean isFree(LocalDate day, Set<DayOfWeek> week, Set<LocalDate> holidays) {
        return holidays.contains(day) || !week.contains(day.getDayOfWeek());
    }
}
