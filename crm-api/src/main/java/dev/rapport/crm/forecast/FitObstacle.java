package dev.rapport.crm.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * Why a model should not be learned from a sample: too little to tell customers apart.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * for (FitObstacle obstacle : sample.obstacles()) {
 *     log.info("no forecasts yet: {}", obstacle);      // TOO_FEW_CUSTOMERS: 312, and 500 are needed
 * }
 * }</pre>
 *
 * @param reason what there is too little of
 * @param found how much there is
 * @param needed how much there has to be
 */
public record FitObstacle(Reason reason, long found, long needed) {

    /** What there is too little of. */
    public enum Reason {
        /** Fewer than 500 customers. */
        TOO_FEW_CUSTOMERS,
        /** No customer is known for 180 days, so that nobody's silence is long. */
        TOO_FEW_DAYS,
        /** Nobody has bought again twice, so that no rhythm can be seen. */
        TOO_FEW_REPEATS
    }

    private static final long CUSTOMERS = 500;
    private static final long DAYS = 180;
    private static final long REPEATS = 2;

    static List<FitObstacle> in(PurchaseSample sample) {
        List<FitObstacle> obstacles = new ArrayList<>();
        check(obstacles, Reason.TOO_FEW_CUSTOMERS, sample.customers(), CUSTOMERS);
        check(obstacles, Reason.TOO_FEW_DAYS, sample.days(), DAYS);
        check(obstacles, Reason.TOO_FEW_REPEATS, Math.max(0, sample.customersByRepeats.length - 1), REPEATS);
        return List.copyOf(obstacles);
    }

    private static void check(List<FitObstacle> obstacles, Reason reason, long found, long needed) {
        if (found < needed) {
            obstacles.add(new FitObstacle(reason, found, needed));
        }
    }

    /** Returns the reason and both figures. */
    @Override
    public String toString() {
        return reason + ": " + found + ", and " + needed + " are needed";
    }
}
