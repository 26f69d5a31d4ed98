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
     * @param text 36 characters
     * @return the id
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static ConsentId parse(String text) {
        return new ConsentId(UUID.fromString(text));
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
