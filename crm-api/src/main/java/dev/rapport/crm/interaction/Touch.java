package dev.rapport.crm.interaction;

import dev.rapport.crm.contact.Channel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What rules need to know of one interaction: when it was, and of which kind.
 *
 * <p>Ordered by time, then by id. Immutable and thread-safe.
 *
 * <pre>{@code
 * Optional<Touch> lastCall = facts.last(TouchFilter.channels(Channel.CALL));
 * lastCall.map(Touch::at).ifPresent(this::showLastCall);
 * }</pre>
 *
 * @param fact the id of the fact: of the interaction, or of the one that it corrects
 * @param at when it happened
 * @param zone the zone that its local date is in, where one was recorded
 * @param kind what kind of thing happened
 * @param channel over which channel
 * @param direction who contacted whom
 * @param outcome how it ended
 */
public record Touch(
        InteractionId fact,
        Instant at,
        Optional<ZoneId> zone,
        InteractionKind kind,
        Optional<Channel> channel,
        Optional<Direction> direction,
        Optional<Outcome> outcome)
        implements Comparable<Touch> {
    @Override
    public int compareTo(Touch other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : fact.compareTo(other.fact);
    }

    /**
     * Whether the business contacted the person: what caps and spacing count.
     *
     * @return true for outbound
     */
    public boolean isOutbound() {
        return direction.isPresent() && direction.get() == Direction.OUTBOUND;
    }

    /**
     * Whether the person contacted the business: what answers a message.
     *
     * @return true for inbound
     */
    public boolean isInbound() {
        return direction.isPresent() && direction.get() == Direction.INBOUND;
    }
}
