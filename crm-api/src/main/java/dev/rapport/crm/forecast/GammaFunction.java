package dev.rapport.crm.forecast;

/** The gamma function's logarithm and its slope, by Stirling's series (Abramowitz and Stegun 6.1.41 and 6.3.18). */
final class GammaFunction {

    /** From here on, eight terms of the series are exact to the last digits. */
    private static final double FAR = 12;

    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private GammaFunction() {}

    /** For an argument above 0. */
    static double log(double x) {
        double product = 1;
        double far = x;
        while (far < FAR) {
            product *= far;
            far++;
        }
        double z = 1 / (far * far);
        double series = z * (1.0 / 1680 - z * (1.0 / 1188 - z * (691.0 / 360360 - z / 156)));
        series = (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - series))) / far;
        return (far - 0.5) * Math.log(far) - far + HALF_LOG_TWO_PI + series - Math.log(product);
    }

    /** The slope of the logarithm, for an argument above 0. */
    static double digamma(double x) {
        double before = 0;
        double far = x;
        while (far < FAR) {
            before += 1 / far;
            far++;
        }
        double z = 1 / (far * far);
        double series = z * (1.0 / 240 - z * (1.0 / 132 - z * (691.0 / 32760 - z / 12)));
        series = z * (1.0 / 12 - z * (1.0 / 120 - z * (1.0 / 252 - series)));
        return Math.log(far) - 0.5 / far - series - before;
    }

    static double logBeta(double a, double b) {
        return log(a) + log(b) - log(a + b);
    }
}
