package dev.rapport.crm.followup;

import dev.rapport.crm.calendar.TimeOrderedUuid;
import java.util.UUID;

/**
 * The id of a follow-up: a UUID of version 7.
 *
 * <p>Ordered as text. Immutable and thread-safe.
 *
 * <pre>{@code
 * Optional<FollowUp> followUp = crm.followUps().find(FollowUpId.parse(request.parameter("id")));
 * }</pre>
 *
 * @param value the UUID
 */
public record FollowUpId(UUID value) implements Comparable<FollowUpId> {
    /**
     * A new id, larger than every id made before in this JVM.
     *
     * @return the id
     */
    public static FollowUpId next() {
        return new FollowUpId(TimeOrderedUuid.system().next());
    }

    /**
     * Reads the form that {@link #toString()} gives.
     *
     * @param text the 36 characters of a UUID, in either case
     * @return the id
     * @throws IllegalArgumentException if it is not a UUID in full length
     */
    public static FollowUpId parse(String text) {
        return new FollowUpId(TimeOrderedUuid.parse("follow-up id", text));
    }

    @Override
    public int compareTo(FollowUpId other) {
        return TimeOrderedUuid.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
