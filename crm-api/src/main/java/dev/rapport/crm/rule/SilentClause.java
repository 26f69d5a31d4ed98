package dev.rapport.crm.rule;

import dev.rapport.crm.interaction.InteractionKind;

/**
 * A rule that has said how much silence is too much, and not yet whose rhythm counts.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Rule.named("silent").whenSilentFor(2.0).timesTheRhythmOf(PURCHASE);
 * }</pre>
 */
public final class SilentClause {

    private final Terms terms;
    private final double factor;

    SilentClause(Terms terms, double factor) {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("whenSilentFor: must be a finite number above 0, was " + factor);
        }
        this.terms = terms;
        this.factor = factor;
    }

    /**
     * Says whose rhythm: the median of the gaps between the local days on which such a thing happened.
     *
     * @param kinds the kinds of interaction; none means any
     * @return the rule
     */
    public RhythmRule timesTheRhythmOf(InteractionKind... kinds) {
        return new RhythmRule(terms, Rhythm.of(factor, kinds));
    }
}
