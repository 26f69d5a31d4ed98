package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;

/**
 * The restriction of processing ended.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.consents().record(Consent.restrictionLifted(ada.id()).actor("bob"));
 * }</pre>
 *
 * @param stamp when, and by whom
 * @param person whose data
 */
public record RestrictionLifted(FactStamp stamp, ContactId person)
        implements Consent.OfPerson, Stamped<RestrictionLifted> {
    @Override
    public RestrictionLifted stamped(FactStamp value) {
        return new RestrictionLifted(value, person);
    }
}
