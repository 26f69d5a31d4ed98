package dev.rapport.crm.forecast;

import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What purchases say about the next ones: whether a customer is still one, and how much and how soon they will buy.
 *
 * <p>A model is one of two {@link ModelKind}s and its four parameters, {@linkplain #fit fitted} to the customers of a shop
 * or known from before. Times are in weeks. The formulas are those of the papers at {@link ModelKind}; expected purchases
 * are computed as an integral over the probability to be lost, to ten digits. Immutable and thread-safe.
 *
 * <pre>{@code
 * PurchaseModel model = PurchaseModel.bgNbd(0.243, 4.414, 0.793, 2.426);
 * PurchaseHistory ada = new PurchaseHistory(2, 30.43, 38.86);  // 2 repeat purchases, the last in week 30.43
 * double alive = model.probabilityAlive(ada);                  // 0.73
 * double purchases = model.expectedPurchases(ada, 39);         // 1.226 in the next 39 weeks
 * OptionalDouble week = model.weekAliveFallsTo(0.5, ada);      // 62.5, if nothing is bought until then
 * }</pre>
 */
public final class PurchaseModel {

    /** Longer is never, and could not be added to a date. */
    private static final double LONGEST_WEEKS = Integer.MAX_VALUE;

    private final ModelKind kind;
    private final double r;
    private final double alpha;
    private final double a;
    private final double b;
    private final PurchaseIntegral integral;

    PurchaseModel(ModelKind kind, double... parameters) {
        this.kind = kind;
        this.r = positive("r", parameters[0]);
        this.alpha = positive("alpha", parameters[1]);
        this.a = positive("a", parameters[2]);
        this.b = positive("b", parameters[3]);
        this.integral = new PurchaseIntegral(a, b);
    }

    /**
     * Returns a BG/NBD model. It says nothing about customers without a repeat purchase: they count as alive for ever.
     *
     * @param r the shape of the purchase rates
     * @param alpha the scale of the purchase rates, in weeks
     * @param a the first shape of the dropout probability
     * @param b the second shape of the dropout probability
     * @return the model
     * @throws IllegalArgumentException if a parameter is not a finite number above zero
     */
    public static PurchaseModel bgNbd(double r, double alpha, double a, double b) {
        return new PurchaseModel(ModelKind.BG_NBD, r, alpha, a, b);
    }

    /**
     * Returns an MBG/NBD model.
     *
     * @param r the shape of the purchase rates
     * @param alpha the scale of the purchase rates, in weeks
     * @param a the first shape of the dropout probability
     * @param b the second shape of the dropout probability
     * @return the model
     * @throws IllegalArgumentException if a parameter is not a finite number above zero
     */
    public static PurchaseModel mbgNbd(double r, double alpha, double a, double b) {
        return new PurchaseModel(ModelKind.MBG_NBD, r, alpha, a, b);
    }

    /**
     * Returns the model that makes the purchases of a sample most likely. Equal samples have equal models.
     *
     * @param kind which of the two models
     * @param sample the histories of all customers; ask it for its {@linkplain PurchaseSample#obstacles obstacles} first
     * @return the model
     * @throws NoFitException if no parameters are the most likely, because customers are too few or too alike
     */
    public static PurchaseModel fit(ModelKind kind, PurchaseSample sample) {
        return new PurchaseLikelihood(kind, sample).fit();
    }

    /**
     * Returns the probability that the customer is still alive.
     *
     * @param history the customer's purchases
     * @return from 0 to 1
     */
    public double probabilityAlive(PurchaseHistory history) {
        int chances = kind.chances(history.repeats());
        if (chances == 0) {
            return 1;
        }
        double silence = Math.log((alpha + history.nowWeek()) / (alpha + history.lastWeek()));
        return 1 / (1 + a / (b + chances - 1) * Math.exp((r + history.repeats()) * silence));
    }

    /**
     * Returns the week in which the probability to be alive falls to a threshold, if nothing is bought until then.
     *
     * <p>That is the time to win somebody back. {@link PurchaseHistory#dayOf} makes it a date.
     *
     * @param threshold the probability, above 0 and below 1
     * @param history the customer's purchases; the week in which it is asked does not matter
     * @return weeks since the first purchase, not before the last one; empty if the model never lets it fall, as
     *     BG/NBD after a single purchase, or not within any time that a calendar can name
     * @throws IllegalArgumentException if the threshold is out of range
     */
    public OptionalDouble weekAliveFallsTo(double threshold, PurchaseHistory history) {
        inside("threshold", threshold);
        int chances = kind.chances(history.repeats());
        if (chances == 0) {
            return OptionalDouble.empty();
        }
        double logRatio = Math.log((1 - threshold) / threshold) + Math.log((b + chances - 1) / a);
        double week = (alpha + history.lastWeek()) * Math.exp(logRatio / (r + history.repeats())) - alpha;
        return week < LONGEST_WEEKS ? OptionalDouble.of(Math.max(history.lastWeek(), week)) : OptionalDouble.empty();
    }

    /**
     * Returns how many purchases are expected in the time that comes.
     *
     * <p>Of a {@linkplain PurchaseHistory#newcomer() newcomer}, it is what any new customer will buy again.
     *
     * @param history the customer's purchases
     * @param weeks how long from now, 0 or more
     * @return the mean number of days with a purchase
     * @throws IllegalArgumentException if the time is negative or not finite
     */
    public double expectedPurchases(PurchaseHistory history, double weeks) {
        time(weeks);
        double shape = r + history.repeats();
        double relative = weeks / (alpha + history.nowWeek());
        return probabilityAlive(history) * integral.mean(kind.chances(history.repeats()), shape, relative);
    }

    /**
     * Returns the probability that the customer buys at least once in the time that comes.
     *
     * @param history the customer's purchases
     * @param weeks how long from now, 0 or more
     * @return from 0 to the probability to be alive
     * @throws IllegalArgumentException if the time is negative or not finite
     */
    public double probabilityOfPurchase(PurchaseHistory history, double weeks) {
        time(weeks);
        double growth = Math.log1p(weeks / (alpha + history.nowWeek()));
        return -probabilityAlive(history) * Math.expm1(-(r + history.repeats()) * growth);
    }

    /**
     * Returns how long it takes until a purchase has become as probable as wanted: a quantile of the time to the next
     * one.
     *
     * @param probability the probability, above 0 and below 1
     * @param history the customer's purchases
     * @return weeks from now; empty if it never becomes so probable, because the customer may be lost, or not within any
     *     time that a calendar can name
     * @throws IllegalArgumentException if the probability is out of range
     */
    public OptionalDouble weeksToPurchase(double probability, PurchaseHistory history) {
        inside("probability", probability);
        double alive = probabilityAlive(history);
        if (probability >= alive) {
            return OptionalDouble.empty();
        }
        double growth = -Math.log1p(-probability / alive) / (r + history.repeats());
        double weeks = (alpha + history.nowWeek()) * Math.expm1(growth);
        return weeks < LONGEST_WEEKS ? OptionalDouble.of(weeks) : OptionalDouble.empty();
    }

    /**
     * Returns how likely the purchases of a sample are under this model, to compare models by.
     *
     * @param sample the histories of customers
     * @return the natural logarithm of the likelihood; greater is better
     */
    public double logLikelihood(PurchaseSample sample) {
        return new PurchaseLikelihood(kind, sample).at(r, alpha, a, b, new double[4]);
    }

    /**
     * Which of the two models this is.
     *
     * @return the kind
     */
    public ModelKind kind() {
        return kind;
    }

    /**
     * The shape of the purchase rates.
     *
     * @return r, above 0
     */
    public double r() {
        return r;
    }

    /**
     * The scale of the purchase rates.
     *
     * @return alpha in weeks, above 0
     */
    public double alpha() {
        return alpha;
    }

    /**
     * The first shape of the probability to be lost.
     *
     * @return a, above 0
     */
    public double a() {
        return a;
    }

    /**
     * The second shape of the probability to be lost.
     *
     * @return b, above 0
     */
    public double b() {
        return b;
    }

    private static void time(double weeks) {
        if (!(weeks >= 0) || Double.isInfinite(weeks)) {
            throw new IllegalArgumentException("weeks: must be 0 or more and finite, was " + weeks);
        }
    }

    private static void inside(String name, double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(name + ": must be above 0 and below 1, was " + probability);
        }
    }

    static double positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + ": must be a finite number above 0, was " + value);
        }
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PurchaseModel that
                && kind == that.kind
                && Double.compare(r, that.r) == 0
                && Double.compare(alpha, that.alpha) == 0
                && Double.compare(a, that.a) == 0
                && Double.compare(b, that.b) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, r, alpha, a, b);
    }

    /** Returns the kind and the parameters. */
    @Override
    public String toString() {
        return kind + "[r=" + r + ", alpha=" + alpha + ", a=" + a + ", b=" + b + "]";
    }
}
