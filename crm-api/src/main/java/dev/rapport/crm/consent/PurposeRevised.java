package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;
import java.util.Objects;
import java.util.Optional;

/**
 * What a purpose means was changed so much that grants for the old meaning no longer hold.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.consents().record(Consent.revised(NEWS, 2));     // grants say which version they are for
 * }</pre>
 *
 * @param stamp when, and by whom
 * @param purpose the purpose
 * @param version its version from then on, at least 2
 */
public record PurposeRevised(FactStamp stamp, Purpose purpose, int version)
        implements Consent, Stamped<PurposeRevised> {
    /**
     * Checks that nothing is missing.
     *
     * @param stamp when, and by whom
     * @param purpose the purpose
     * @param version its version from then on, at least 2
     */
    public PurposeRevised {
        Objects.requireNonNull(purpose, "purpose");
    }

    @Override
    public Optional<ContactId> contact() {
        return Optional.empty();
    }

    @Override
    public PurposeRevised stamped(FactStamp value) {
        return new PurposeRevised(value, purpose, version);
    }
}
