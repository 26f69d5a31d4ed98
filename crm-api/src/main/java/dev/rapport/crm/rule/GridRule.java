package dev.rapport.crm.rule;

import dev.rapport.crm.facts.FactNeeds;

/**
 * One contact after another on fixed dates, whatever happens in between.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Rule.named("report").every(Period.ofMonths(1)).from(LocalDate.of(2026, 1, 31))
 *         .endOfMonth().skippingMissed();
 * }</pre>
 */
public final class GridRule extends RuleOptions<GridRule> implements Rule {

    private final Grid timing;

    GridRule(Terms terms, Grid timing) {
        super(terms.refusingExit());
        this.timing = timing;
    }

    @Override
    GridRule given(Terms changed) {
        return new GridRule(changed, timing);
    }

    /**
     * Keeps to the last day of each month, if the first date is the last day of its month and the period is of whole
     * months.
     *
     * @return the rule
     */
    public GridRule endOfMonth() {
        return new GridRule(terms, timing.endOfMonth());
    }

    /**
     * Drops dates that passed without a contact; otherwise the latest of them is planned and the others are listed as
     * missed.
     *
     * @return the rule
     */
    public GridRule skippingMissed() {
        return new GridRule(terms, timing.skippingMissed());
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
