package dev.rapport.crm.insight;

import java.util.OptionalDouble;

/**
 * How many of how many.
 *
 * <p>Its interval of 95 % is Wilson's score interval (E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical
 * Inference", Journal of the American Statistical Association 22, 1927). Immutable and thread-safe.
 *
 * <pre>{@code
 * Proportion bought = new Proportion(56, 70);
 * bought.rate();       // 0.8
 * bought.low();        // 0.692: the true rate lies between low and high in 95 of 100 such experiments
 * }</pre>
 *
 * @param successes how many had it
 * @param trials of how many
 */
public record Proportion(long successes, long trials) {
    /** The quantile of the normal distribution for 95 %. */
    private static final double Z = 1.959963984540054;

    /**
     * Checks the numbers.
     *
     * @param successes how many had it
     * @param trials of how many
     * @throws IllegalArgumentException unless 0 &lt;= successes &lt;= trials
     */
    public Proportion {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException("successes: must be from 0 to the number of trials");
        }
    }

    /** {@return the share, from 0 to 1; empty without trials} */
    public OptionalDouble rate() {
        return trials == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) successes / trials);
    }

    /** {@return the lower end of the interval of 95 %; 0 without trials} */
    public double low() {
        return successes == 0 ? 0 : centre() - half();
    }

    /** {@return the upper end of the interval of 95 %; 1 without trials} */
    public double high() {
        return successes == trials ? 1 : centre() + half();
    }

    private double centre() {
        return (2.0 * successes + Z * Z) / (2 * (trials + Z * Z));
    }

    private double half() {
        double variance = (double) successes * (trials - successes) / trials;
        return Z * Math.sqrt(Z * Z + 4 * variance) / (2 * (trials + Z * Z));
    }

    String sentence() {
        return successes + " of " + trials
                + (trials == 0 ? "" : " (" + Words.number(100 * rate().orElseThrow()) + " %)");
    }
}
