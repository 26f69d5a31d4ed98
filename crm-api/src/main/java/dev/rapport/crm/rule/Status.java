package dev.rapport.crm.rule;

/**
 * How a planned contact stands to the present moment.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Plan plan = Planner.plan(facts, book, Permission.unchecked(), now);
 * if (plan.status() == Status.OVERDUE) {
 *     callToday(plan.next().orElseThrow());
 * }
 * }</pre>
 */
public enum Status {
    /** Nothing is planned. */
    NONE,
    /** It is not yet due. */
    UPCOMING,
    /** It has been due since some hour of this local day. */
    DUE,
    /** It was due on an earlier local day. */
    OVERDUE
}
