package dev.rapport.crm.forecast;

/** What the papers print: expected purchases by Gauss's hypergeometric series, for a not near 1. */
final class Hypergeometric {

    private static final int MOST_TERMS = 1_000_000;

    private Hypergeometric() {}

    /** Fader, Hardie and Lee (2005), equation 10 without its denominator, which is the probability to be alive. */
    static double whileAlive(PurchaseModel m, PurchaseHistory h, double weeks) {
        int late = m.kind() == ModelKind.BG_NBD ? 0 : 1;
        double n = m.r() + h.repeats();
        double beta = m.b() + h.repeats() + late;
        double known = m.alpha() + h.nowWeek();
        double c = m.a() + beta - 1;
        double series = series(n, beta, c, weeks / (known + weeks));
        return c / (m.a() - 1) * (1 - Math.pow(known / (known + weeks), n) * series);
    }

    private static double series(double a, double b, double c, double z) {
        double term = 1;
        double sum = 1;
        for (int k = 0; k < MOST_TERMS && (k < 10 || Math.abs(term) > 1e-17 * Math.abs(sum)); k++) {
            term *= (a + k) * (b + k) / ((c + k) * (k + 1)) * z;
            sum += term;
        }
        return sum;
    }
}
