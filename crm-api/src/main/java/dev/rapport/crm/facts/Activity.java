package dev.rapport.crm.facts;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.criterion.Dealings;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Touch;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a contact's interactions amount to, small however long the history is.
 *
 * <p>Kept in step with each interaction that is recorded, so that planning never reads the log; it always equals
 * {@link #of} over the effective log in the same zone. Caps and spacing see the newest outbound touches only: {@value
 * FactNeeds#OUTBOUND_TOUCHES}, or as many as a rule declared. Immutable and thread-safe.
 *
 * <pre>{@code
 * Activity activity = Activity.of(history, FactNeeds.none().days(Set.of(PURCHASE), 7), ZoneOffset.UTC);
 * long calls = activity.count(TouchFilter.channels(Channel.CALL).inbound());
 * Optional<Touch> lastBought = activity.last(TouchFilter.kinds(PURCHASE));
 * }</pre>
 */
public final class Activity {
    private final SortedMap<TallyKey, Tally> tallies;
    private final List<Tally> newestFirst;
    private final SortedMap<Channel, Chain> chains;
    private final Map<SortedSet<InteractionKind>, DaySeries> days;
    private final List<Instant> outbound;
    private final int outboundDepth;
    private final @Nullable Touch last;
    private final @Nullable ZoneId zoneForUnzoned;
    private final List<Interaction> log;
    private final Instant logFrom;

    Activity(ActivityBuilder b) {
        tallies = Collections.unmodifiableSortedMap(b.tallies);
        newestFirst = tallies.values().stream()
                .sorted(Comparator.comparing(Tally::last).reversed())
                .toList();
        chains = Collections.unmodifiableSortedMap(b.chains);
        days = Collections.unmodifiableMap(b.days);
        outbound = List.copyOf(b.outbound);
        outboundDepth = b.outboundDepth;
        last = b.last;
        zoneForUnzoned = b.zoneForUnzoned;
        log = b.log;
        logFrom = b.logFrom;
    }

    /**
     * Nothing has happened yet.
     *
     * @param needs what it must be able to answer
     * @return an empty activity
     */
    public static Activity none(FactNeeds needs) {
        ActivityBuilder b = new ActivityBuilder(needs);
        return new Activity(needs.asksLog() ? b.reading(List.of(), Instant.MIN) : b);
    }

    /**
     * What a history amounts to.
     *
     * @param effective each fact once: its last correction, no retractions; in any order
     * @param needs what it must be able to answer
     * @param zoneForUnzoned the zone of local days for interactions that have none of their own
     * @return the activity, with the {@linkplain #reading log} if conditions or interactions themselves are among the needs
     */
    public static Activity of(Collection<Interaction> effective, FactNeeds needs, ZoneId zoneForUnzoned) {
        List<Touch> touches = new ArrayList<>(effective.size());
        effective.forEach(i -> touches.add(i.touch()));
        Collections.sort(touches);
        ActivityBuilder b = new ActivityBuilder(needs);
        touches.forEach(t -> b.add(t, zoneForUnzoned));
        return needs.asksLog() ? new Activity(b.reading(effective, Instant.MIN)) : new Activity(b);
    }

    /**
     * The same with a part of the log, for what the activity alone cannot answer. It is neither part of the {@link
     * #text()} nor of what makes activities equal, and {@link #plus} drops it.
     *
     * @param effective each fact once that is not earlier than an instant: its last correction, no retractions; in any order
     * @param from that instant, or {@link Instant#MIN} for all
     * @return the activity with the log
     */
    public Activity reading(Collection<Interaction> effective, Instant from) {
        return new Activity(new ActivityBuilder(this).reading(effective, from));
    }

    /**
     * The same without a log, to be kept.
     *
     * @return the activity as it reads back from its text
     */
    public Activity kept() {
        return logFrom.equals(Instant.MAX) ? this : new Activity(new ActivityBuilder(this));
    }

    /**
     * What conditions see of it.
     *
     * @param asOf when and in which zone it is asked
     * @return the dealings; without a log, what is later counts as well
     */
    public Dealings dealings(ZonedDateTime asOf) {
        return new Known(this, Dealings.of(log, asOf), logFrom, asOf);
    }

    /**
     * With one more interaction, if that can be told without the log: it must be later than all before.
     *
     * @param touch what happened
     * @param zoneForUnzoned the zone of its local day if it has none of its own
     * @return the new activity, or empty if the history has to be read again
     */
    public Optional<Activity> plus(Touch touch, ZoneId zoneForUnzoned) {
        if (last != null && last.compareTo(touch) >= 0) {
            return Optional.empty();
        }
        ActivityBuilder b = new ActivityBuilder(this);
        b.add(touch, zoneForUnzoned);
        return Optional.of(new Activity(b));
    }

    /**
     * Whether this can answer what is needed.
     *
     * @param needs what is needed
     * @return false if it was made for less
     */
    public boolean satisfies(FactNeeds needs) {
        return outboundDepth >= needs.outboundTouches()
                && needs.days().entrySet().stream().allMatch(need -> {
                    DaySeries series = days.get(need.getKey());
                    return series != null && series.isDeepEnough(need.getValue());
                });
    }

    /**
     * How many interactions there were.
     *
     * @param filter which are meant
     * @return zero or more
     */
    public long count(TouchFilter filter) {
        long sum = 0;
        for (Tally tally : newestFirst) {
            if (tally.isOf(filter)) {
                sum += tally.count();
            }
        }
        return sum;
    }

    /**
     * The first interaction, by time and then by id.
     *
     * @param filter which are meant
     * @return the first, or empty
     */
    public Optional<Touch> first(TouchFilter filter) {
        Touch earliest = null;
        for (Tally tally : newestFirst) {
            if (tally.isOf(filter) && (earliest == null || tally.first().compareTo(earliest) < 0)) {
                earliest = tally.first();
            }
        }
        return Optional.ofNullable(earliest);
    }

    /**
     * The last interaction, by time and then by id.
     *
     * @param filter which are meant
     * @return the last, or empty
     */
    public Optional<Touch> last(TouchFilter filter) {
        for (Tally tally : newestFirst) {
            if (tally.isOf(filter)) {
                return Optional.of(tally.last());
            }
        }
        return Optional.empty();
    }

    /**
     * The distinct local days of some kinds.
     *
     * @param kinds the kinds as they were declared in {@link FactNeeds}; none means any kind
     * @return the days
     * @throws IllegalArgumentException if nobody declared the need
     */
    public DaySeries days(Collection<InteractionKind> kinds) {
        DaySeries series = days.get(new TreeSet<>(kinds));
        if (series == null) {
            throw new IllegalArgumentException("kinds: the days of " + new TreeSet<>(kinds)
                    + " were not declared; add FactNeeds.none().days(kinds, depth) to the needs of the rule");
        }
        return series;
    }

    /**
     * The messages over a channel since the contact was last heard of.
     *
     * @param channel the channel
     * @return the newest chain, answered or not, or empty if nothing was ever sent over it
     */
    public Optional<Chain> chain(Channel channel) {
        return Optional.ofNullable(chains.get(channel));
    }

    /**
     * Some of the interactions themselves, dated ahead or not.
     *
     * @param filter which are meant
     * @param since the first instant
     * @return by time and then by id
     * @throws IllegalArgumentException if nobody declared the need
     */
    public List<Interaction> logged(TouchFilter filter, Instant since) {
        Optional<Instant> from = loggedFrom(filter, since);
        if (from.isEmpty()) {
            return List.of();
        }
        if (from.get().isBefore(logFrom)) {
            throw new IllegalArgumentException(
                    "filter: such interactions were not declared; add FactNeeds.none().logged(filter, since) to the needs");
        }
        return log.stream()
                .filter(i -> !i.occurredAt().isBefore(since) && filter.matches(i.kind(), i.channel(), i.direction()))
                .toList();
    }

    /** From when on the log has to be read for some interactions; empty if there are none. */
    Optional<Instant> loggedFrom(TouchFilter filter, Instant since) {
        if (last(filter).filter(touch -> !touch.at().isBefore(since)).isEmpty()) {
            return Optional.empty();
        }
        return first(filter).map(Touch::at).map(first -> first.isBefore(since) ? since : first);
    }

    /**
     * When the business contacted the person, the newest times only.
     *
     * @return ascending; all of them, or the newest as far as was declared
     */
    public List<Instant> outbound() {
        return outbound;
    }

    /**
     * The last interaction of all.
     *
     * @return the last by time and then by id, or empty
     */
    public Optional<Touch> last() {
        return Optional.ofNullable(last);
    }

    /**
     * In which zone local days were counted of interactions that have none of their own.
     *
     * @return the zone, or empty if each of them has one; where the contact's is another by now, the days are wrong
     */
    public Optional<ZoneId> zoneForUnzoned() {
        return Optional.ofNullable(zoneForUnzoned);
    }

    /**
     * A compact text from which {@link #parse} makes an equal value; for storages.
     *
     * @return a few hundred characters of ASCII
     */
    public String text() {
        return ActivityText.write(this);
    }

    /**
     * Reads what {@link #text()} gave.
     *
     * @param text the text
     * @return the activity
     * @throws IllegalArgumentException if it is not such a text; the storage then reads the log again
     */
    public static Activity parse(String text) {
        return ActivityText.read(text);
    }

    SortedMap<TallyKey, Tally> tallies() {
        return tallies;
    }

    SortedMap<Channel, Chain> chains() {
        return chains;
    }

    Map<SortedSet<InteractionKind>, DaySeries> series() {
        return days;
    }

    int outboundDepth() {
        return outboundDepth;
    }

    static LocalDate localDay(Touch touch, ZoneId zone) {
        return LocalDate.ofInstant(touch.at(), zone);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Activity other
                && tallies.equals(other.tallies)
                && chains.equals(other.chains)
                && days.equals(other.days)
                && outbound.equals(other.outbound)
                && Objects.equals(zoneForUnzoned, other.zoneForUnzoned);
    }

    @Override
    public int hashCode() {
        return tallies.hashCode();
    }

    @Override
    public String toString() {
        return "Activity[" + count(TouchFilter.any()) + " interactions]";
    }
}
