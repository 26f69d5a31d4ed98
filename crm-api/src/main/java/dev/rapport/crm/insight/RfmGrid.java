package dev.rapport.crm.insight;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * How many customers have each pair of recency and frequency, and what they spent: five rows of five.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * RfmGrid grid = RfmGrid.of(scores);
 * grid.customers(1, 5);       // bought often, but not lately: call them
 * grid.spent(1, 5);           // what they were worth
 * }</pre>
 */
public final class RfmGrid {
    private static final int SIDE = 5;

    private final long[] customers = new long[SIDE * SIDE];
    private final BigDecimal[] spent = new BigDecimal[SIDE * SIDE];

    private RfmGrid(Iterable<RfmScore> scores) {
        Arrays.fill(spent, BigDecimal.ZERO);
        for (RfmScore score : scores) {
            int cell = cell(score.recency(), score.frequency());
            customers[cell]++;
            spent[cell] = spent[cell].add(score.evidence().figures().spent());
        }
    }

    /**
     * The grid of some customers.
     *
     * @param scores their scores, of one currency, in any order
     * @return the grid
     */
    public static RfmGrid of(Iterable<RfmScore> scores) {
        return new RfmGrid(scores);
    }

    /**
     * How many customers are in a cell.
     *
     * @param recency from 1 to 5, the most recent
     * @param frequency from 1 to 5, the most often
     * @return zero or more
     * @throws IllegalArgumentException if one of them is not 1 to 5
     */
    public long customers(int recency, int frequency) {
        return customers[cell(recency, frequency)];
    }

    /**
     * What the customers in a cell have spent.
     *
     * @param recency from 1 to 5, the most recent
     * @param frequency from 1 to 5, the most often
     * @return the sum, in the currency of the scores
     * @throws IllegalArgumentException if one of them is not 1 to 5
     */
    public BigDecimal spent(int recency, int frequency) {
        return spent[cell(recency, frequency)];
    }

    private static int cell(int recency, int frequency) {
        if (recency < 1 || recency > SIDE || frequency < 1 || frequency > SIDE) {
            throw new IllegalArgumentException("score: must be 1 to " + SIDE);
        }
        return (recency - 1) * SIDE + frequency - 1;
    }

    /** Returns the number of customers. */
    @Override
    public String toString() {
        return "RfmGrid[" + Arrays.stream(customers).sum() + " customers]";
    }
}
