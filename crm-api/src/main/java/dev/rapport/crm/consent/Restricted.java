package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;

/**
 * Processing is restricted (GDPR, article 18).
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.consents().record(Consent.restricted(ada.id()));
 * }</pre>
 *
 * @param stamp when, and by whom
 * @param person whose data
 */
public record Restricted(FactStamp stamp, ContactId person) implements Consent.OfPerson, Stamped<Restricted> {
    @Override
    public Restricted stamped(FactStamp value) {
        return new Restricted(value, person);
    }
}
