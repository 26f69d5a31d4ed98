package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;

/**
 * The person objected to all marketing, everywhere.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.consents().record(Consent.objected(ada.id()).at(yesterday).actor("bob"));
 * }</pre>
 *
 * @param stamp when, and by whom
 * @param person who
 */
public record Objected(FactStamp stamp, ContactId person) implements Consent.OfPerson, Stamped<Objected> {
    @Override
    public Objected stamped(FactStamp value) {
        return new Objected(value, person);
    }
}
