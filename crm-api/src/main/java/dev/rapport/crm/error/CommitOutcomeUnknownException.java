package dev.rapport.crm.error;

import org.jspecify.annotations.Nullable;

/**
 * The connection was lost while committing: the transaction may or may not have been kept.
 *
 * <p>Run the same call again with the same values: ids and external references make it have exactly one effect.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * try {
 *     crm.interactions().record(order);
 * } catch (CommitOutcomeUnknownException e) {
 *     crm.interactions().record(order);    // a no-op if the first one was kept
 * }
 * }</pre>
 */
public final class CommitOutcomeUnknownException extends CrmException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the answer.
     *
     * @param cause what was seen, or null
     */
    public CommitOutcomeUnknownException(@Nullable Throwable cause) {
        super(
                "the connection was lost while committing, the outcome is unknown; run the same call again with the same"
                        + " values: what was kept is not written twice",
                cause);
    }
}
