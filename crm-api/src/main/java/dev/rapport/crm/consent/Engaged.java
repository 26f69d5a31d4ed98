package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;

/**
 * The person took part: opened, answered, visited. It keeps grants from growing old.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.consents().record(Consent.engaged(ada.id()).at(visit.time()));
 * }</pre>
 *
 * @param stamp when, and by whom
 * @param person who
 */
public record Engaged(FactStamp stamp, ContactId person) implements Consent.OfPerson, Stamped<Engaged> {
    @Override
    public Engaged stamped(FactStamp value) {
        return new Engaged(value, person);
    }
}
