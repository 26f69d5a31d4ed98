package dev.rapport.crm.consent;

/**
 * What an entry of the ledger says.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * boolean everObjected = crm.consents().history(ada.id()).stream()
 *         .anyMatch(c -> c.act() == ConsentAct.OBJECTED);
 * }</pre>
 */
public enum ConsentAct {
    /** The person, or somebody for them, gave permission. */
    GRANTED,
    /** The person took permission back. */
    WITHDRAWN,
    /** The person objected to all marketing. */
    OBJECTED,
    /** The business let a permission end. */
    EXPIRED
}
