package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import java.util.List;
import java.util.Optional;

/**
 * A point or a person must not be contacted, whatever was granted before or will be.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.consents().record(Consent.suppressed(ada.id(), SuppressionReason.HARD_BOUNCE, address));
 * crm.consents().record(Consent.suppressed(ada.id(), SuppressionReason.COMPLAINT));
 * }</pre>
 *
 * @param stamp when, and by whom
 * @param person who
 * @param reason why, and how far it reaches
 * @param point the point; only documents reasons that are about the person
 */
public record Suppressed(FactStamp stamp, ContactId person, SuppressionReason reason, Optional<ContactPoint> point)
        implements Consent.OfPerson, Stamped<Suppressed> {
    /**
     * Checks that the reason has its point.
     *
     * @param stamp when, and by whom
     * @param person who
     * @param reason why, and how far it reaches
     * @param point the point; only documents reasons that are about the person
     */
    public Suppressed {
        if (reason.isOfPoint() && point.isEmpty()) {
            throw new IllegalArgumentException("Suppressed.point: missing, " + reason + " is about a point; name it");
        }
    }

    @Override
    public List<ContactPoint> points() {
        return point.stream().toList();
    }

    @Override
    public Suppressed stamped(FactStamp value) {
        return new Suppressed(value, person, reason, point);
    }
}
