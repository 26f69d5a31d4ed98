package dev.rapport.crm.rule;

import dev.rapport.crm.facts.FactNeeds;

/**
 * One contact, some time after an event.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Rule.named("reorder").once(days(30)).afterLast(PURCHASE);
 * Rule.named("thanks").once(days(1)).afterLast(MEETING).atSameTime();
 * }</pre>
 */
public final class AfterRule extends RuleOptions<AfterRule> implements Rule {

    private final After timing;

    AfterRule(Terms terms, After timing) {
        super(terms);
        this.timing = timing;
    }

    @Override
    AfterRule given(Terms changed) {
        return new AfterRule(changed, timing);
    }

    /**
     * Says that the time of day is the one of the event, on the clock that it was recorded by.
     *
     * @return the rule
     */
    public AfterRule atSameTime() {
        return new AfterRule(terms, timing.atSameTime());
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
