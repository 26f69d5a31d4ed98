package dev.rapport.crm.consent;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.error.PlainText;
import java.util.List;
import java.util.Optional;

/**
 * The person was contacted.
 *
 * <p>Made by the library when a permit is used, and without one when a worker completes a claim of marketing. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * long sent = crm.consents().history(ada.id()).stream()
 *         .filter(Contacted.class::isInstance)
 *         .count();
 * }</pre>
 *
 * @param stamp when, and by whom
 * @param person who
 * @param point where
 * @param channel how
 * @param purpose for what
 * @param permit the id of the permit that was used up, if there was one, 1 to 128 characters
 */
public record Contacted(
        FactStamp stamp,
        ContactId person,
        ContactPoint point,
        Channel channel,
        Purpose purpose,
        Optional<String> permit)
        implements Consent.OfPerson, Stamped<Contacted> {
    /**
     * Checks the permit.
     *
     * @param stamp when, and by whom
     * @param person who
     * @param point where
     * @param channel how
     * @param purpose for what
     * @param permit the id of the permit that was used up, if there was one, 1 to 128 characters
     */
    public Contacted {
        permit.ifPresent(id -> PlainText.require("permit", id, 128));
    }

    @Override
    public List<ContactPoint> points() {
        return List.of(point);
    }

    @Override
    public String toString() {
        return "Contacted[" + stamp.id() + "]";
    }

    @Override
    public Contacted stamped(FactStamp value) {
        return new Contacted(value, person, point, channel, purpose, permit);
    }
}
