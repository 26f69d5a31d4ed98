package dev.rapport.examples.benchmarks;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.Set;

/** The six dates of {@link SixRules} by hand: java.time, one method a rule, no pipeline. */
final class PlainDates {

    private static final LocalTime NINE = LocalTime.of(9, 0);

    private final Set<LocalDate> holidays = new HashSet<>(SixRules.HOLIDAYS);
    private final ZoneId zone;
    private final Instant lastPurchase;
    private final Instant lastCall;
    private final Instant lastMeeting;
    private final Instant lastEmail;
    private final LocalDate birthday;

    PlainDates() {
        zone = SixRules.LONDON;
        lastPurchase = SixRules.LAST_PURCHASE;
        lastCall = SixRules.LAST_CALL;
        lastMeeting = SixRules.LAST_MEETING;
        lastEmail = SixRules.LAST_EMAIL;
        birthday = SixRules.BIRTHDAY;
    }

    /** In the order of the rules. */
    ZonedDateTime[] dates(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return new ZonedDateTime[] {
            due(LocalDate.ofInstant(lastPurchase, zone).plusDays(30)),
            due(LocalDate.ofInstant(lastCall.isAfter(lastEmail) ? lastCall : lastEmail, zone)
                    .plusMonths(3)),
            due(plusWorkingDays(LocalDate.ofInstant(lastMeeting, zone), 2)),
            due(birthday(today).minusDays(3)),
            due(monthEnd(today)),
            due(plusWorkingDays(LocalDate.ofInstant(lastEmail, zone), 2))
        };
    }

    private LocalDate birthday(LocalDate today) {
        LocalDate thisYear = birthday.withYear(today.getYear());
        return thisYear.isBefore(today) ? birthday.withYear(today.getYear() + 1) : thisYear;
    }

    private static LocalDate monthEnd(LocalDate today) {
        long months = ChronoUnit.MONTHS.between(SixRules.GRID_ANCHOR, today);
        LocalDate next = end(months + 1);
        return next.isAfter(today) ? end(months) : next;
    }

    private static LocalDate end(long months) {
        return SixRules.GRID_ANCHOR.plusMonths(months).with(TemporalAdjusters.lastDayOfMonth());
    }

    private LocalDate plusWorkingDays(LocalDate from, int days) {
        LocalDate day = from;
        for (int i = 0; i < days; i++) {
            day = following(day.plusDays(1));
        }
        return day;
    }

    private LocalDate following(LocalDate from) {
        LocalDate day = from;
        while (isFree(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private boolean isFree(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY || holidays.contains(day);
    }

    ZonedDateTime due(LocalDate wanted) {
        return ZonedDateTime.of(following(wanted), NINE, zone);
    }
}
