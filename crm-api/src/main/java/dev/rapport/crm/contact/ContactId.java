package dev.rapport.crm.contact;

import dev.rapport.crm.calendar.TimeOrderedUuid;
import java.util.Objects;
import java.util.UUID;

/**
 * The identity of a contact.
 *
 * <p>New ids are UUIDs of version 7: sorted by them, contacts stand in the order of their creation. A host's own key
 * belongs in an {@link ExternalRef}. Immutable and thread-safe.
 *
 * <pre>{@code
 * ContactId id = ContactId.next();
 * ContactId same = ContactId.parse(id.toString());
 * }</pre>
 *
 * @param value the UUID
 */
public record ContactId(UUID value) implements Comparable<ContactId> {

    /**
     * Checks that there is a value.
     *
     * @param value the UUID
     */
    public ContactId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Returns a new id, greater than all that this JVM made before.
     *
     * @return a new id
     */
    public static ContactId next() {
        return new ContactId(TimeOrderedUuid.system().next());
    }

    /**
     * Returns the id that {@link #toString()} printed.
     *
     * @param text the 36 characters of a UUID, in either case
     * @return the id
     * @throws IllegalArgumentException if it is not a UUID in full length
     */
    public static ContactId parse(String text) {
        return new ContactId(TimeOrderedUuid.parse("contact id", text));
    }

    @Override
    public int compareTo(ContactId other) {
        return TimeOrderedUuid.compare(value, other.value);
    }

    /**
     * Returns the 36 characters of the UUID.
     *
     * @return the text that {@link #parse} reads
     */
    @Override
    public String toString() {
        return value.toString();
    }
}
