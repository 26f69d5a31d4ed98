package dev.rapport.crm.forecast;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The probability that a customer is still a customer, from how often and how recently they bought.
 *
 * <p>Two models with closed forms: BG/NBD (Fader, Hardie and Lee, "Counting Your Customers the Easy Way", 2005) and
 * MBG/NBD (Batislam, Denizel and Filiztekin, "Empirical validation and comparison of models for customer base analysis",
 * 2007), in which a customer may also be lost right after the first purchase. Times are in weeks since the first
 * purchase. Immutable and thread-safe.
 *
 * <pre>{@code
 * AliveModel model = AliveModel.bgNbd(0.243, 4.414, 0.793, 2.426);
 * double alive = model.probabilityAlive(2, 30.43, 38.86);      // 2 repeat purchases, the last in week 30.43
 * OptionalDouble week = model.weeksUntil(0.5, 2, 30.43);       // when it falls to one half
 * }</pre>
 */
public final class AliveModel {

    private enum Kind {
        BG_NBD,
        MBG_NBD
    }

    private final Kind kind;
    private final double r;
    private final double alpha;
    private final double a;
    private final double b;

    private AliveModel(Kind kind, double r, double alpha, double a, double b) {
        this.kind = kind;
        this.r = positive("r", r);
        this.alpha = positive("alpha", alpha);
        this.a = positive("a", a);
        this.b = positive("b", b);
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
    public static AliveModel bgNbd(double r, double alpha, double a, double b) {
        return new AliveModel(Kind.BG_NBD, r, alpha, a, b);
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
    public static AliveModel mbgNbd(double r, double alpha, double a, double b) {
        return new AliveModel(Kind.MBG_NBD, r, alpha, a, b);
    }

    /**
     * Returns the probability that the customer is still alive.
     *
     * @param repeats how many purchases followed the first
     * @param lastWeek when the last purchase was
     * @param nowWeek when it is asked, not before the last purchase
     * @return from 0 to 1
     * @throws IllegalArgumentException if the history is none
     */
    public double probabilityAlive(int repeats, double lastWeek, double nowWeek) {
        checkHistory(repeats, lastWeek);
        if (!(nowWeek >= lastWeek)) {
            throw new IllegalArgumentException("nowWeek: must not be before the last purchase");
        }
        if (isUndefined(repeats)) {
            return 1;
        }
        double logOdds =
                Math.log(a / tries(repeats)) + (r + repeats) * (Math.log(alpha + nowWeek) - Math.log(alpha + lastWeek));
        return 1 / (1 + Math.exp(logOdds));
    }

    /**
     * Returns the week in which the probability falls to a threshold; not before the last purchase.
     *
     * @param threshold the probability, above 0 and below 1
     * @param repeats how many purchases followed the first
     * @param lastWeek when the last purchase was
     * @return weeks since the first purchase; empty if the model never lets it fall, or not within any time that a
     *     calendar can name
     * @throws IllegalArgumentException if the threshold or the history is none
     */
    public OptionalDouble weeksUntil(double threshold, int repeats, double lastWeek) {
        checkHistory(repeats, lastWeek);
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("threshold: must be above 0 and below 1");
        }
        if (isUndefined(repeats)) {
            return OptionalDouble.empty();
        }
        double logRatio = Math.log((1 - threshold) / threshold) + Math.log(tries(repeats) / a);
        double week = (alpha + lastWeek) * Math.exp(logRatio / (r + repeats)) - alpha;
        return week < Integer.MAX_VALUE ? OptionalDouble.of(Math.max(lastWeek, week)) : OptionalDouble.empty();
    }

    private boolean isUndefined(int repeats) {
        return kind == Kind.BG_NBD && repeats == 0;
    }

    private double tries(int repeats) {
        return kind == Kind.BG_NBD ? b + repeats - 1 : b + repeats;
    }

    private static void checkHistory(int repeats, double lastWeek) {
        if (repeats < 0 || !(lastWeek >= 0) || Double.isInfinite(lastWeek)) {
            throw new IllegalArgumentException("repeats, lastWeek: must both be 0 or more, and finite");
        }
    }

    private static double positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + ": must be a finite number above 0, was " + value);
        }
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AliveModel that
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
