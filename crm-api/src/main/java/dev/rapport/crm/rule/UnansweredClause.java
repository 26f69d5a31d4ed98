package dev.rapport.crm.rule;

import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.contact.Channel;

/**
 * A rule that has said which messages are unanswered, and not yet how long to wait and how often to try.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Rule.named("chase").whenUnanswered(EMAIL).after(workingDays(2)).attempts(3);
 * }</pre>
 */
public final class UnansweredClause {

    private final Terms terms;
    private final Channel channel;

    UnansweredClause(Terms terms, Channel channel) {
        this.terms = terms;
        this.channel = channel;
    }

    /**
     * Says how long to wait after each attempt.
     *
     * @param wait a calendar period or working days
     * @return the sentence, which goes on with the number of attempts
     * @throws IllegalArgumentException if the wait is in hours
     */
    public Waiting after(Offset wait) {
        if (wait instanceof Offset.Hours) {
            throw new IllegalArgumentException("rule " + terms.id
                    + ": a wait is a calendar period or working days, not hours; use days(1) or workingDays(1)");
        }
        return new Waiting(terms, channel, wait);
    }

    /**
     * A rule that has said how long to wait, and not yet how often to try.
     *
     * <p>Immutable and thread-safe.
     *
     * <pre>{@code
     * Rule.named("chase").whenUnanswered(EMAIL).after(workingDays(2)).attempts(3);
     * }</pre>
     */
    public static final class Waiting {

        private final Terms terms;
        private final Channel channel;
        private final Offset wait;

        private Waiting(Terms terms, Channel channel, Offset wait) {
            this.terms = terms;
            this.channel = channel;
            this.wait = wait;
        }

        /**
         * Says how many attempts are made in all; the first message counts as one.
         *
         * @param attempts the number, at least 1
         * @return the rule
         * @throws IllegalArgumentException if the number is below 1
         */
        public UnansweredRule attempts(int attempts) {
            return new UnansweredRule(terms, new Unanswered(channel, wait, attempts));
        }
    }
}
