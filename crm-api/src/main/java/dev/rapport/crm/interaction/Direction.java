package dev.rapport.crm.interaction;

/**
 * Who contacted whom.
 *
 * <p>An interaction without a direction (a purchase, a note) is neither. Immutable and thread-safe.
 *
 * <pre>{@code
 * boolean theyWroteLast = crm.interactions().timeline(id, 1, Optional.empty()).items().stream()
 *         .anyMatch(i -> i.direction().equals(Optional.of(Direction.INBOUND)));
 * }</pre>
 */
public enum Direction {
    /** The contact came to the business: a reply, an incoming call, a complaint. */
    INBOUND,
    /** The business went to the contact; these are the touches that caps and spacing count. */
    OUTBOUND
}
