package dev.rapport.crm.forecast;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The purchase histories of many customers, from which a model is learned.
 *
 * <p>Equal histories are kept once, with their number; the order in which they come does not matter. Take every customer
 * whose first purchase is known, each as of the same cut-off day, also those who came only once. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * PurchaseSample sample = PurchaseSample.of(histories);
 * if (sample.obstacles().isEmpty()) {
 *     PurchaseModel model = PurchaseModel.fit(ModelKind.MBG_NBD, sample);
 * }
 * }</pre>
 */
public final class PurchaseSample {

    private static final double DAYS_OF_A_WEEK = 7;

    /** One place for each group of equal histories. */
    final int[] repeats;

    /** Where in {@link #times} the last purchase of a group is. */
    final int[] last;

    /** Where in {@link #times} a group is asked. */
    final int[] now;

    final int[] counts;

    /** Each time once, so that its logarithm is taken once. */
    final double[] times;

    final long[] customersByRepeats;

    private PurchaseSample(PurchaseHistory[] groups, int[] counts) {
        this.counts = counts;
        times = distinctTimes(groups);
        repeats = new int[groups.length];
        last = new int[groups.length];
        now = new int[groups.length];
        customersByRepeats = new long[groups.length == 0 ? 0 : groups[groups.length - 1].repeats() + 1];
        for (int i = 0; i < groups.length; i++) {
            repeats[i] = groups[i].repeats();
            last[i] = Arrays.binarySearch(times, groups[i].lastWeek());
            now[i] = Arrays.binarySearch(times, groups[i].nowWeek());
            customersByRepeats[repeats[i]] += counts[i];
        }
    }

    /**
     * Makes a sample of one history for each customer.
     *
     * @param histories of all customers, in any order
     * @return the sample
     */
    public static PurchaseSample of(Collection<PurchaseHistory> histories) {
        PurchaseHistory[] order = histories.toArray(PurchaseHistory[]::new);
        Arrays.sort(order, PurchaseSample::compare);
        int[] counts = new int[order.length];
        int groups = 0;
        for (int i = 0; i < order.length; i++) {
            if (i == 0 || !order[i].equals(order[groups - 1])) {
                order[groups++] = order[i];
            }
            counts[groups - 1]++;
        }
        return new PurchaseSample(Arrays.copyOf(order, groups), Arrays.copyOf(counts, groups));
    }

    /**
     * Makes a sample of histories that are counted already, as published data are.
     *
     * @param customers how many customers have each history, 1 or more
     * @return the sample
     * @throws IllegalArgumentException if a number is below 1
     */
    public static PurchaseSample ofCounts(Map<PurchaseHistory, Integer> customers) {
        if (customers.values().stream().anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException("customers: each history needs at least one; leave the others out");
        }
        PurchaseHistory[] order = customers.keySet().toArray(PurchaseHistory[]::new);
        Arrays.sort(order, PurchaseSample::compare);
        return new PurchaseSample(
                order, Arrays.stream(order).mapToInt(customers::get).toArray());
    }

    private static int compare(PurchaseHistory one, PurchaseHistory other) {
        int byRepeats = Integer.compare(one.repeats(), other.repeats());
        int byNow = byRepeats == 0 ? Double.compare(one.nowWeek(), other.nowWeek()) : byRepeats;
        return byNow == 0 ? Double.compare(one.lastWeek(), other.lastWeek()) : byNow;
    }

    private static double[] distinctTimes(PurchaseHistory[] histories) {
        double[] sorted = new double[2 * histories.length];
        for (int i = 0; i < histories.length; i++) {
            sorted[2 * i] = histories[i].lastWeek();
            sorted[2 * i + 1] = histories[i].nowWeek();
        }
        Arrays.sort(sorted);
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[distinct - 1]) {
                sorted[distinct++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, distinct);
    }

    /**
     * How many customers there are.
     *
     * @return 0 or more
     */
    public long customers() {
        return customersFrom(0);
    }

    /**
     * How many customers have bought on more than one day.
     *
     * @return from 0 to the number of customers
     */
    public long repeaters() {
        return customersFrom(1);
    }

    /**
     * How many different histories there are: what a fit works on.
     *
     * @return from 0 to the number of customers
     */
    public int groups() {
        return repeats.length;
    }

    /**
     * How long the customer who is known for longest has been known.
     *
     * @return weeks since the first purchase
     */
    public double longestWeeks() {
        return IntStream.of(now).mapToDouble(place -> times[place]).max().orElse(0);
    }

    /**
     * Why no model should be learned from this sample yet; then plan by each customer's own rhythm.
     *
     * @return what is missing, empty if nothing is
     */
    public List<FitObstacle> obstacles() {
        return FitObstacle.in(this);
    }

    int days() {
        return (int) Math.round(longestWeeks() * DAYS_OF_A_WEEK);
    }

    long customersFrom(int repeatsAtLeast) {
        return Arrays.stream(customersByRepeats).skip(repeatsAtLeast).sum();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PurchaseSample that
                && Arrays.equals(times, that.times)
                && Arrays.equals(repeats, that.repeats)
                && Arrays.equals(now, that.now)
                && Arrays.equals(last, that.last)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(repeats) + Arrays.hashCode(counts);
    }

    /** Returns the numbers of customers and of groups. */
    @Override
    public String toString() {
        return customers() + " customers, " + groups() + " histories";
    }
}
