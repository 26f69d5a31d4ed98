package dev.rapport.crm.storage;

import java.util.List;

/**
 * What one call writes, in order.
 *
 * <p>Immutable and thread-safe.
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
     */
    public Changes {
        list = List.copyOf(list);
    }

    /**
     * Some changes.
     *
     * @param changes in order
     * @return the value
     */
    public static Changes of(Change... changes) {
        return new Changes(List.of(changes));
    }
}
