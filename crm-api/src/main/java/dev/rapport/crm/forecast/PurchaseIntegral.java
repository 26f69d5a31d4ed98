package dev.rapport.crm.forecast;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The mean of (1 - (1 + p s)^-n) / p when p, the probability to be lost after a purchase, is beta distributed.
 *
 * <p>That is how many purchases somebody who is alive will make in a time of s (alpha + T), with n = r + x. It avoids the
 * hypergeometric function, whose factor 1 / (a - 1) makes it useless near a = 1. Both ways to compute it end in the
 * digits of a double; the first is much faster, and good while s is small.
 *
 * <p>Thread-safe: the rules that are kept are values that depend on their place only.
 */
final class PurchaseIntegral {

    /** With so many points, the error is below 1e-10 up to the longest time and the most chances below. */
    private static final int POINTS = 24;

    private static final double LONG_TIME = 3;
    private static final int MANY_CHANCES = 128;

    private final double a;
    private final double b;
    private final AtomicReferenceArray<GaussJacobi> rules = new AtomicReferenceArray<>(MANY_CHANCES);

    PurchaseIntegral(double a, double b) {
        this.a = a;
        this.b = b;
    }

    /** The mean for somebody who took so many chances to be lost, and was not. */
    double mean(int chances, double n, double s) {
        return s <= LONG_TIME && chances < MANY_CHANCES ? byGauss(chances, n, s) : byTrapezoids(a, b + chances, n, s);
    }

    private double byGauss(int chances, double n, double s) {
        GaussJacobi rule = rules.get(chances);
        if (rule == null) {
            rule = GaussJacobi.beta(POINTS, a, b + chances);
            rules.set(chances, rule);
        }
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            sum += rule.weights[i] * purchases(n, s, rule.points[i]);
        }
        return sum;
    }

    /**
     * The trapezoidal rule over the logarithm of the odds, where the integrand is analytic in a strip and falls
     * exponentially at both ends, so that the error falls exponentially with the inverse of the step: Trefethen and
     * Weideman, "The Exponentially Convergent Trapezoidal Rule", SIAM Review 56 (2014). A slow tail where p nears 0 or 1
     * is first taken off by functions of the same ends whose means are known.
     */
    static double byTrapezoids(double a, double b, double n, double s) {
        Tails tails = Tails.of(a, b, n, s);
        double step = Math.min(0.25, 0.5 * Math.sqrt(1 / a + 1 / b));
        double logBeta = GammaFunction.logBeta(a, b);
        double mode = Math.log(a / b);
        double bend = -Math.log1p(tails.power);
        double sum = 0;
        for (int direction = -1; direction <= 1; direction += 2) {
            double end = direction * Math.max(direction * mode, direction * bend);
            double before = Double.POSITIVE_INFINITY;
            for (int k = direction < 0 ? -1 : 0; ; k += direction) {
                double logOdds = mode + k * step;
                double logP = -Math.log1p(Math.exp(-logOdds));
                double logNotP = -Math.log1p(Math.exp(logOdds));
                double p = Math.exp(logP);
                double term = Math.exp(a * logP + b * logNotP - logBeta) * (purchases(n, s, p) - tails.at(p, logNotP));
                sum += term;
                double size = Math.max(Math.abs(term), before);
                if (direction * (logOdds - end) > 0 && !(size > 1e-15 * tails.mean)) {
                    break;
                }
                before = Math.abs(term);
            }
        }
        return tails.mean + step * sum;
    }

    /** The integrand; near p = 0 by its binomial series, where the difference would lose its digits. */
    private static double purchases(double n, double s, double p) {
        double ps = p * s;
        if ((n + 4) * ps < 5e-3) {
            return n
                    * s
                    * (1 - (n + 1) * ps / 2 * (1 - (n + 2) * ps / 3 * (1 - (n + 3) * ps / 4 * (1 - (n + 4) * ps / 5))));
        }
        return (1 - Math.exp(-n * Math.log(1 + ps))) / p;
    }

    /** A sum of (1 - p)^power and p^2 that equals the integrand at both ends and is never much larger. */
    private static final class Tails {

        final double atZero;
        final double atOne;
        final double power;
        final double mean;

        private Tails(double atZero, double atOne, double power, double mean) {
            this.atZero = atZero;
            this.atOne = atOne;
            this.power = power;
            this.mean = mean;
        }

        static Tails of(double a, double b, double n, double s) {
            double atZero = n * s;
            double atOne = purchases(n, s, 1);
            double power = Math.max(1, (n + 1) * s / 2);
            double meanOfPower = Math.exp(GammaFunction.logBeta(a, b + power) - GammaFunction.logBeta(a, b));
            double meanOfSquare = a * (a + 1) / ((a + b) * (a + b + 1));
            return new Tails(atZero, atOne, power, atZero * meanOfPower + atOne * meanOfSquare);
        }

        double at(double p, double logNotP) {
            return atZero * Math.exp(power * logNotP) + atOne * p * p;
        }
    }
}
