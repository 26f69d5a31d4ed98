package dev.rapport.crm.criterion;

import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import java.util.Objects;

/**
 * The consent gate would let a message through to one of the contact's points.
 *
 * <p>Hours and caps do not count, as they say when a message may go and not whether: nobody leaves a segment for the night.
 * Not for rules, which ask the gate about the day of the contact themselves. Immutable and thread-safe.
 *
 * <pre>{@code
 * Criterion readers = Criteria.tagged("customer").and(Criteria.permitted(NEWS, Channel.EMAIL));
 * }</pre>
 *
 * @param purpose what for
 * @param channel how
 */
public record Permitted(Purpose purpose, Channel channel) implements Criterion {
    /**
     * Checks that nothing is missing.
     *
     * @param purpose what for
     * @param channel how
     */
    public Permitted {
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(channel, "channel");
    }

    @Override
    public boolean test(Subject subject) {
        return subject.consent(purpose, channel).filter(Permitted::isMet).isPresent();
    }

    static boolean isMet(ConsentDecision decision) {
        return decision.isPermitted() || decision.reason().isTiming();
    }

    @Override
    public String toString() {
        return Sentence.discreet(this);
    }
}
