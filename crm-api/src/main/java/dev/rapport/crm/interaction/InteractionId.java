package dev.rapport.crm.interaction;

import dev.rapport.crm.calendar.TimeOrderedUuid;
import java.util.UUID;

/**
 * The id of an interaction: a UUID, by default of version 7, so that ids grow with time.
 *
 * <p>Ordered as text, which is the order of the unsigned bits. Immutable and thread-safe.
 *
 * <pre>{@code
 * InteractionId id = InteractionId.next();
 * assert InteractionId.parse(id.toString()).equals(id);
 * }</pre>
 *
 * @param value the UUID
 */
public record InteractionId(UUID value) implements Comparable<InteractionId> {
    /**
     * A new id, larger than every id made before in this JVM.
     *
     * @return the id
     */
    public static InteractionId next() {
        return new InteractionId(TimeOrderedUuid.system().next());
    }

    /**
     * Reads the form that {@link #toString()} gives.
     *
     * @param text the 36 characters of a UUID, in either case
     * @return the id
     * @throws IllegalArgumentException if it is not a UUID in full length
     */
    public static InteractionId parse(String text) {
        return new InteractionId(TimeOrderedUuid.parse("interaction id", text));
    }

    @Override
    public int compareTo(InteractionId other) {
        return TimeOrderedUuid.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
