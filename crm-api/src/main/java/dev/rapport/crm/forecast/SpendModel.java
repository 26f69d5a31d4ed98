package dev.rapport.crm.forecast;

import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What customers will spend on a day on which they buy: the gamma-gamma model.
 *
 * <p>Amounts of a customer are gamma distributed around a mean of their own, and these means vary among customers: Fader,
 * Hardie and Lee, "RFM and CLV: Using Iso-Value Curves for Customer Base Analysis", Journal of Marketing Research 42
 * (2005); Fader and Hardie, "The Gamma-Gamma Model of Monetary Value" (2013). How much somebody spends is taken to be
 * independent of how often they buy. Immutable and thread-safe.
 *
 * <pre>{@code
 * SpendModel model = SpendModel.gammaGamma(6.25, 3.74, 15.44);
 * double anybody = model.expectedSpend(SpendHistory.none());             // 35.22
 * double ada = model.expectedSpend(new SpendHistory(2, 22.35));          // 24.66: few days count for little
 * }</pre>
 */
public final class SpendModel {

    private final double p;
    private final double q;
    private final double gamma;

    private SpendModel(double p, double q, double gamma) {
        this.p = PurchaseModel.positive("p", p);
        this.q = PurchaseModel.positive("q", q);
        this.gamma = PurchaseModel.positive("gamma", gamma);
        if (q <= 1) {
            throw new IllegalArgumentException("q: must be above 1, or there is no mean, was " + q);
        }
    }

    /**
     * Returns a model with known parameters.
     *
     * @param p the shape of the amounts of one customer
     * @param q the shape of the differences between customers; below, fewer spend far more than others
     * @param gamma the scale of the amounts, in their currency
     * @return the model
     * @throws IllegalArgumentException if a parameter is not a finite number above zero, or q is not above 1
     */
    public static SpendModel gammaGamma(double p, double q, double gamma) {
        return new SpendModel(p, q, gamma);
    }

    /**
     * Returns the model that makes the given amounts most likely.
     *
     * @param histories of many customers, in any order; those without a day or an amount are left out
     * @return the model
     * @throws NoFitException if no parameters are the most likely, because customers are too few or too alike
     */
    public static SpendModel fit(Collection<SpendHistory> histories) {
        return SpendLikelihood.of(histories).fit();
    }

    /**
     * Returns what the customer is expected to spend on a day on which they buy.
     *
     * @param history what they have spent
     * @return the mean, between their own and that of all customers; nearer to their own the more days it has
     */
    public double expectedSpend(SpendHistory history) {
        double shape = p * history.days();
        return p * (gamma + history.days() * history.mean()) / (shape + q - 1);
    }

    /**
     * The shape of the amounts of one customer.
     *
     * @return p, above 0
     */
    public double p() {
        return p;
    }

    /**
     * The shape of the differences between customers.
     *
     * @return q, above 1
     */
    public double q() {
        return q;
    }

    /**
     * The scale of the amounts.
     *
     * @return gamma in the currency of the amounts, above 0
     */
    public double gamma() {
        return gamma;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SpendModel that
                && Double.compare(p, that.p) == 0
                && Double.compare(q, that.q) == 0
                && Double.compare(gamma, that.gamma) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(p, q, gamma);
    }

    /** Returns the parameters. */
    @Override
    public String toString() {
        return "GAMMA_GAMMA[p=" + p + ", q=" + q + ", gamma=" + gamma + "]";
    }
}
