package dev.rapport.crm.error;

import org.jspecify.annotations.Nullable;

/**
 * The connection was lost while committing: the transaction may or may not have been kept.
 *
 * <p>The same call again has exactly one effect where its ids were fixed before the first call: {@code add} and {@code
 * addAll} of contacts, {@code record} and {@code recordAll} of interactions, {@code record} of a consent, and {@code
 * complete} and {@code skip} of a claim, with the very values of the first call; so has {@code update} with a contact that
 * was edited. It does not hold where a value is made anew by each call, as by {@code build()} inside of it, nor where the
 * effect depends on what is there: {@code update} with a function such as "one more" may run twice, and {@code claim} would
 * take further follow-ups while the leases of the first ones run; those come back when they end. Then read what is stored
 * before going on. Immutable and thread-safe.
 *
 * <pre>{@code
 * Interaction call = Interaction.call(claim.contact()).outbound().build();    // the id is fixed here
 * try {
 *     crm.followUps().complete(claim, call);
 * } catch (CommitOutcomeUnknownException e) {
 *     crm.followUps().complete(claim, call);    // changes nothing if the first one was kept
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
                        + " values if their ids were fixed before it, else read what is stored first",
                cause);
    }
}
