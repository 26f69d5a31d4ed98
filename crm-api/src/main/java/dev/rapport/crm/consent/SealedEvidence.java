package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;
import java.util.Objects;

/**
 * The evidence of somebody who was erased, as it is stored: nobody reads it without a key that is kept elsewhere.
 *
 * <p>Made by {@code crm.contacts().erase(id, hold)}, opened by {@code crm.consents().evidence(id)}. Immutable and thread-safe.
 *
 * <pre>{@code
 * session.write(Changes.of(new Change.ContactErased(fact, tombstones, Optional.of(sealed))));
 * Optional<SealedEvidence> kept = session.contacts().sealedEvidence(ada);
 * }</pre>
 *
 * @param person who was erased
 * @param hold how long it is held, and why
 * @param keyVersion which key opens it, from 1
 * @param box what is sealed, in ASCII
 */
public record SealedEvidence(ContactId person, EvidenceHold hold, int keyVersion, String box) {
    /**
     * Checks that all is there.
     *
     * @param person who was erased
     * @param hold how long it is held, and why
     * @param keyVersion which key opens it, from 1
     * @param box what is sealed, in ASCII
     */
    public SealedEvidence {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(hold, "hold");
        Objects.requireNonNull(box, "box");
        if (keyVersion < 1) {
            throw new IllegalArgumentException("keyVersion: must be 1 or more, was " + keyVersion);
        }
    }

    @Override
    public String toString() {
        return "SealedEvidence[" + person + " until " + hold.until() + "]";
    }
}
