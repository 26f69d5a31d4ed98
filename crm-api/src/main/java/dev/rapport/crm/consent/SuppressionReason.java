package dev.rapport.crm.consent;

/**
 * Why nobody may write to a person or a point, and how far that reaches.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * if (SuppressionReason.HARD_BOUNCE.isOfPoint()) { ... }   // the mailbox is gone, the person is not
 * }</pre>
 */
public enum SuppressionReason {
    /** The point cannot be reached: nothing goes there. */
    HARD_BOUNCE(true, true),
    /** The point belongs to somebody else now: nothing goes there. */
    REASSIGNED(true, true),
    /** The person complained: no marketing, and everything is withdrawn as well. */
    COMPLAINT(false, false),
    /** An operator said so: no marketing to the person. */
    ADMIN(false, false),
    /** The person died: nothing at all. */
    DECEASED(false, true),
    /** What is left of an erased person at a point: no marketing until a confirmed or signed grant. */
    ERASURE(true, false);

    private final boolean ofPoint;
    private final boolean everything;

    SuppressionReason(boolean ofPoint, boolean everything) {
        this.ofPoint = ofPoint;
        this.everything = everything;
    }

    /**
     * Whether it is about one point instead of the whole person.
     *
     * @return true if a fact with this reason must name a point
     */
    public boolean isOfPoint() {
        return ofPoint;
    }

    /**
     * Whether it also stops what is not marketing.
     *
     * @return true if nothing may be sent
     */
    public boolean stopsEverything() {
        return everything;
    }
}
