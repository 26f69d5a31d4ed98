package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.interaction.InteractionId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of a message.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Delivery delivery = crm.outreach().send(claim, message, smtp);
 * if (delivery instanceof Delivery.Refused refused) {
 *     log.info("not sent: {}", refused.decision().explanation());
 * }
 * }</pre>
 */
public sealed interface Delivery {

    /**
     * Whether the transport took it.
     *
     * @return true for {@link Delivered} alone
     */
    default boolean isDelivered() {
        return this instanceof Delivered;
    }

    /**
     * The contact was recorded and the transport took the message.
     *
     * @param permitId the id of the permit that was used up
     * @param interaction what stands on the timeline
     */
    record Delivered(String permitId, InteractionId interaction) implements Delivery {}

    /**
     * The message may not go: nothing was recorded, and the transport was not asked.
     *
     * @param decision why
     * @param retryAt when it may go, if only the time was wrong; for a claim also when its follow-up is planned again
     */
    record Refused(ConsentDecision decision, Optional<Instant> retryAt) implements Delivery {}

    /**
     * The contact was recorded and the transport failed. Nobody knows how far it came, so it is never sent twice; the
     * timeline says that it was not delivered.
     *
     * @param permitId the id of the permit that was used up
     * @param interaction what stands on the timeline
     * @param cause what the transport threw; its message may hold what came from a person, so it is not logged
     */
    record NotDelivered(String permitId, InteractionId interaction, Exception cause) implements Delivery {
        /**
         * Checks that nothing is missing.
         *
         * @param permitId the id of the permit that was used up
         * @param interaction what stands on the timeline
         * @param cause what the transport threw
         */
        public NotDelivered {
            Objects.requireNonNull(permitId, "permitId");
            Objects.requireNonNull(interaction, "interaction");
            Objects.requireNonNull(cause, "cause");
        }

        /** Leaves out the message of the cause. */
        @Override
        public String toString() {
            return "NotDelivered[" + interaction + ", " + cause.getClass().getName() + "]";
        }
    }
}
