package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import java.util.List;
import java.util.Optional;

/**
 * The person objected to all marketing, everywhere, whoever sends it; or at one address, and then to all that goes there.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.consents().record(Consent.objected(ada.id()).at(yesterday).actor("bob"));
 * crm.consents().record(Consent.objected(ada.id()).to(office));      // nothing to the office, from any brand
 * }</pre>
 *
 * @param stamp when, and by whom
 * @param person who
 * @param point the only address that it is about; empty means everywhere
 */
public record Objected(FactStamp stamp, ContactId person, Optional<ContactPoint> point)
        implements Consent.OfPerson, Stamped<Objected> {
    /**
     * The same, at one address only. It reaches everybody who has the address.
     *
     * @param address the address
     * @return a new fact
     */
    public Objected to(ContactPoint address) {
        return new Objected(stamp, person, Optional.of(address));
    }

    @Override
    public List<ContactPoint> points() {
        return point.stream().toList();
    }

    @Override
    public Objected stamped(FactStamp value) {
        return new Objected(value, person, point);
    }
}
