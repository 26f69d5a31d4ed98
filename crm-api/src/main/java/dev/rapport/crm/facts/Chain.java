package dev.rapport.crm.facts;

import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.interaction.Touch;

/**
 * The messages sent over one channel since the contact was last heard of on any channel.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * boolean waiting = facts.activity().chain(Channel.EMAIL).filter(c -> !c.answered()).isPresent();
 * }</pre>
 *
 * @param first the first message, which counts as an attempt
 * @param attempts how many messages
 * @param last the last message
 * @param answered whether the contact was heard of after the last message, so that the chain is over
 */
public record Chain(Touch first, int attempts, Touch last, boolean answered) {
    Chain plus(Touch next) {
        return answered ? begin(next) : new Chain(first, attempts + 1, next, false);
    }

    static Chain begin(Touch message) {
        return new Chain(message, 1, message, false);
    }

    Chain heardOf() {
        return answered ? this : new Chain(first, attempts, last, true);
    }

    /**
     * The id that names the chain.
     *
     * @return the fact of the first message
     */
    public InteractionId id() {
        return first.fact();
    }
}
