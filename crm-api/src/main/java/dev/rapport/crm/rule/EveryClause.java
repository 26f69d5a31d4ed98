package dev.rapport.crm.rule;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.LocalDate;
import java.time.Period;
import java.util.Objects;

/**
 * A rule that has said how often, and not yet counting from what.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Rule.named("stay-in-touch").every(Period.ofMonths(3)).afterLast(CALL, EMAIL);
 * Rule.named("report").every(Period.ofMonths(1)).from(LocalDate.of(2026, 1, 31));
 * }</pre>
 */
public final class EveryClause {

    private final Terms terms;
    private final Period period;

    EveryClause(Terms terms, Period period) {
        this.terms = terms;
        this.period = period;
    }

    /**
     * Counts from the last interaction over some channels, in either direction.
     *
     * @param channels the channels
     * @return the rule
     */
    public FloatingRule afterLast(Channel... channels) {
        return afterLast(TouchFilter.channels(channels));
    }

    /**
     * Counts from the last interaction of some kinds, in either direction.
     *
     * @param kinds the kinds; none means any
     * @return the rule
     */
    public FloatingRule afterLast(InteractionKind... kinds) {
        return afterLast(TouchFilter.kinds(kinds));
    }

    /**
     * Counts from the last interaction of some description.
     *
     * @param filter which interactions are meant
     * @return the rule
     */
    public FloatingRule afterLast(TouchFilter filter) {
        return new FloatingRule(terms, Floating.after(filter, period));
    }

    /**
     * Counts from the last interaction of any kind, in either direction.
     *
     * @return the rule
     */
    public FloatingRule afterLastOfAny() {
        return afterLast(TouchFilter.any());
    }

    /**
     * Counts from a fixed date, which is the first occurrence; what happens in between moves nothing.
     *
     * @param anchor the first occurrence
     * @return the rule
     */
    public GridRule from(LocalDate anchor) {
        return new GridRule(terms, Grid.from(Objects.requireNonNull(anchor, "anchor"), period));
    }
}
