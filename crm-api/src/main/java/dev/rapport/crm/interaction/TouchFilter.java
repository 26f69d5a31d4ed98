package dev.rapport.crm.interaction;

import dev.rapport.crm.contact.Channel;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which interactions are meant: by kind, channel and direction; an empty set means any.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * TouchFilter calls = TouchFilter.channels(Channel.CALL).inbound();
 * TouchFilter bought = TouchFilter.kinds(InteractionKind.PURCHASE);
 * assert TouchFilter.any().matches(touch);
 * }</pre>
 *
 * @param kinds the kinds, or none for any
 * @param channels the channels, or none for any
 * @param direction the direction, or empty for any and none
 */
public record TouchFilter(
        SortedSet<InteractionKind> kinds, SortedSet<Channel> channels, Optional<Direction> direction) {
    private static final TouchFilter ANY =
            new TouchFilter(Collections.emptySortedSet(), Collections.emptySortedSet(), Optional.empty());

    /**
     * Copies the sets.
     *
     * @param kinds the kinds, or none for any
     * @param channels the channels, or none for any
     * @param direction the direction, or empty for any and none
     */
    public TouchFilter {
        kinds = Collections.unmodifiableSortedSet(new TreeSet<>(kinds));
        channels = Collections.unmodifiableSortedSet(new TreeSet<>(channels));
    }

    /**
     * Every interaction.
     *
     * @return the filter that lets all through
     */
    public static TouchFilter any() {
        return ANY;
    }

    /**
     * Interactions of one of these kinds.
     *
     * @param kinds none means any kind
     * @return the filter
     */
    public static TouchFilter kinds(InteractionKind... kinds) {
        return kinds(Arrays.asList(kinds));
    }

    /**
     * Interactions of one of these kinds.
     *
     * @param kinds none means any kind
     * @return the filter
     */
    public static TouchFilter kinds(Collection<InteractionKind> kinds) {
        return new TouchFilter(new TreeSet<>(kinds), Collections.emptySortedSet(), Optional.empty());
    }

    /**
     * Interactions over one of these channels.
     *
     * @param channels none means any channel, and those that have none
     * @return the filter
     */
    public static TouchFilter channels(Channel... channels) {
        return new TouchFilter(Collections.emptySortedSet(), new TreeSet<>(Arrays.asList(channels)), Optional.empty());
    }

    /**
     * Only those that came from the contact.
     *
     * @return a narrower filter
     */
    public TouchFilter inbound() {
        return new TouchFilter(kinds, channels, Optional.of(Direction.INBOUND));
    }

    /**
     * Only those that went to the contact.
     *
     * @return a narrower filter
     */
    public TouchFilter outbound() {
        return new TouchFilter(kinds, channels, Optional.of(Direction.OUTBOUND));
    }

    /**
     * Whether an interaction is meant.
     *
     * @param touch the interaction
     * @return true if kind, channel and direction fit
     */
    public boolean matches(Touch touch) {
        return matches(touch.kind(), touch.channel(), touch.direction());
    }

    /**
     * Whether an interaction of this description is meant.
     *
     * @param kind its kind
     * @param channel its channel
     * @param way its direction
     * @return true if all three fit
     */
    public boolean matches(InteractionKind kind, Optional<Channel> channel, Optional<Direction> way) {
        return (kinds.isEmpty() || kinds.contains(kind))
                && (channels.isEmpty() || (channel.isPresent() && channels.contains(channel.get())))
                && (direction.isEmpty() || direction.equals(way));
    }

    @Override
    public String toString() {
        String what = kinds.isEmpty() ? "interaction" : join(kinds.stream());
        return direction.map(d -> d.name().toLowerCase(Locale.ROOT) + " ").orElse("")
                + what
                + (channels.isEmpty() ? "" : " by " + join(channels.stream()));
    }

    private static String join(Stream<?> names) {
        return names.map(Object::toString).collect(Collectors.joining(" or "));
    }
}
