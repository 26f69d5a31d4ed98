package dev.rapport.crm.facts;

import dev.rapport.crm.interaction.InteractionKind;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a rule needs to know beyond counts, firsts and lasts, which are always there.
 *
 * <p>Declared by rules so that answering them never means reading a contact's whole history. Immutable and thread-safe.
 *
 * <pre>{@code
 * FactNeeds rhythm = FactNeeds.none().days(Set.of(PURCHASE), 7);
 * FactNeeds all = rhythm.and(FactNeeds.none().outboundTouches(100)).andConsents();
 * }</pre>
 */
public final class FactNeeds {
    /** How many outbound touches are kept when nobody asks for more. */
    public static final int OUTBOUND_TOUCHES = 64;

    private static final int MAX_DEPTH = 1_000;
    private static final Comparator<SortedSet<InteractionKind>> BY_TEXT = Comparator.comparing(Object::toString);
    private static final FactNeeds NONE = new FactNeeds(new TreeMap<>(BY_TEXT), OUTBOUND_TOUCHES, false);

    private final SortedMap<SortedSet<InteractionKind>, Integer> days;
    private final int outboundTouches;
    private final boolean consents;

    private FactNeeds(SortedMap<SortedSet<InteractionKind>, Integer> days, int outboundTouches, boolean consents) {
        this.days = Collections.unmodifiableSortedMap(days);
        this.outboundTouches = outboundTouches;
        this.consents = consents;
    }

    /**
     * Nothing beyond what is always there.
     *
     * @return counts, firsts, lasts, unanswered chains and the newest {@value #OUTBOUND_TOUCHES} outbound touches
     */
    public static FactNeeds none() {
        return NONE;
    }

    /**
     * Also the distinct local days of some kinds, the newest of them by name.
     *
     * @param kinds the kinds; none means any kind
     * @param depth how many of the newest days, 1 to 1,000
     * @return wider needs
     */
    public FactNeeds days(Collection<InteractionKind> kinds, int depth) {
        if (depth < 1 || depth > MAX_DEPTH) {
            throw new IllegalArgumentException("depth: " + depth + " days, must be 1 to " + MAX_DEPTH);
        }
        SortedMap<SortedSet<InteractionKind>, Integer> wider = copy();
        wider.merge(Collections.unmodifiableSortedSet(new TreeSet<>(kinds)), depth, Math::max);
        return new FactNeeds(wider, outboundTouches, consents);
    }

    /**
     * Also this many of the newest outbound touches.
     *
     * @param atLeast how many, 0 to 1,000
     * @return wider needs
     */
    public FactNeeds outboundTouches(int atLeast) {
        if (atLeast < 0 || atLeast > MAX_DEPTH) {
            throw new IllegalArgumentException("atLeast: " + atLeast + " touches, must be 0 to " + MAX_DEPTH);
        }
        return new FactNeeds(copy(), Math.max(outboundTouches, atLeast), consents);
    }

    /**
     * Also the consent ledger, as far as permissions to contact the contact are judged by it.
     *
     * @return wider needs
     */
    public FactNeeds andConsents() {
        return new FactNeeds(copy(), outboundTouches, true);
    }

    /**
     * These needs and others.
     *
     * @param other what another rule needs
     * @return the union
     */
    public FactNeeds and(FactNeeds other) {
        SortedMap<SortedSet<InteractionKind>, Integer> both = copy();
        other.days.forEach((kinds, depth) -> both.merge(kinds, depth, Math::max));
        return new FactNeeds(both, Math.max(outboundTouches, other.outboundTouches), consents || other.consents);
    }

    /**
     * The kinds whose local days are needed, with how many of the newest.
     *
     * @return sorted by the names of the kinds; an empty set means any kind
     */
    public SortedMap<SortedSet<InteractionKind>, Integer> days() {
        return days;
    }

    /**
     * How many of the newest outbound touches are needed.
     *
     * @return at least {@value #OUTBOUND_TOUCHES}
     */
    public int outboundTouches() {
        return outboundTouches;
    }

    /**
     * Whether the consent ledger is needed.
     *
     * @return true if somebody asked for it
     */
    public boolean consents() {
        return consents;
    }

    private SortedMap<SortedSet<InteractionKind>, Integer> copy() {
        return new TreeMap<>(days);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof FactNeeds other
                && days.equals(other.days)
                && outboundTouches == other.outboundTouches
                && consents == other.consents;
    }

    @Override
    public int hashCode() {
        return days.hashCode() * 31 + outboundTouches;
    }

    @Override
    public String toString() {
        return "FactNeeds[days " + days + ", outbound " + outboundTouches + (consents ? ", consents]" : "]");
    }
}
