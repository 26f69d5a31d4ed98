package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import java.util.List;

/**
 * A do-not-call register was asked about a point.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.consents().record(Consent.dncChecked(ada.id(), number, new DncAnswer("US-FTC", false)));
 * }</pre>
 *
 * @param stamp when, and by whom
 * @param person who
 * @param point the number that was looked up
 * @param answer which register, and what it said
 */
public record DncChecked(FactStamp stamp, ContactId person, ContactPoint point, DncAnswer answer)
        implements Consent.OfPerson, Stamped<DncChecked> {
    @Override
    public List<ContactPoint> points() {
        return List.of(point);
    }

    @Override
    public DncChecked stamped(FactStamp value) {
        return new DncChecked(value, person, point, answer);
    }
}
