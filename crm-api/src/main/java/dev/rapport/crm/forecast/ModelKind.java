package dev.rapport.crm.forecast;

/**
 * The two models of purchases, which differ in when a customer may be lost.
 *
 * <p>Both say: while alive, a customer buys at random at a rate of their own; after a purchase, they are lost with a
 * probability of their own. Rates are gamma distributed among customers (r, alpha), probabilities beta (a, b). Immutable
 * and thread-safe.
 *
 * <pre>{@code
 * PurchaseHistory once = PurchaseHistory.newcomer();
 * PurchaseModel.bgNbd(0.243, 4.414, 0.793, 2.426).weekAliveFallsTo(0.5, once);     // never
 * PurchaseModel.mbgNbd(0.525, 6.183, 0.891, 1.614).weekAliveFallsTo(0.5, once);    // after 13 weeks
 * }</pre>
 */
public enum ModelKind {
    /**
     * A customer may be lost after each repeat purchase, so that one-time buyers stay alive for ever: Fader, Hardie and
     * Lee, "Counting Your Customers the Easy Way: An Alternative to the Pareto/NBD Model", Marketing Science 24 (2005).
     */
    BG_NBD(0),
    /**
     * A customer may also be lost right after the first purchase: Batislam, Denizel and Filiztekin, "Empirical
     * validation and comparison of models for customer base analysis", International Journal of Research in Marketing
     * 24 (2007).
     */
    MBG_NBD(1);

    private final int chancesAtFirst;

    ModelKind(int chancesAtFirst) {
        this.chancesAtFirst = chancesAtFirst;
    }

    /** How often somebody with these repeat purchases might have been lost: all in which the models differ. */
    int chances(int repeats) {
        return repeats + chancesAtFirst;
    }
}
