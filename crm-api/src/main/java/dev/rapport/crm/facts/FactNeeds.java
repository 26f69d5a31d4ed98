package dev.rapport.crm.facts;

import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.HeldOut;
import dev.rapport.crm.criterion.Parts;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
    private static final FactNeeds NONE =
            new FactNeeds(new TreeMap<>(BY_TEXT), OUTBOUND_TOUCHES, false, null, Asked.NOTHING);

    private final SortedMap<SortedSet<InteractionKind>, Integer> days;
    private final int outboundTouches;
    private final boolean consents;
    private final @Nullable ZoneId fallbackZone;
    private final Asked asked;

    private FactNeeds(
            SortedMap<SortedSet<InteractionKind>, Integer> days,
            int outboundTouches,
            boolean consents,
            @Nullable ZoneId fallbackZone,
            Asked asked) {
        this.days = Collections.unmodifiableSortedMap(days);
        this.outboundTouches = outboundTouches;
        this.consents = consents;
        this.fallbackZone = fallbackZone;
        this.asked = asked;
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
     * Also the distinct local days of some kinds, the newest of them by name: each in the zone of the interaction, else of
     * the contact, else in the {@linkplain #fallbackZone() fallback zone}.
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
        return new FactNeeds(wider, outboundTouches, consents, fallbackZone, asked);
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
        return new FactNeeds(copy(), Math.max(outboundTouches, atLeast), consents, fallbackZone, asked);
    }

    /**
     * Also the consent ledger, as far as permissions to contact the contact are judged by it.
     *
     * @return wider needs
     */
    public FactNeeds andConsents() {
        return new FactNeeds(copy(), outboundTouches, true, fallbackZone, asked);
    }

    /**
     * Says on whose clock days are counted where neither the interaction nor the contact has a zone.
     *
     * @param zone the zone
     * @return these needs with that zone
     */
    public FactNeeds fallbackZone(ZoneId zone) {
        return new FactNeeds(copy(), outboundTouches, consents, Objects.requireNonNull(zone, "zone"), asked);
    }

    /**
     * Also what a condition asks. What it asks of a {@linkplain dev.rapport.crm.criterion.Window window} or a sum is read from
     * the log, as far back as the window reaches; so is everything while something is dated ahead. All else is kept in step.
     * Who is one person with the contact, and so {@linkplain dev.rapport.crm.criterion.HeldOut held out}, the ledger says.
     *
     * @param condition the condition
     * @return wider needs
     */
    public FactNeeds asked(Criterion condition) {
        boolean ledger = consents || Parts.of(condition).anyMatch(HeldOut.class::isInstance);
        return new FactNeeds(copy(), outboundTouches, ledger, fallbackZone, asked.and(Asked.by(condition)));
    }

    /**
     * Also some of the interactions themselves, from an instant on: {@link Activity#logged}. They are read from the log, no
     * further back than the first of them, and not at all if there are none.
     *
     * @param filter which interactions are wanted
     * @param since the first instant
     * @return wider needs
     */
    public FactNeeds logged(TouchFilter filter, Instant since) {
        return new FactNeeds(copy(), outboundTouches, consents, fallbackZone, asked.and(Asked.logged(filter, since)));
    }

    /**
     * From when on the log has to be read, besides the activity.
     *
     * @param activity what is kept in step
     * @param asOf when and in which zone conditions are asked
     * @return the earliest instant, perhaps of all time; empty if the activity answers everything
     */
    public Optional<Instant> logFrom(Activity activity, ZonedDateTime asOf) {
        return asked.logFrom(activity, asOf);
    }

    boolean asksLog() {
        return asked.isAnyOfLog();
    }

    /**
     * These needs and others.
     *
     * @param other what another rule needs
     * @return the union, with the fallback zone of these if they say one
     */
    public FactNeeds and(FactNeeds other) {
        SortedMap<SortedSet<InteractionKind>, Integer> both = copy();
        other.days.forEach((kinds, depth) -> both.merge(kinds, depth, Math::max));
        return new FactNeeds(
                both,
                Math.max(outboundTouches, other.outboundTouches),
                consents || other.consents,
                fallbackZone == null ? other.fallbackZone : fallbackZone,
                asked.and(other.asked));
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

    /**
     * Where days are counted when neither the interaction nor the contact says.
     *
     * @return the zone; UTC unless said
     */
    public ZoneId fallbackZone() {
        return fallbackZone == null ? ZoneOffset.UTC : fallbackZone;
    }

    private SortedMap<SortedSet<InteractionKind>, Integer> copy() {
        return new TreeMap<>(days);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof FactNeeds other
                && days.equals(other.days)
                && outboundTouches == other.outboundTouches
                && consents == other.consents
                && fallbackZone().equals(other.fallbackZone())
                && asked.equals(other.asked);
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
