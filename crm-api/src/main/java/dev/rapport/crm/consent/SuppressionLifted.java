package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import java.util.List;
import java.util.Optional;

/**
 * A named operator ended a suppression.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.consents().record(
 *         Consent.suppressionLifted(ada.id(), SuppressionReason.HARD_BOUNCE, address).actor("bob"));
 * }</pre>
 *
 * @param stamp when, and by whom
 * @param person who
 * @param reason the reason that is lifted, and no other
 * @param point the point, for a reason that is about one; empty lifts it at every point of the person
 */
public record SuppressionLifted(
        FactStamp stamp, ContactId person, SuppressionReason reason, Optional<ContactPoint> point)
        implements Consent.OfPerson, Stamped<SuppressionLifted> {
    @Override
    public List<ContactPoint> points() {
        return point.stream().toList();
    }

    @Override
    public SuppressionLifted stamped(FactStamp value) {
        return new SuppressionLifted(value, person, reason, point);
    }
}
