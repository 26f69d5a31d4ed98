package dev.rapport.crm.rule;

import dev.rapport.crm.calendar.Offset;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How dates and periods read in an explanation. */
final class Phrases {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM uuuu 'at' HH:mm", Locale.ENGLISH);

    private Phrases() {}

    static String of(LocalDate date) {
        return DAY.format(date);
    }

    static String of(LocalDateTime moment) {
        return MOMENT.format(moment);
    }

    static String of(Offset offset) {
        if (offset instanceof Offset.WorkingDays days) {
            return count(days.count(), "working day");
        }
        if (offset instanceof Offset.Hours hours) {
            return count(hours.count(), "hour");
        }
        return of(((Offset.Calendar) offset).period());
    }

    static String of(Period period) {
        List<String> parts = new ArrayList<>();
        if (period.getYears() > 0) {
            parts.add(count(period.getYears(), "year"));
        }
        if (period.getMonths() > 0) {
            parts.add(count(period.getMonths(), "month"));
        }
        long days = period.get(ChronoUnit.DAYS);
        if (days > 0 || parts.isEmpty()) {
            parts.add(count(days, "day"));
        }
        int last = parts.size() - 1;
        return last == 0 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    /** How often, such as "every month" or "every 14 days". */
    static String every(Period period) {
        String length = of(period);
        return "every " + (length.matches("1 [a-z]+") ? length.substring(2) : length);
    }

    /** What a wish counts from, such as "the call of 24 Nov 2026". */
    static String of(Wish wish) {
        String date = wish.about == null ? "" : of(wish.about);
        return wish.anchor == null
                ? "the start on " + date
                : "the " + wish.anchor.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " of " + date;
    }

    /** Why a contact waits for another of its lane. */
    static String earlier(NextContact first, NextContact other) {
        boolean isTie = first.due().toInstant().equals(other.due().toInstant());
        return !isTie
                ? first.rule() + " is earlier"
                : first.rule() + ", due at the same time, "
                        + (first.priority() > other.priority() ? "is more important" : "comes first by name");
    }

    /** The name of a zone; UTC for what has no other. */
    static String of(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** A number of days, such as "1 day" or "2.5 days". */
    static String days(double number) {
        return number(number) + (number == 1 ? " day" : " days");
    }

    static String number(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
