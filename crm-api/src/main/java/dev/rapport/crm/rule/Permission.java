package dev.rapport.crm.rule;

import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.facts.Facts;
import java.time.LocalDate;

/**
 * Answers whether a contact may be contacted by a channel for a purpose on a date.
 *
 * <p>Asked on the due date of a planned contact, for each channel of its rule in order of preference. A rule without
 * channels is never asked about. Must be pure and thread-safe: the same question has the same answer while a plan is made.
 *
 * <pre>{@code
 * Permission weekdaysOnly = (facts, channel, purpose, date) ->
 *         date.getDayOfWeek() == DayOfWeek.SUNDAY ? Permission.Answer.refused() : Permission.Answer.granted();
 * Plan plan = Planner.plan(facts, book, weekdaysOnly, now);
 * }</pre>
 */
@FunctionalInterface
public interface Permission {

    /**
     * What the permission says of the one date that it was asked about, and of no other.
     *
     * @param isGranted whether the contact may be contacted
     */
    record Answer(boolean isGranted) {

        private static final Answer GRANTED = new Answer(true);
        private static final Answer REFUSED = new Answer(false);

        /**
         * Permitted on the date asked about.
         *
         * @return the answer
         */
        public static Answer granted() {
            return GRANTED;
        }

        /**
         * Not permitted on the date asked about.
         *
         * @return the answer
         */
        public static Answer refused() {
            return REFUSED;
        }
    }

    /**
     * Answers one question.
     *
     * @param facts the contact, with its ledger if {@link #needs()} asks for it
     * @param channel how it would be contacted
     * @param purpose what for
     * @param date the local date of the contact on which it would happen; a grant that ends before it is no grant
     * @return the answer
     */
    Answer ask(Facts facts, Channel channel, Purpose purpose, LocalDate date);

    /**
     * What it must be able to see beyond what is always there, such as the consent ledger.
     *
     * @return nothing more, unless it says otherwise
     */
    default FactNeeds needs() {
        return FactNeeds.none();
    }

    /**
     * Permits everything. For plans that are judged elsewhere, and for tests.
     *
     * @return the permission
     */
    static Permission unchecked() {
        return (facts, channel, purpose, date) -> Answer.granted();
    }

    /**
     * Refuses marketing and permits the rest.
     *
     * @return the permission
     */
    static Permission serviceOnly() {
        return (facts, channel, purpose, date) -> purpose.isMarketing() ? Answer.refused() : Answer.granted();
    }
}
