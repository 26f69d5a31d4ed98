package dev.rapport.crm;

import dev.rapport.crm.consent.Grant;
import java.time.Instant;

/**
 * A grant that waits for its confirmation, with the secret for the link that confirms it.
 *
 * <p>The secret is here and in the message that the host sends, and nowhere else: the ledger keeps its hash. Immutable and
 * thread-safe; the text hides the secret.
 *
 * <pre>{@code
 * PendingConsent pending = crm.subscriptions().request(grant);
 * mail.send(address, "https://example.org/confirm?t=" + pending.token());
 * }</pre>
 *
 * @param grant the grant as it is stored, not in force yet
 * @param token the secret, 43 characters that need no escape in a link
 * @param expiresAt exactly then it is too late
 */
public record PendingConsent(Grant grant, String token, Instant expiresAt) {
    @Override
    public String toString() {
        return "PendingConsent[" + grant.id() + " until " + expiresAt + "]";
    }
}
