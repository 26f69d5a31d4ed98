package dev.rapport.crm.criterion;

import java.util.Objects;

/**
 * The contact, or another record of the same person, is held out of an experiment.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Criterion never = Criteria.heldOut(HoldOut.of("spring", 10));
 * }</pre>
 *
 * @param group the group that is never mailed
 */
public record HeldOut(HoldOut group) implements Criterion {
    /**
     * Checks that there is one.
     *
     * @param group the group
     */
    public HeldOut {
        Objects.requireNonNull(group, "group");
    }

    @Override
    public boolean test(Subject subject) {
        return group.containsAny(subject.records());
    }

    @Override
    public String toString() {
        return Sentence.discreet(this);
    }
}
