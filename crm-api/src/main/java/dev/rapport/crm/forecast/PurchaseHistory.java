package dev.rapport.crm.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the models need to know of one customer: how often and how recently they bought, and how long they are known.
 *
 * <p>The literature writes (x, t_x, T). Times are in weeks since the first purchase, and what counts are purchase
 * <em>days</em>: several purchases on one day are one. Immutable and thread-safe.
 *
 * <pre>{@code
 * PurchaseHistory ada = PurchaseHistory.ofDays(List.of(march1, march1, march22), april5);
 * ada.repeats();       // 1
 * ada.lastWeek();      // 3.0
 * ada.nowWeek();       // 5.0
 * }</pre>
 *
 * @param repeats on how many days there was a purchase after the first such day
 * @param lastWeek when the last purchase was; 0 if it is the first
 * @param nowWeek when the question is asked
 */
public record PurchaseHistory(int repeats, double lastWeek, double nowWeek) {

    private static final PurchaseHistory NEWCOMER = new PurchaseHistory(0, 0, 0);

    private static final double DAYS_OF_A_WEEK = 7;
    private static final double TOLERANCE = 1e-9;

    /** Three centuries of daily purchases; keeps sums over purchases short. */
    private static final int MOST_REPEATS = 100_000;

    /**
     * Checks that the numbers can belong to a customer.
     *
     * @param repeats on how many days there was a purchase after the first such day
     * @param lastWeek when the last purchase was
     * @param nowWeek when the question is asked
     * @throws IllegalArgumentException if a number is negative or not finite, the last purchase lies after now, there are
     *     more than 100,000 repeat purchases, or the last purchase is not the first exactly when there is no repeat
     */
    public PurchaseHistory {
        if (repeats < 0 || repeats > MOST_REPEATS) {
            throw new IllegalArgumentException("repeats: must be from 0 to " + MOST_REPEATS);
        }
        if (!(lastWeek >= 0) || (lastWeek == 0) != (repeats == 0)) {
            throw new IllegalArgumentException(
                    "lastWeek: must be above 0 with repeat purchases, and 0 without; count purchases of a day once");
        }
        if (!(nowWeek >= lastWeek) || Double.isInfinite(nowWeek)) {
            throw new IllegalArgumentException("nowWeek: must be finite and not before the last purchase");
        }
    }

    /**
     * The history of somebody who has bought for the first time just now: what a model says of them is what it expects of
     * any new customer.
     *
     * @return no repeats, in week 0
     */
    public static PurchaseHistory newcomer() {
        return NEWCOMER;
    }

    /**
     * Reads a history off the days of purchases.
     *
     * @param days at least one; order and repetition do not matter
     * @param now the day for which it is asked, not before the last of them
     * @return the history
     * @throws IllegalArgumentException if there is no day, or one after now
     */
    public static PurchaseHistory ofDays(Collection<LocalDate> days, LocalDate now) {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("days: none; a customer has bought at least once");
        }
        SortedSet<LocalDate> distinct = new TreeSet<>(days);
        return of(distinct.first(), distinct.last(), distinct.size(), now);
    }

    /**
     * Makes a history of what is kept in step more easily than all days.
     *
     * @param first the day of the first purchase
     * @param last the day of the last purchase
     * @param days on how many distinct days there was a purchase, at least 1
     * @param now the day for which it is asked, not before the last purchase
     * @return the history
     * @throws IllegalArgumentException if the days cannot belong together
     */
    public static PurchaseHistory of(LocalDate first, LocalDate last, int days, LocalDate now) {
        return new PurchaseHistory(days - 1, weeks(first, last), weeks(first, now));
    }

    /**
     * The same purchases, seen from another week.
     *
     * @param week weeks since the first purchase, not before the last one
     * @return the history as of that week
     * @throws IllegalArgumentException if the week is before the last purchase
     */
    public PurchaseHistory asOf(double week) {
        return new PurchaseHistory(repeats, lastWeek, week);
    }

    /**
     * Turns weeks since the first purchase into a date: the first day that is not before.
     *
     * @param first the day of the first purchase
     * @param week weeks since then
     * @return the day
     * @throws java.time.DateTimeException if no calendar names it
     */
    public static LocalDate dayOf(LocalDate first, double week) {
        return first.plusDays((long) Math.ceil(DAYS_OF_A_WEEK * week - TOLERANCE));
    }

    private static double weeks(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) / DAYS_OF_A_WEEK;
    }
}
