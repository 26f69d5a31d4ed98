package dev.rapport.crm.forecast;

import java.util.Objects;

/**
 * What a customer will still spend, in today's money.
 *
 * <p>Each purchase that is expected within a time counts for what the customer is expected to spend on a day, less the
 * discount for how far away it is. What they have spent so far is not in it. Immutable and thread-safe.
 *
 * <pre>{@code
 * LifetimeValue value = LifetimeValue.of(purchases, spend, 156, 0.10);    // 3 years, 10 % a year
 * double ada = value.expected(PurchaseHistory.ofDays(days, today), SpendHistory.of(29.73, 14.96));
 * double anybodyNew = value.expected(PurchaseHistory.newcomer(), SpendHistory.none());
 * }</pre>
 */
public final class LifetimeValue {

    private static final double WEEKS_OF_A_YEAR = 365.25 / 7;

    /** Spread evenly over the logarithm of time, they leave an error in the eighth digit. */
    private static final GaussJacobi TIMES = GaussJacobi.beta(16, 1, 1);

    private final PurchaseModel purchases;
    private final SpendModel spend;
    private final double weeks;
    private final double rate;

    private LifetimeValue(PurchaseModel purchases, SpendModel spend, double weeks, double rate) {
        this.purchases = purchases;
        this.spend = spend;
        this.weeks = weeks;
        this.rate = rate;
    }

    /**
     * Says by which models, for how long and at which discount to value customers.
     *
     * @param purchases how often they will buy
     * @param spend how much they will spend
     * @param weeks how far to look ahead, above 0
     * @param yearlyDiscount by how much money of next year is worth less, such as 0.1; 0 for not at all
     * @return the valuation
     * @throws IllegalArgumentException if the time is not above 0 or the discount below 0, or not finite
     */
    public static LifetimeValue of(PurchaseModel purchases, SpendModel spend, double weeks, double yearlyDiscount) {
        Objects.requireNonNull(purchases, "purchases");
        Objects.requireNonNull(spend, "spend");
        PurchaseModel.positive("weeks", weeks);
        if (!(yearlyDiscount >= 0) || Double.isInfinite(yearlyDiscount)) {
            throw new IllegalArgumentException(
                    "yearlyDiscount: must be 0 or more and finite, such as 0.1 for 10 %, was " + yearlyDiscount);
        }
        return new LifetimeValue(purchases, spend, weeks, Math.log1p(yearlyDiscount) / WEEKS_OF_A_YEAR);
    }

    /**
     * Returns what a customer will still spend, discounted.
     *
     * @param history when they have bought
     * @param spent what they have spent
     * @return an amount in the currency of the spend model, 0 or more
     */
    public double expected(PurchaseHistory history, SpendHistory spent) {
        return discountedPurchases(history) * spend.expectedSpend(spent);
    }

    /**
     * Returns how many purchases are expected, each less the discount for how far away it is.
     *
     * <p>That is the integral of e^(-rate t) over the expected purchases up to t, by parts.
     *
     * @param history when they have bought
     * @return at most what is {@linkplain PurchaseModel#expectedPurchases expected} without a discount
     */
    public double discountedPurchases(PurchaseHistory history) {
        double atEnd = Math.exp(-rate * weeks) * purchases.expectedPurchases(history, weeks);
        if (rate == 0) {
            return atEnd;
        }
        double known = purchases.alpha() + history.nowWeek();
        double growth = Math.log1p(weeks / known);
        double sum = 0;
        for (int i = 0; i < TIMES.points.length; i++) {
            double time = Math.min(weeks, known * Math.expm1(growth * TIMES.points[i]));
            sum += TIMES.weights[i]
                    * Math.exp(-rate * time)
                    * purchases.expectedPurchases(history, time)
                    * (known + time);
        }
        return atEnd + rate * growth * sum;
    }
}
