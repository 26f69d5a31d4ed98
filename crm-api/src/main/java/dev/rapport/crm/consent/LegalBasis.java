package dev.rapport.crm.consent;

/**
 * On what ground a permission stands.
 *
 * <p>In order of strength, the strongest first. The last three stand without a grant: a decision may rest on them, and nobody
 * gives them. Immutable and thread-safe.
 *
 * <pre>{@code
 * Consent.granted(ada.id(), NEWS).basis(LegalBasis.EXPRESS_WRITTEN).proof(signed).build();
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
    INFERRED,
    /** An existing business relationship by a purchase, without a grant. */
    IMPLIED_EBR_PURCHASE,
    /** An existing business relationship by an inquiry, without a grant. */
    IMPLIED_EBR_INQUIRY,
    /** A law that allows to write until somebody says no, without a grant. */
    OPT_OUT_REGIME;

    /**
     * Whether the person said yes in so many words.
     *
     * @return true for the two express bases
     */
    public boolean isExpress() {
        return this == EXPRESS_WRITTEN || this == EXPRESS;
    }

    /**
     * Whether somebody can grant it.
     *
     * @return false for the bases that stand without a grant
     */
    public boolean isGrantable() {
        return compareTo(INFERRED) <= 0;
    }
}
