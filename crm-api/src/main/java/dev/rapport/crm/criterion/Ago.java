package dev.rapport.crm.criterion;

import dev.rapport.crm.interaction.TouchFilter;
import java.time.Period;
import java.util.Objects;

/**
 * The first or the last interaction is longer ago than a period, or not so long; there was one.
 *
 * <p>The period is counted in days as {@link Window.InLast} does: what is in that window is within it. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * Criterion asleep = Criteria.lastLongerAgo(TouchFilter.any().outbound(), Period.ofMonths(1));
 * Criterion neverOrLongAgo = Criteria.not(Criteria.lastWithin(TouchFilter.any().outbound(), Period.ofMonths(1)));
 * }</pre>
 *
 * @param filter which interactions are looked at
 * @param end whether the first or the last of them is meant
 * @param distance whether it is longer ago or within the period
 * @param period how long, to the day
 */
public record Ago(TouchFilter filter, End end, Distance distance, Period period) implements Criterion {

    /** On which side of the beginning of a period something was. */
    public enum Distance {
        /** Before the period began. */
        LONGER,
        /** Since then. */
        WITHIN
    }

    /**
     * Checks the period.
     *
     * @param filter which interactions are looked at
     * @param end whether the first or the last of them is meant
     * @param distance whether it is longer ago or within the period
     * @param period how long, to the day
     * @throws IllegalArgumentException if the period is none that a window can have
     */
    public Ago {
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(distance, "distance");
        Window.inLast(period);
    }

    /**
     * The period as a window.
     *
     * @return the time until now that is not longer ago
     */
    public Window.InLast window() {
        return new Window.InLast(period);
    }

    @Override
    public boolean test(Subject subject) {
        return subject.dealings()
                .touch(end, filter)
                .filter(touch -> window().contains(touch.at(), subject.asOf()) == (distance == Distance.WITHIN))
                .isPresent();
    }

    @Override
    public String toString() {
        return Sentence.discreet(this);
    }
}
