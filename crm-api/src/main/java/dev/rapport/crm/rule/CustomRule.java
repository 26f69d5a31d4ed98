package dev.rapport.crm.rule;

import dev.rapport.crm.facts.FactNeeds;

/**
 * One contact, proposed by a function of the facts.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Rule.named("big-cart").decidedBy(FactNeeds.none(), facts -> facts.last(TouchFilter.kinds(ABANDONED_CART))
 *         .map(cart -> Proposal.on(cart.fact().toString(), cart.at().atZone(UTC).toLocalDate().plusDays(1))
 *                 .because("a cart was left behind")));
 * }</pre>
 */
public final class CustomRule extends RuleOptions<CustomRule> implements Rule {

    private final Custom timing;

    CustomRule(Terms terms, Custom timing) {
        super(terms);
        this.timing = timing;
    }

    @Override
    CustomRule given(Terms changed) {
        return new CustomRule(changed, timing);
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
