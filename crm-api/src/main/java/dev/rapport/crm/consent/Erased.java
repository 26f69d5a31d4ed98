package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import java.util.List;

/**
 * The person was erased.
 *
 * <p>Made by the library. Immutable and thread-safe.
 *
 * <pre>{@code
 * boolean erased = crm.consents().history(id).stream().anyMatch(Erased.class::isInstance);
 * }</pre>
 *
 * @param stamp when, and by whom
 * @param person who
 * @param tombstones the points that were the person's: what stays of them, or the points themselves as far as the asker
 *     can match them
 */
public record Erased(FactStamp stamp, ContactId person, List<ContactPoint> tombstones)
        implements Consent.OfPerson, Stamped<Erased> {
    /**
     * Copies the list.
     *
     * @param stamp when, and by whom
     * @param person who
     * @param tombstones the points that were the person's: what stays of them, or the points themselves as far as the asker
     *     can match them
     */
    public Erased {
        tombstones = List.copyOf(tombstones);
    }

    @Override
    public List<ContactPoint> points() {
        return tombstones;
    }

    @Override
    public Erased stamped(FactStamp value) {
        return new Erased(value, person, tombstones);
    }
}
