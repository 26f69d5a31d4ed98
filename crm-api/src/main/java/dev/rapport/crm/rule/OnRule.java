package dev.rapport.crm.rule;

import dev.rapport.crm.facts.FactNeeds;

/**
 * One contact at a date and time.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Rule.named("launch").on(LocalDateTime.parse("2026-09-01T10:00")).via(EMAIL);
 * }</pre>
 */
public final class OnRule extends RuleOptions<OnRule> implements Rule {

    private final OnMoment timing;

    OnRule(Terms terms, OnMoment timing) {
        super(OnMoment.refusingHour(terms.refusingExit()));
        this.timing = timing;
    }

    @Override
    OnRule given(Terms changed) {
        return new OnRule(changed, timing);
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
