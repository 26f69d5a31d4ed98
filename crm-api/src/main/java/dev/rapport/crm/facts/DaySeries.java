package dev.rapport.crm.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The distinct local days on which something happened: how many there were, the first, and the newest of them.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * DaySeries bought = facts.activity().days(Set.of(InteractionKind.PURCHASE));
 * int repeatDays = bought.count() - 1;
 * LocalDate last = bought.newest().get(0);
 * }</pre>
 */
public final class DaySeries {
    /** Touches in order of time may go back this many local days when they are in different zones. */
    private static final int ZONE_SLACK = 4;

    private final int depth;
    private final int count;
    private final @Nullable LocalDate first;
    private final List<LocalDate> kept;

    DaySeries(int depth, int count, @Nullable LocalDate first, List<LocalDate> kept) {
        this.depth = depth;
        this.count = count;
        this.first = first;
        this.kept = List.copyOf(kept);
    }

    static DaySeries empty(int depth) {
        return new DaySeries(Math.max(depth, ZONE_SLACK), 0, null, List.of());
    }

    DaySeries plus(LocalDate day) {
        int at = Collections.binarySearch(kept, day, Comparator.reverseOrder());
        if (at >= 0) {
            return this;
        }
        List<LocalDate> more = new ArrayList<>(kept);
        more.add(-at - 1, day);
        if (more.size() > depth) {
            more.remove(more.size() - 1);
        }
        LocalDate earliest = first == null || day.isBefore(first) ? day : first;
        return new DaySeries(depth, count + 1, earliest, more);
    }

    int depth() {
        return depth;
    }

    boolean isDeepEnough(int wanted) {
        return depth >= wanted;
    }

    /**
     * How many distinct days there were in all.
     *
     * @return zero or more
     */
    public int count() {
        return count;
    }

    /**
     * The first day of all.
     *
     * @return the day, or empty if there was none
     */
    public Optional<LocalDate> first() {
        return Optional.ofNullable(first);
    }

    /**
     * The newest days.
     *
     * @return newest first, at least as many as were declared, or all there are
     */
    public List<LocalDate> newest() {
        return kept;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof DaySeries other
                && count == other.count
                && java.util.Objects.equals(first, other.first)
                && kept.equals(other.kept);
    }

    @Override
    public int hashCode() {
        return kept.hashCode();
    }

    @Override
    public String toString() {
        return count + " days";
    }
}
