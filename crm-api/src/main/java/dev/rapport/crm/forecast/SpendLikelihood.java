package dev.rapport.crm.forecast;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/**
 * How likely mean amounts are under the gamma-gamma model, by customer, and how that changes with p, q - 1 and gamma.
 *
 * <p>The likelihood of a customer with x days of mean m is equation 1a of Fader and Hardie (2013): Gamma(px+q) /
 * (Gamma(px) Gamma(q)) gamma^q m^(px-1) x^(px) / (gamma + mx)^(px+q).
 */
final class SpendLikelihood implements Ascent.Landscape {

    private static final Comparator<SpendHistory> ORDER =
            Comparator.comparingInt(SpendHistory::days).thenComparingDouble(SpendHistory::mean);

    private static final int P = 0;
    private static final int Q = 1;
    private static final int GAMMA = 2;

    private final int[] days;
    private final double[] totals;
    private final double[] logTotals;
    private final double unit;

    private SpendLikelihood(SpendHistory[] order, double unit) {
        this.unit = unit;
        days = Arrays.stream(order).mapToInt(SpendHistory::days).toArray();
        totals = Arrays.stream(order)
                .mapToDouble(history -> history.days() * history.mean() / unit)
                .toArray();
        logTotals = Arrays.stream(totals).map(Math::log).toArray();
    }

    static SpendLikelihood of(Collection<SpendHistory> histories) {
        SpendHistory[] order = histories.stream()
                .filter(history -> history.mean() > 0)
                .sorted(ORDER)
                .toArray(SpendHistory[]::new);
        // amounts in their mean, so that a currency of small units is no further away than one of large units
        return new SpendLikelihood(
                order,
                Arrays.stream(order).mapToDouble(SpendHistory::mean).average().orElse(1));
    }

    SpendModel fit() {
        return Ascent.summit(this, new double[] {5, 2, 0.5}, new double[] {1, 1, 1}, new double[] {20, 10, 1})
                .map(at -> SpendModel.gammaGamma(at[P], 1 + at[Q], at[GAMMA] * unit))
                .orElseThrow(() -> new NoFitException("GAMMA_GAMMA"));
    }

    @Override
    public double height(double[] logs, double[] slope) {
        double p = Math.exp(logs[P]);
        double q = 1 + Math.exp(logs[Q]);
        double gamma = Math.exp(logs[GAMMA]);
        double sum = at(p, q, gamma, slope) / days.length;
        slope[P] *= p / days.length;
        slope[Q] *= (q - 1) / days.length;
        slope[GAMMA] *= gamma / days.length;
        return sum;
    }

    /** The logarithm of the likelihood of all, and its derivatives by each parameter. */
    double at(double p, double q, double gamma, double[] slope) {
        Arrays.fill(slope, 0);
        double sum = days.length * (q * Math.log(gamma) - GammaFunction.log(q));
        slope[Q] = days.length * (Math.log(gamma) - GammaFunction.digamma(q));
        slope[GAMMA] = days.length * q / gamma;
        double ofDays = 0;
        double ofDaysByP = 0;
        double ofDaysByQ = 0;
        for (int i = 0; i < days.length; i++) {
            int x = days[i];
            double shape = p * x;
            // customers are in the order of days, of which there are few numbers
            if (i == 0 || x != days[i - 1]) {
                ofDays = GammaFunction.log(shape + q) - GammaFunction.log(shape) + Math.log(x);
                ofDaysByQ = GammaFunction.digamma(shape + q);
                ofDaysByP = ofDaysByQ - GammaFunction.digamma(shape);
            }
            double all = gamma + totals[i];
            double logAll = Math.log(all);
            sum += ofDays + (shape - 1) * logTotals[i] - (shape + q) * logAll;
            slope[P] += x * (ofDaysByP + logTotals[i] - logAll);
            slope[Q] += ofDaysByQ - logAll;
            slope[GAMMA] -= (shape + q) / all;
        }
        return sum;
    }
}
