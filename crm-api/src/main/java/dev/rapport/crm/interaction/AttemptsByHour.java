package dev.rapport.crm.interaction;

import java.util.Arrays;

/**
 * How many attempts to reach people there were at each hour of the day, and how many of them were answered.
 *
 * <p>Of one contact or of many: counts can be added. Immutable and thread-safe.
 *
 * <pre>{@code
 * AttemptsByHour everybody = AttemptsByHour.none();
 * for (List<Interaction> timeline : timelines) {
 *     everybody = everybody.plus(times.count(timeline, zone));
 * }
 * everybody.answered(9);       // of everybody.attempted(9)
 * }</pre>
 */
public final class AttemptsByHour {
    static final int HOURS = 24;
    private static final AttemptsByHour NONE = new AttemptsByHour(new long[HOURS], new long[HOURS]);

    private final long[] attempted;
    private final long[] answered;

    AttemptsByHour(long[] attempted, long[] answered) {
        this.attempted = attempted.clone();
        this.answered = answered.clone();
    }

    /**
     * Before anything was attempted.
     *
     * @return nothing at every hour
     */
    public static AttemptsByHour none() {
        return NONE;
    }

    /**
     * These and others together.
     *
     * @param others of other contacts
     * @return the sum, hour by hour
     */
    public AttemptsByHour plus(AttemptsByHour others) {
        AttemptsByHour sum = new AttemptsByHour(attempted, answered);
        for (int hour = 0; hour < HOURS; hour++) {
            sum.attempted[hour] += others.attempted[hour];
            sum.answered[hour] += others.answered[hour];
        }
        return sum;
    }

    /**
     * These and some more at one hour, for whoever counts elsewhere.
     *
     * @param hour from 0 to 23, on the clock of whoever was contacted
     * @param more how many attempts
     * @param ofThem how many of them were answered
     * @return the sum
     * @throws IllegalArgumentException if there is no such hour, or unless 0 &lt;= answered &lt;= attempted
     */
    public AttemptsByHour plus(int hour, long more, long ofThem) {
        if (hour < 0 || hour >= HOURS) {
            throw new IllegalArgumentException("hour: must be 0 to 23, was " + hour);
        }
        if (ofThem < 0 || ofThem > more) {
            throw new IllegalArgumentException("answered: must be from 0 to the number of attempts");
        }
        AttemptsByHour sum = new AttemptsByHour(attempted, answered);
        sum.attempted[hour] += more;
        sum.answered[hour] += ofThem;
        return sum;
    }

    /**
     * How many attempts there were at an hour.
     *
     * @param hour from 0 to 23, on the clock of whoever was contacted
     * @return zero or more
     */
    public long attempted(int hour) {
        return attempted[hour];
    }

    /**
     * How many attempts at an hour were answered.
     *
     * @param hour from 0 to 23, on the clock of whoever was contacted
     * @return at most {@link #attempted(int)}
     */
    public long answered(int hour) {
        return answered[hour];
    }

    /** {@return how many attempts there were in all} */
    public long attempted() {
        return Arrays.stream(attempted).sum();
    }

    /** {@return how many attempts were answered in all} */
    public long answered() {
        return Arrays.stream(answered).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttemptsByHour that
                && Arrays.equals(attempted, that.attempted)
                && Arrays.equals(answered, that.answered);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(attempted) + Arrays.hashCode(answered);
    }

    /** Returns the totals. */
    @Override
    public String toString() {
        return "AttemptsByHour[" + answered() + " of " + attempted() + "]";
    }
}
