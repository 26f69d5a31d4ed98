package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;
import java.util.List;
import java.util.Optional;

/**
 * Two records turned out to be one person: from then on their ledgers are read as one.
 *
 * <p>Only what is forbidden spreads. A withdrawal, an objection, a suppression or a restriction of the person under either record
 * is one under both; a grant stays one for its own address. What was open on one side counts for the other as said when they
 * were merged, so that no permission there that is older lifts it. Facts keep their record, and nothing is rewritten: both
 * records stay, and uniting what they hold is another matter.
 *
 * <p>A merger is in the ledgers of both. Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.consents().record(Consent.merged(duplicate.id(), ada.id()).actor("ops"));
 * crm.consents().decide(letterToAda);                        // WITHDRAWN, if the duplicate had unsubscribed
 * }</pre>
 *
 * @param stamp when it was recorded, and by whom; no other time can be given, as nobody can have said anything of one record
 *     for the other before
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
    public List<ContactId> contacts() {
        return List.of(from, into);
    }

    @Override
    public Merged stamped(FactStamp value) {
        return new Merged(value, from, into);
    }
}
