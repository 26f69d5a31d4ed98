package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;
import java.util.Optional;

/**
 * Two records turned out to be one person.
 *
 * <p>Made by the library. Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.consents().history(id).stream()
 *         .filter(Merged.class::isInstance)
 *         .map(fact -> ((Merged) fact).into());
 * }</pre>
 *
 * @param stamp when, and by whom
 * @param from the record that was merged away
 * @param into the record that stays
 */
public record Merged(FactStamp stamp, ContactId from, ContactId into) implements Consent, Stamped<Merged> {
    /**
     * Checks that there are two.
     *
     * @param stamp when, and by whom
     * @param from the record that was merged away
     * @param into the record that stays
     */
    public Merged {
        if (from.equals(into)) {
            throw new IllegalArgumentException("Merged: from and into are the same record; name two");
        }
    }

    @Override
    public Optional<ContactId> contact() {
        return Optional.of(from);
    }

    @Override
    public Merged stamped(FactStamp value) {
        return new Merged(value, from, into);
    }
}
