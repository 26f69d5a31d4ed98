package dev.rapport.crm.storage;

import java.util.List;

/**
 * What one call writes, in order.
 *
 * <p>An erasure is written by itself: no change beside it could be about what it removes. Immutable and thread-safe.
 *
 * <pre>{@code
 * session.write(Changes.of(new Change.ContactAdded(ada, now), new Change.StatePut(ada.id(), activity, plan)));
 * }</pre>
 *
 * @param list the changes
 */
public record Changes(List<Change> list) {
    /**
     * Copies the list.
     *
     * @param list the changes
     * @throws IllegalArgumentException if an erasure is not the only one
     */
    public Changes {
        list = List.copyOf(list);
        if (list.size() > 1 && list.stream().anyMatch(Change.ContactErased.class::isInstance)) {
            throw new IllegalArgumentException(
                    "changes: an erasure is written by itself; write what comes before and after it in calls of their own");
        }
    }

    /**
     * Some changes.
     *
     * @param changes in order
     * @return the value
     * @throws IllegalArgumentException if an erasure is not the only one
     */
    public static Changes of(Change... changes) {
        return new Changes(List.of(changes));
    }
}
