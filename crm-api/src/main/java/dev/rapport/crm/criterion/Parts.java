package dev.rapport.crm.criterion;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a condition is made of, for who has to look into it.
 *
 * <p>Thread-safe: there is nothing but functions.
 *
 * <pre>{@code
 * boolean asksForTags = Parts.of(condition).anyMatch(Criterion.Tagged.class::isInstance);
 * }</pre>
 */
public final class Parts {

    private Parts() {}

    /**
     * The parts of a condition, without and, or and not.
     *
     * @param condition the condition
     * @return its parts from the left to the right, or the condition itself
     */
    public static Stream<Criterion> of(Criterion condition) {
        if (condition instanceof Criterion.AllOf all) {
            return all.parts().stream().flatMap(Parts::of);
        }
        if (condition instanceof Criterion.AnyOf any) {
            return any.parts().stream().flatMap(Parts::of);
        }
        return condition instanceof Criterion.Not not ? of(not.part()) : Stream.of(condition);
    }

    /**
     * Whether the contact and its interactions alone say whether a condition is met.
     *
     * @param condition the condition
     * @return false if it also asks for permissions, follow-ups or measures
     */
    public static boolean areOfFacts(Criterion condition) {
        return of(condition)
                .noneMatch(
                        part -> part instanceof Permitted || part instanceof HasFollowUp || part instanceof Measured);
    }

    /** Two or more, or none. */
    static List<Criterion> severalOf(List<Criterion> parts) {
        if (parts.size() == 1) {
            throw new IllegalArgumentException("parts: one condition alone; use it as it is");
        }
        return List.copyOf(parts);
    }
}
