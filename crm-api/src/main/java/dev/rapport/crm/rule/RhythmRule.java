package dev.rapport.crm.rule;

import dev.rapport.crm.facts.FactNeeds;

/**
 * One contact, when somebody is silent for much longer than usual.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Rule.named("silent").whenSilentFor(2.0).timesTheRhythmOf(PURCHASE)
 *         .gaps(3, 6).atLeastDays(14).atMostDays(365);
 * }</pre>
 */
public final class RhythmRule extends RuleOptions<RhythmRule> implements Rule {

    private final Rhythm timing;

    RhythmRule(Terms terms, Rhythm timing) {
        super(terms);
        this.timing = timing;
    }

    @Override
    RhythmRule given(Terms changed) {
        return new RhythmRule(changed, timing);
    }

    /**
     * Says how many gaps are looked at.
     *
     * @param least how many there must be to speak of a rhythm; 3 unless said
     * @param last how many of the newest count; 6 unless said
     * @return the rule
     * @throws IllegalArgumentException if one is below 1, or the newest are more than 999
     */
    public RhythmRule gaps(int least, int last) {
        return new RhythmRule(terms, timing.gaps(least, last));
    }

    /**
     * Says how many days of silence there must be at least.
     *
     * @param days the days; 1 unless said
     * @return the rule
     * @throws IllegalArgumentException if there are more than at most
     */
    public RhythmRule atLeastDays(int days) {
        return new RhythmRule(terms, timing.atLeastDays(days));
    }

    /**
     * Says after how many days of silence it is planned at most.
     *
     * @param days the days; 3,650 unless said
     * @return the rule
     * @throws IllegalArgumentException if there are fewer than at least
     */
    public RhythmRule atMostDays(int days) {
        return new RhythmRule(terms, timing.atMostDays(days));
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
