package dev.rapport.crm.insight;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;

/** Periods that can be counted forward from any day. */
final class Intervals {
    private static final LocalDate ANY_DAY = LocalDate.of(2001, 1, 1);
    private static final int MOST_MONTHS = 1200;
    private static final int MOST_DAYS = 36_525;

    private Intervals() {}

    /** From one day to a century. */
    static Period require(String property, Period period) {
        if (period.isNegative() || period.isZero() || isTooLong(period)) {
            throw new IllegalArgumentException(
                    property + ": must be from one day to a century, with no negative part; was " + period);
        }
        return period;
    }

    private static boolean isTooLong(Period period) {
        boolean isComputable = period.toTotalMonths() <= MOST_MONTHS && period.get(ChronoUnit.DAYS) <= MOST_DAYS;
        return !isComputable || days(period) > MOST_DAYS;
    }

    private static long days(Period period) {
        return ANY_DAY.plus(period).toEpochDay() - ANY_DAY.toEpochDay();
    }

    static boolean isLonger(Period one, Period other) {
        return days(one) > days(other);
    }

    static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
