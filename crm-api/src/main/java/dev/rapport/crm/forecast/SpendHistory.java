package dev.rapport.crm.forecast;

import java.util.Arrays;

/**
 * What one customer has spent: on how many days, and how much on each of them in the mean.
 *
 * <p>The papers leave the first purchase out, which often differs from the later ones; do so for all customers or for
 * none. Amounts are in one currency. Immutable and thread-safe.
 *
 * <pre>{@code
 * SpendHistory ada = SpendHistory.of(29.73, 14.96);      // what she spent on two days, after the first
 * ada.days();      // 2
 * ada.mean();      // 22.345
 * }</pre>
 *
 * @param days on how many days there was a purchase
 * @param mean the mean amount of these days; 0 without a day
 */
public record SpendHistory(int days, double mean) {

    private static final SpendHistory NONE = new SpendHistory(0, 0);

    /**
     * Checks that the numbers can belong to a customer.
     *
     * @param days on how many days there was a purchase
     * @param mean the mean amount of these days
     * @throws IllegalArgumentException if a number is negative or not finite, or there is an amount without a day
     */
    public SpendHistory {
        if (days < 0) {
            throw new IllegalArgumentException("days: must be 0 or more");
        }
        if (!(mean >= 0) || Double.isInfinite(mean) || (days == 0 && mean > 0)) {
            throw new IllegalArgumentException("mean: must be 0 or more and finite, and 0 without a day");
        }
    }

    /**
     * The history of somebody of whom no amount is known: what a model says of them is what it says of everybody.
     *
     * @return no days
     */
    public static SpendHistory none() {
        return NONE;
    }

    /**
     * Takes the mean of amounts.
     *
     * @param amounts the sum of each day with a purchase
     * @return the history
     * @throws IllegalArgumentException if an amount is not finite, or the mean is negative
     */
    public static SpendHistory of(double... amounts) {
        return new SpendHistory(amounts.length, Arrays.stream(amounts).average().orElse(0));
    }
}
