package dev.rapport.crm.consent;

/**
 * On what ground a permission stands.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Consent.granted(ada.id(), NEWS).basis(LegalBasis.EXPRESS_WRITTEN).evidence("contract-7", "signed copy").build();
 * }</pre>
 */
public enum LegalBasis {
    /** Express permission with a signature. */
    EXPRESS_WRITTEN,
    /** Express permission: a box ticked, a form sent, a clear yes. */
    EXPRESS,
    /** A customer who was told at purchase, could say no, and did not. */
    SOFT_OPT_IN,
    /** Inferred from a published address or a handed-over card. */
    INFERRED
}
