package dev.rapport.crm.rule;

import dev.rapport.crm.facts.FactNeeds;
import java.time.LocalDate;

/**
 * One contact after another, each counted from the last thing that happened.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Rule.named("stay-in-touch").every(Period.ofMonths(3)).afterLast(CALL, EMAIL)
 *         .startingOn(LocalDate.of(2026, 1, 1));
 * }</pre>
 */
public final class FloatingRule extends RuleOptions<FloatingRule> implements Rule {

    private final Floating timing;

    FloatingRule(Terms terms, Floating timing) {
        super(terms);
        this.timing = timing;
    }

    @Override
    FloatingRule given(Terms changed) {
        return new FloatingRule(changed, timing);
    }

    /**
     * Says what the first period counts from while nothing has happened; without it, nothing is planned until then.
     *
     * @param start the date
     * @return the rule
     */
    public FloatingRule startingOn(LocalDate start) {
        return new FloatingRule(terms, timing.startingOn(start));
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
