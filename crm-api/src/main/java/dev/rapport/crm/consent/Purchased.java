package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;

/**
 * The person bought something: some laws allow to write for a while.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.consents().record(Consent.purchased(ada.id()).at(order.placedAt()));
 * }</pre>
 *
 * @param stamp when, and by whom
 * @param person who
 */
public record Purchased(FactStamp stamp, ContactId person) implements Consent.OfPerson, Stamped<Purchased> {
    @Override
    public Purchased stamped(FactStamp value) {
        return new Purchased(value, person);
    }
}
