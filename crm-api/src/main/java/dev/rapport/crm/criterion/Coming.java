package dev.rapport.crm.criterion;

import dev.rapport.crm.calendar.LeapDay;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.PartialDate;
import dev.rapport.crm.error.PlainText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A date that returns every year, such as a birthday, is today or within a period from today.
 *
 * <p>Days are those of the asked zone. A period of 7 days from a Monday ends with the Monday after it. In a common year 29
 * February is kept on the 28th. Immutable and thread-safe.
 *
 * <pre>{@code
 * Criterion soon = Criteria.dateWithin("birthday", Period.ofDays(7));
 * }</pre>
 *
 * @param date the name of the date
 * @param period how far ahead, to the day: up to a year
 */
public record Coming(String date, Period period) implements Criterion {
    /** So many months after a day that is so many months before another is some other day, by the lengths of months. */
    private static final int MONTHS_DIFFER = 7;

    private static final int LAST_YEAR = 9999;
    private static final LocalDate LONGEST = LocalDate.EPOCH.plusDays(366);

    /**
     * Checks the period.
     *
     * @param date the name of the date, a line of text
     * @param period how far ahead, to the day
     * @throws IllegalArgumentException if the period is longer than a year, nothing, or has a negative part
     */
    public Coming {
        PlainText.line("date", date, PlainText.UNLIMITED);
        if (period.isZero()
                || period.isNegative()
                || LocalDate.EPOCH.plus(period).isAfter(LONGEST)) {
            throw new IllegalArgumentException(
                    "period: must be longer than nothing and at most a year, with no negative part; every date comes within a year");
        }
    }

    @Override
    public boolean test(Subject subject) {
        LocalDate today = subject.asOf().toLocalDate();
        return next(subject.contact(), today)
                .filter(day -> isWithin(day, today))
                .isPresent();
    }

    /** The day on which it comes again, from a day on. */
    Optional<LocalDate> next(Contact contact, LocalDate from) {
        @Nullable PartialDate named = contact.dates().get(date);
        if (named == null || from.getYear() < 1 || from.getYear() >= LAST_YEAR) {
            return Optional.empty();
        }
        Optional<LocalDate> thisYear = named.in(from.getYear(), LeapDay.FEB_28);
        return thisYear.filter(day -> !day.isBefore(from)).or(() -> named.in(from.getYear() + 1, LeapDay.FEB_28));
    }

    private boolean isWithin(LocalDate day, LocalDate from) {
        return !day.isAfter(from.plus(period));
    }

    /** An instant up to which the answer stays as it is. */
    Optional<Instant> changesAt(Subject subject) {
        ZonedDateTime asOf = subject.asOf();
        LocalDate today = asOf.toLocalDate();
        return next(subject.contact(), today)
                .map(day -> isWithin(day, today) ? day.plusDays(1) : firstWithin(day))
                .map(day -> firstOf(day, asOf));
    }

    private LocalDate firstWithin(LocalDate day) {
        LocalDate from = day.minus(period).minusDays(MONTHS_DIFFER);
        while (!isWithin(day, from)) {
            from = from.plusDays(1);
        }
        return from;
    }

    /** When a local day begins, or an earlier one is repeated because clocks are put back over midnight. */
    private static Instant firstOf(LocalDate day, ZonedDateTime asOf) {
        ZoneId zone = asOf.getZone();
        ZonedDateTime start = day.atStartOfDay(zone);
        Instant begin = start.toInstant().isAfter(asOf.toInstant())
                ? start.toInstant()
                : start.withLaterOffsetAtOverlap().toInstant();
        @Nullable ZoneOffsetTransition next = zone.getRules().nextTransition(asOf.toInstant());
        while (next != null && next.getInstant().isBefore(begin)) {
            LocalDate before = next.getInstant().minusNanos(1).atZone(zone).toLocalDate();
            if (next.getDateTimeAfter().toLocalDate().isBefore(before)) {
                return next.getInstant();
            }
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return begin;
    }

    @Override
    public String toString() {
        return Sentence.discreet(this);
    }
}
