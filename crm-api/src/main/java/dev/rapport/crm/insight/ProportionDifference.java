package dev.rapport.crm.insight;

/**
 * By how much one share is higher than another, with its interval of 95 %.
 *
 * <p>The interval is Newcombe's hybrid score interval without continuity correction (R. G. Newcombe, "Interval estimation for
 * the difference between independent proportions: comparison of eleven methods", Statistics in Medicine 17, 1998, method 10).
 * It holds for one look at a number of trials, or a day, that was fixed before. Immutable and thread-safe.
 *
 * <pre>{@code
 * ProportionDifference gain = ProportionDifference.of(new Proportion(56, 70), new Proportion(48, 80));
 * gain.value();        // 0.2
 * gain.low();          // 0.0524
 * gain.high();         // 0.3339
 * }</pre>
 *
 * @param first one share
 * @param second the one that is taken from it
 */
public record ProportionDifference(Proportion first, Proportion second) {
    /**
     * Checks that both have trials.
     *
     * @param first one share
     * @param second the one that is taken from it
     * @throws IllegalArgumentException if one has no trials
     */
    public ProportionDifference {
        if (first.trials() == 0 || second.trials() == 0) {
            throw new IllegalArgumentException("trials: none on one side; there is nothing to compare");
        }
    }

    /**
     * The difference of two shares.
     *
     * @param first one share
     * @param second the one that is taken from it
     * @return the difference
     * @throws IllegalArgumentException if one has no trials
     */
    public static ProportionDifference of(Proportion first, Proportion second) {
        return new ProportionDifference(first, second);
    }

    /** {@return the first share less the second, from -1 to 1} */
    public double value() {
        return rate(first) - rate(second);
    }

    /** {@return the lower end of the interval of 95 %} */
    public double low() {
        return value() - Math.hypot(rate(first) - first.low(), second.high() - rate(second));
    }

    /** {@return the upper end of the interval of 95 %} */
    public double high() {
        return value() + Math.hypot(first.high() - rate(first), rate(second) - second.low());
    }

    /** {@return whether the interval leaves no doubt which share is higher} */
    public boolean isConclusive() {
        return low() > 0 || high() < 0;
    }

    /** {@return a sentence, such as "56 of 70 (80 %) against 48 of 80 (60 %): 20 points more, from 5.2 to 33.4"} */
    public String because() {
        return first.sentence() + " against " + second.sentence() + ": " + Words.number(100 * Math.abs(value()))
                + " points "
                + (value() < 0 ? "less" : "more") + ", from " + Words.number(100 * low()) + " to "
                + Words.number(100 * high()) + (isConclusive() ? "" : "; it may as well be none");
    }

    private static double rate(Proportion proportion) {
        return (double) proportion.successes() / proportion.trials();
    }
}
