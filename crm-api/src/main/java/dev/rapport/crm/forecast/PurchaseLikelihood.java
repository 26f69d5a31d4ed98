package dev.rapport.crm.forecast;

import java.util.Arrays;

/**
 * How likely the purchases of a sample are under a model, by customer, and how that changes with r, alpha, a and b.
 *
 * <p>The likelihood of a customer is that of Fader, Hardie and Lee (2005), equation 6, with its two terms put as one and
 * the probability to be alive: Gamma(r+x)/Gamma(r) alpha^r (alpha+T)^-(r+x) B(a, b+c)/B(a, b) / P(alive), where c are the
 * chances to be lost, x or x + 1. As x and c are whole numbers, the gamma and beta functions are finite sums.
 */
final class PurchaseLikelihood implements Ascent.Landscape {

    private static final int R = 0;
    private static final int ALPHA = 1;
    private static final int A = 2;
    private static final int B = 3;

    private final ModelKind kind;
    private final PurchaseSample sample;
    private final double[] logTimes;

    PurchaseLikelihood(ModelKind kind, PurchaseSample sample) {
        this.kind = kind;
        this.sample = sample;
        this.logTimes = new double[sample.times.length];
    }

    PurchaseModel fit() {
        double weeks = sample.longestWeeks();
        return Ascent.summit(this, new double[] {0.5, weeks / 5, 1, 2}, new double[] {1, weeks, 1, 1}, new double[] {
                    0.2, weeks / 20, 0.5, 5
                })
                .map(at -> new PurchaseModel(kind, at))
                .orElseThrow(() -> new NoFitException(kind.name()));
    }

    @Override
    public double height(double[] logs, double[] slope) {
        double r = Math.exp(logs[R]);
        double alpha = Math.exp(logs[ALPHA]);
        double a = Math.exp(logs[A]);
        double b = Math.exp(logs[B]);
        double sum = at(r, alpha, a, b, slope) / sample.customers();
        slope[R] *= r / sample.customers();
        slope[ALPHA] *= alpha / sample.customers();
        slope[A] *= a / sample.customers();
        slope[B] *= b / sample.customers();
        return sum;
    }

    /** The logarithm of the likelihood of all, and its derivatives by each parameter. */
    double at(double r, double alpha, double a, double b, double[] slope) {
        for (int i = 0; i < logTimes.length; i++) {
            logTimes[i] = Math.log(alpha + sample.times[i]);
        }
        Arrays.fill(slope, 0);
        double sum = sample.customers() * r * Math.log(alpha);
        slope[R] = sample.customers() * Math.log(alpha);
        slope[ALPHA] = sample.customers() * r / alpha;
        sum += byRepeats(r, a, b, slope);
        for (int i = 0; i < sample.groups(); i++) {
            int repeats = sample.repeats[i];
            int now = sample.now[i];
            int last = sample.last[i];
            double count = sample.counts[i];
            double shape = r + repeats;
            sum -= count * shape * logTimes[now];
            slope[R] -= count * logTimes[now];
            slope[ALPHA] -= count * shape / (alpha + sample.times[now]);
            int chances = kind.chances(repeats);
            if (chances > 0) {
                double before = b + chances - 1;
                double silence = logTimes[now] - logTimes[last];
                double odds = a / before * Math.exp(shape * silence);
                double lost = odds == Double.POSITIVE_INFINITY ? 1 : odds / (1 + odds);
                // far out, the odds are beyond any number and their logarithm is not
                sum += count * (lost == 1 ? Math.log(a / before) + shape * silence : Math.log(1 + odds));
                slope[R] += count * lost * silence;
                slope[ALPHA] +=
                        count * lost * shape * (1 / (alpha + sample.times[now]) - 1 / (alpha + sample.times[last]));
                slope[A] += count * lost / a;
                slope[B] -= count * lost / before;
            }
        }
        return sum;
    }

    /** The part that does not depend on times, from the sums of one more repeat after another. */
    private double byRepeats(double r, double a, double b, double[] slope) {
        double sum = 0;
        double gamma = 0;
        double gammaByR = 0;
        double beta = 0;
        double betaByA = 0;
        double betaByB = 0;
        int chance = 0;
        for (int x = 0; x < sample.customersByRepeats.length; x++) {
            for (; chance < kind.chances(x); chance++) {
                beta += Math.log((b + chance) / (a + b + chance));
                betaByA -= 1 / (a + b + chance);
                betaByB += 1 / (b + chance) - 1 / (a + b + chance);
            }
            double count = sample.customersByRepeats[x];
            sum += count * (gamma + beta);
            slope[R] += count * gammaByR;
            slope[A] += count * betaByA;
            slope[B] += count * betaByB;
            gamma += Math.log(r + x);
            gammaByR += 1 / (r + x);
        }
        return sum;
    }
}
