package dev.rapport.crm.rule;

import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.facts.Chain;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.interaction.Outcome;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Another attempt while messages stay unanswered. */
record Unanswered(Channel channel, Offset delay, int attempts) implements OneShot {

    Unanswered {
        Objects.requireNonNull(channel, "channel");
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts: must be 1 or more, was " + attempts);
        }
    }

    @Override
    public Anchoring anchor(Planning planning) {
        @Nullable Chain chain = planning.facts().activity().chain(channel).orElse(null);
        if (chain == null) {
            return Anchoring.none(RejectionCode.NO_ANCHOR);
        }
        if (chain.last().outcome().filter(Outcome.BOUNCED::equals).isPresent()) {
            return Anchoring.none(RejectionCode.EXIT_BOUNCED);
        }
        if (chain.answered()) {
            return Anchoring.none(RejectionCode.EXIT_REPLIED);
        }
        if (chain.attempts() >= attempts) {
            return Anchoring.none(RejectionCode.EXIT_MAX_ATTEMPTS);
        }
        int next = chain.attempts() + 1;
        LocalDate date = planning.dateOf(chain.last());
        LocalDate day = delay.from(date, planning.calendar());
        Wish wish =
                new Wish(new Attempt(chain.id(), next), day, planning.terms().hour()).anchor(chain.last(), date);
        wish.exitsAfter = chain.first().at();
        return wish.figure("attempt", next);
    }

    /** Names the occurrence. */
    private record Attempt(InteractionId chain, int number) {
        @Override
        public String toString() {
            return chain + "#" + number;
        }
    }

    @Override
    public String because(Wish wish) {
        return "attempt " + wish.figures().get("attempt") + " of " + attempts + ", " + Phrases.of(delay) + " after "
                + Phrases.of(wish) + " stayed unanswered";
    }
}
