package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;

/**
 * The person asked for something: some laws allow to write for a while.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.consents().record(Consent.inquired(ada.id()));
 * }</pre>
 *
 * @param stamp when, and by whom
 * @param person who
 */
public record Inquired(FactStamp stamp, ContactId person) implements Consent.OfPerson, Stamped<Inquired> {
    @Override
    public Inquired stamped(FactStamp value) {
        return new Inquired(value, person);
    }
}
