package dev.rapport.crm.rule;

/**
 * How many outbound contacts there may be in how many days.
 *
 * <p>Immutable and thread-safe. The days are local days of the contact; a day is allowed if fewer than the number
 * happened on it and the days before it. Inbound contacts never count.
 *
 * <p>Of a contact's outbound contacts the newest 64 are looked at, or as many as {@code max} or as a rule declares by
 * {@link dev.rapport.crm.facts.FactNeeds#outboundTouches}. They always tell whether the days from today on have room. A day
 * that is so long past that 64 or more followed it may be taken to have room when it had none: what was due then stays overdue
 * since that day, not since a later one. Who needs that exact declares more of them.
 *
 * <pre>{@code
 * Policy policy = Policy.builder().cap(new Cap(2, 7)).build();      // at most 2 in any 7 days
 * }</pre>
 *
 * @param max the greatest number of outbound contacts, 1 to 1,000
 * @param days the number of days, 1 to 3,660
 */
public record Cap(int max, int days) {

    /**
     * Creates a cap.
     *
     * @param max the greatest number of outbound contacts
     * @param days the number of days
     * @throws IllegalArgumentException if one of them is out of range
     */
    public Cap {
        if (max < 1 || max > 1_000) {
            throw new IllegalArgumentException("cap.max: must be from 1 to 1000 contacts, was " + max);
        }
        if (days < 1 || days > 3_660) {
            throw new IllegalArgumentException("cap.days: must be from 1 to 3660 days, was " + days);
        }
    }
}
