package dev.rapport.crm.rule;

import dev.rapport.crm.forecast.PurchaseModel;
import dev.rapport.crm.interaction.InteractionKind;

/**
 * A rule that has said by which model a customer is lost, and not yet what is bought.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Rule.named("win-back").whenAliveBelow(0.5, model).of(PURCHASE);
 * }</pre>
 */
public final class AliveClause {

    private final Terms terms;
    private final double threshold;
    private final PurchaseModel model;

    AliveClause(Terms terms, double threshold, PurchaseModel model) {
        if (!(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("whenAliveBelow: must be above 0 and below 1, was " + threshold);
        }
        this.terms = terms;
        this.threshold = threshold;
        this.model = model;
    }

    /**
     * Says what counts as a purchase; several on one local day count once.
     *
     * @param kinds the kinds of interaction; none means any
     * @return the rule
     */
    public AliveRule of(InteractionKind... kinds) {
        return new AliveRule(terms, Alive.of(threshold, model, kinds));
    }
}
