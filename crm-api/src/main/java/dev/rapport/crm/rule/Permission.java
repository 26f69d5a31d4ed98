package dev.rapport.crm.rule;

import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.facts.Facts;
import java.time.LocalDate;
import java.util.Optional;

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
     * What the permission says.
     *
     * @param isGranted whether the contact may be contacted
     * @param until the last date on which it still may, if there is one
     */
    record Answer(boolean isGranted, Optional<LocalDate> until) {

        private static final Answer GRANTED = new Answer(true, Optional.empty());
        private static final Answer REFUSED = new Answer(false, Optional.empty());

        /**
         * Permitted, with no end known.
         *
         * @return the answer
         */
        public static Answer granted() {
            return GRANTED;
        }

        /**
         * Permitted up to and including a date.
         *
         * @param lastDay the last date
         * @return the answer
         */
        public static Answer grantedUntil(LocalDate lastDay) {
            return new Answer(true, Optional.of(lastDay));
        }

        /**
         * Not permitted.
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
     * @param date the local date of the contact on which it would happen
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
