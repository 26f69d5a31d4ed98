package dev.rapport.crm.consent;

import dev.rapport.crm.calendar.TimeOrderedUuid;
import java.util.UUID;

/**
 * The id of an entry in the consent ledger: a UUID, by default of version 7.
 *
 * <p>Ordered as text. Immutable and thread-safe.
 *
 * <pre>{@code
 * Consent entry = Consent.granted(ada.id(), NEWS).id(ConsentId.next()).build();
 * }</pre>
 *
 * @param value the UUID
 */
public record ConsentId(UUID value) implements Comparable<ConsentId> {
    /**
     * A new id, larger than every id made before in this JVM.
     *
     * @return the id
     */
    public static ConsentId next() {
        return new ConsentId(TimeOrderedUuid.system().next());
    }

    /**
     * Reads the form that {@link #toString()} gives.
     *
     * @param text the 36 characters of a UUID, in either case
     * @return the id
     * @throws IllegalArgumentException if it is not a UUID in full length
     */
    public static ConsentId parse(String text) {
        return new ConsentId(TimeOrderedUuid.parse("consent id", text));
    }

    @Override
    public int compareTo(ConsentId other) {
        return TimeOrderedUuid.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
