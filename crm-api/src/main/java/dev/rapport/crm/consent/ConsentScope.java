package dev.rapport.crm.consent;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactPoint;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How much a withdrawal or an end covers: a point, channels and purposes, each of which may be left open.
 *
 * <p>Without a point it is about the person, wherever they are reached. Immutable and thread-safe.
 *
 * <pre>{@code
 * ConsentScope everything = ConsentScope.EVERYTHING;
 * ConsentScope stop = ConsentScope.EVERYTHING.to(number).by(Channel.SMS);
 * }</pre>
 *
 * @param point the only point, or empty for all
 * @param channels the only channels, or empty for all; in no order
 * @param purposes the only purposes, or empty for all; in no order
 */
public record ConsentScope(
        Optional<ContactPoint> point,
        @Size(max = 50) Set<Channel> channels,
        @Size(max = 100) Set<Purpose> purposes) {

    /** Every point, channel and purpose. */
    public static final ConsentScope EVERYTHING = new ConsentScope(Optional.empty(), Set.of(), Set.of());

    /**
     * Copies the sets.
     *
     * @param point the only point, or empty for all
     * @param channels the only channels, or empty for all
     * @param purposes the only purposes, or empty for all
     */
    public ConsentScope {
        Objects.requireNonNull(point, "point");
        channels = Set.copyOf(channels);
        purposes = Set.copyOf(purposes);
    }

    /**
     * The same, at one point only.
     *
     * @param value the point
     * @return a new scope
     */
    public ConsentScope to(ContactPoint value) {
        return new ConsentScope(Optional.of(value), channels, purposes);
    }

    /**
     * The same, over some channels only.
     *
     * @param values at least one channel
     * @return a new scope
     */
    public ConsentScope by(Channel... values) {
        return new ConsentScope(point, Set.copyOf(List.of(values)), purposes);
    }

    /**
     * The same, for some purposes only.
     *
     * @param values at least one purpose
     * @return a new scope
     */
    public ConsentScope purposes(Purpose... values) {
        return new ConsentScope(point, channels, Set.copyOf(List.of(values)));
    }

    boolean covers(Channel channel) {
        return channels.isEmpty() || channels.contains(channel);
    }

    // by name: a purpose that was declared with the other kind once must not escape its withdrawal
    boolean covers(Purpose purpose) {
        if (purposes.isEmpty()) {
            return true;
        }
        for (Purpose mine : purposes) {
            if (mine.name().equals(purpose.name())) {
                return true;
            }
        }
        return false;
    }

    boolean covers(ContactPoint asked) {
        return point.isEmpty() || point.get().isSamePlaceAs(asked);
    }
}
