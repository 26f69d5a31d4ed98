package dev.rapport.crm.rule;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;

/** The dates anchor + k x period, for k = 0, 1, 2, ...; never previous + period, which drifts. */
record Series(LocalDate anchor, Period period, boolean isEndOfMonth) {

    private static final int LONGEST_MONTH = 31;
    private static final int SHORTEST_MONTH = 28;

    Series {
        Terms.positive("every", period);
        isEndOfMonth =
                isEndOfMonth && period.get(ChronoUnit.DAYS) == 0 && anchor.getDayOfMonth() == anchor.lengthOfMonth();
    }

    private long days() {
        return period.get(ChronoUnit.DAYS);
    }

    LocalDate date(long number) {
        int k = Math.toIntExact(number);
        LocalDate date = anchor.plusMonths(k * period.toTotalMonths()).plusDays(k * days());
        return isEndOfMonth ? date.withDayOfMonth(date.lengthOfMonth()) : date;
    }

    /** The number of the last date that is not after a day; -1 if the day is before the anchor. */
    long lastReached(LocalDate day) {
        if (day.isBefore(anchor)) {
            return -1;
        }
        long months = period.toTotalMonths();
        if (days() == 0) {
            long number = (monthOf(day) - monthOf(anchor)) / months;
            return date(number).isAfter(day) ? number - 1 : number;
        }
        long days = ChronoUnit.DAYS.between(anchor, day);
        long low = Math.max(0, days / (months * LONGEST_MONTH + days()) - 1);
        long high = days / (months * SHORTEST_MONTH + days()) + 1;
        while (low < high) {
            long middle = (low + high + 1) / 2;
            if (date(middle).isAfter(day)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }

    private static long monthOf(LocalDate day) {
        return day.getLong(ChronoField.PROLEPTIC_MONTH);
    }

    /** The dates of the numbers from one, inclusive, to another, exclusive; computed when asked. */
    List<LocalDate> dates(long from, long to) {
        return new Dates(this, from, Math.toIntExact(Math.max(0, to - from)));
    }

    private static final class Dates extends AbstractList<LocalDate> {

        private final Series series;
        private final long from;
        private final int size;

        Dates(Series series, long from, int size) {
            this.series = series;
            this.from = from;
            this.size = size;
        }

        @Override
        public LocalDate get(int index) {
            return series.date(from + Objects.checkIndex(index, size));
        }

        @Override
        public int size() {
            return size;
        }
    }
}
