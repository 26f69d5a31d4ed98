package dev.rapport.crm.rule;

import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.TouchFilter;

/**
 * A rule that has said how long after, and not yet after what.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Rule.named("reorder").once(days(30)).afterLast(PURCHASE);
 * Rule.named("welcome").once(hours(2)).afterFirst(FORM);
 * }</pre>
 */
public final class OnceClause {

    private final Terms terms;
    private final Offset offset;

    OnceClause(Terms terms, Offset offset) {
        this.terms = terms;
        this.offset = offset;
    }

    /**
     * Counts from the last interaction of some kinds.
     *
     * @param kinds the kinds; none means any
     * @return the rule
     */
    public AfterRule afterLast(InteractionKind... kinds) {
        return afterLast(TouchFilter.kinds(kinds));
    }

    /**
     * Counts from the last interaction over some channels, in either direction.
     *
     * @param channels the channels
     * @return the rule
     */
    public AfterRule afterLast(Channel... channels) {
        return afterLast(TouchFilter.channels(channels));
    }

    /**
     * Counts from the last interaction of some description.
     *
     * @param filter which interactions are meant
     * @return the rule
     */
    public AfterRule afterLast(TouchFilter filter) {
        return new AfterRule(terms, After.last(filter, offset));
    }

    /**
     * Counts from the first interaction of some kinds.
     *
     * @param kinds the kinds; none means any
     * @return the rule
     */
    public AfterRule afterFirst(InteractionKind... kinds) {
        return afterFirst(TouchFilter.kinds(kinds));
    }

    /**
     * Counts from the first interaction over some channels, in either direction.
     *
     * @param channels the channels
     * @return the rule
     */
    public AfterRule afterFirst(Channel... channels) {
        return afterFirst(TouchFilter.channels(channels));
    }

    /**
     * Counts from the first interaction of some description.
     *
     * @param filter which interactions are meant
     * @return the rule
     */
    public AfterRule afterFirst(TouchFilter filter) {
        return new AfterRule(terms, After.first(filter, offset));
    }
}
