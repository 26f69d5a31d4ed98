package dev.rapport.crm.rule;

import dev.rapport.crm.facts.FactNeeds;

/**
 * One contact, when a customer is probably about to be lost.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * PurchaseModel model = PurchaseModel.mbgNbd(0.525, 6.183, 0.891, 1.614);
 * Rule.named("win-back").whenAliveBelow(0.5, model).of(PURCHASE);
 * }</pre>
 */
public final class AliveRule extends RuleOptions<AliveRule> implements Rule {

    private final Alive timing;

    AliveRule(Terms terms, Alive timing) {
        super(terms);
        this.timing = timing;
    }

    @Override
    AliveRule given(Terms changed) {
        return new AliveRule(changed, timing);
    }

    @Override
    public FactNeeds needs() {
        return timing.needs();
    }

    @Override
    Timing timing() {
        return timing;
    }
}
