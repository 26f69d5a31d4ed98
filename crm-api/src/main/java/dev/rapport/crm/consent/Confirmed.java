package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.PlainText;

/**
 * The person answered a confirmation message.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.consents().record(Consent.confirmed(ada.id(), token));
 * }</pre>
 *
 * @param stamp when, and by whom
 * @param person who
 * @param token the token of the grant that it perfects, or its hash, as long as the grant holds the same; 1 to 256 characters
 */
public record Confirmed(FactStamp stamp, ContactId person, String token)
        implements Consent.OfPerson, Stamped<Confirmed> {
    /**
     * Checks the token.
     *
     * @param stamp when, and by whom
     * @param person who
     * @param token the token of the grant that it perfects, or its hash, 1 to 256 characters
     */
    public Confirmed {
        PlainText.require("token", token, 256);
    }

    @Override
    public String toString() {
        return "Confirmed[" + stamp.id() + "]";
    }

    @Override
    public Confirmed stamped(FactStamp value) {
        return new Confirmed(value, person, token);
    }
}
