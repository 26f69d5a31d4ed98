package dev.rapport.crm.forecast;

import java.util.Optional;

/**
 * Finds the parameters above zero at which a likelihood is greatest, by damped Newton steps over their logarithms
 * (Levenberg 1944, Marquardt 1963).
 *
 * <p>Slopes are exact, curvatures are differences of slopes. Nothing is random: equal landscapes have equal summits.
 */
final class Ascent {

    /** Outside of these the model degenerates: a parameter runs away because the data say nothing of it. */
    static final double SMALLEST = 1e-6;

    static final double LARGEST = 1e6;

    private static final double FLAT = 1e-9;
    private static final double LONGEST_STEP = 1.5;
    private static final double NEARBY = 1e-5;
    private static final int MOST_STEPS = 100;
    private static final double NO_DAMPING = 1e-9;
    private static final double HEAVIEST_DAMPING = 1e9;

    /** A height that is of the order of 1, such as a likelihood by customer, at logarithms of parameters. */
    interface Landscape {
        /** Returns the height and writes the slope in each direction. */
        double height(double[] at, double[] slope);
    }

    private final Landscape landscape;
    private final int size;
    private double[] here;
    private double[] slope;
    private double height;

    private Ascent(Landscape landscape, double[] start) {
        this.landscape = landscape;
        this.size = start.length;
        this.here = start.clone();
        this.slope = new double[size];
        this.height = landscape.height(here, slope);
    }

    /** The parameters at the first summit that is reached from one of the starts. */
    static Optional<double[]> summit(Landscape landscape, double[]... starts) {
        for (double[] start : starts) {
            double[] logs = new double[start.length];
            for (int i = 0; i < start.length; i++) {
                logs[i] = Math.log(start[i]);
            }
            Ascent ascent = new Ascent(landscape, logs);
            if (ascent.climb()) {
                return Optional.of(ascent.parameters());
            }
        }
        return Optional.empty();
    }

    private boolean climb() {
        double damping = 1e-2;
        for (int i = 0; i < MOST_STEPS && isInside(); i++) {
            if (steepest(slope) < FLAT) {
                return true;
            }
            double[][] bend = bend();
            while (!step(bend, damping)) {
                damping = Math.max(10 * damping, 100 * NO_DAMPING);
                if (damping > HEAVIEST_DAMPING) {
                    return false;
                }
            }
            damping = damping <= NO_DAMPING ? 0 : damping / 10;
        }
        return false;
    }

    private boolean step(double[][] bend, double damping) {
        Optional<double[]> direction = PositiveSystem.solve(bend, damping, slope);
        if (direction.isEmpty()) {
            return false;
        }
        double[] step = direction.get();
        double shrink = Math.min(1, LONGEST_STEP / steepest(step));
        double[] there = here.clone();
        for (int k = 0; k < size; k++) {
            there[k] += shrink * step[k];
        }
        double[] slopeThere = new double[size];
        double heightThere = landscape.height(there, slopeThere);
        // near the summit, heights differ by rounding only and slopes tell more
        boolean isLevel = Math.abs(heightThere - height) <= 1e-12 * Math.abs(height);
        if (!(heightThere > height) && !(isLevel && steepest(slopeThere) < steepest(slope))) {
            return false;
        }
        here = there;
        slope = slopeThere;
        height = heightThere;
        return true;
    }

    /** How fast each slope falls in each direction. */
    private double[][] bend() {
        double[][] bend = new double[size][];
        for (int k = 0; k < size; k++) {
            double[] there = here.clone();
            there[k] += NEARBY;
            bend[k] = new double[size];
            landscape.height(there, bend[k]);
            for (int j = 0; j < size; j++) {
                bend[k][j] = (slope[j] - bend[k][j]) / NEARBY;
            }
        }
        for (int k = 0; k < size; k++) {
            for (int j = 0; j < k; j++) {
                bend[k][j] = (bend[k][j] + bend[j][k]) / 2;
                bend[j][k] = bend[k][j];
            }
        }
        return bend;
    }

    private boolean isInside() {
        for (double log : here) {
            if (!(log > Math.log(SMALLEST) && log < Math.log(LARGEST))) {
                return false;
            }
        }
        return true;
    }

    private static double steepest(double[] slopes) {
        double steepest = 0;
        for (double one : slopes) {
            steepest = Math.max(steepest, Math.abs(one));
        }
        return steepest;
    }

    private double[] parameters() {
        double[] parameters = new double[size];
        for (int k = 0; k < size; k++) {
            parameters[k] = Math.exp(here[k]);
        }
        return parameters;
    }
}
