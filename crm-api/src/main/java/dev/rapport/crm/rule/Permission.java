package dev.rapport.crm.rule;

import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.facts.Facts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers whether a contact may be contacted by a channel for a purpose at a time.
 *
 * <p>Asked at the due time of a planned contact, for each channel of its rule in order of preference, and again when somebody
 * is about to act. A rule without channels is never asked about. Must be pure and thread-safe: the same question has the same
 * answer.
 *
 * <pre>{@code
 * Permission notOnSundays = question ->
 *         question.date().getDayOfWeek() == DayOfWeek.SUNDAY ? Permission.Answer.refused() : Permission.Answer.granted();
 * Plan plan = Planner.plan(facts, book, notOnSundays, now);
 * }</pre>
 */
@FunctionalInterface
public interface Permission {

    /**
     * What is asked.
     *
     * <p>Immutable and thread-safe.
     *
     * <pre>{@code
     * boolean isEvening = question.due().getHour() >= 18;
     * }</pre>
     *
     * @param facts the contact, with the ledger if {@link Permission#needs()} asks for it
     * @param channel how it would be contacted
     * @param purpose what for
     * @param due when it would happen, on the wall clock of the contact
     * @param now from when it is looked at; what is overdue is due before
     */
    record Question(Facts facts, Channel channel, Purpose purpose, ZonedDateTime due, Instant now) {
        /**
         * Checks that nothing is null.
         *
         * @param facts the contact
         * @param channel how it would be contacted
         * @param purpose what for
         * @param due when it would happen
         * @param now from when it is looked at
         */
        public Question {
            Objects.requireNonNull(facts, "facts");
            Objects.requireNonNull(channel, "channel");
            Objects.requireNonNull(purpose, "purpose");
            Objects.requireNonNull(due, "due");
            Objects.requireNonNull(now, "now");
        }

        /**
         * The local date of the contact on which it would happen.
         *
         * @return the date
         */
        public LocalDate date() {
            return due.toLocalDate();
        }
    }

    /**
     * What the permission says of the one time that it was asked about, and of no other.
     *
     * <p>Immutable and thread-safe.
     *
     * <pre>{@code
     * return isOpen(question.due()) ? Answer.granted() : Answer.later(opening).because("the shop is closed");
     * }</pre>
     *
     * @param isGranted whether the contact may be contacted
     * @param retryAt of a refusal for the time alone: when to ask again, later than what was asked about
     * @param validUntil the first instant at which the same question, asked then, may have another answer; empty for never
     * @param reason why, in words for who asks for an explanation; may be empty
     */
    record Answer(boolean isGranted, Optional<Instant> retryAt, Optional<Instant> validUntil, String reason) {

        private static final Answer GRANTED = new Answer(true, Optional.empty(), Optional.empty(), "");
        private static final Answer REFUSED = new Answer(false, Optional.empty(), Optional.empty(), "");

        /**
         * Checks that nothing is null and that nothing granted has to be asked for again.
         *
         * @param isGranted whether the contact may be contacted
         * @param retryAt when to ask again
         * @param validUntil how long it holds
         * @param reason why
         */
        public Answer {
            Objects.requireNonNull(retryAt, "retryAt");
            Objects.requireNonNull(validUntil, "validUntil");
            Objects.requireNonNull(reason, "reason");
            if (isGranted && retryAt.isPresent()) {
                throw new IllegalArgumentException("retryAt: is for refusals only; leave it empty where it is granted");
            }
        }

        /**
         * Permitted at the time asked about.
         *
         * @return the answer
         */
        public static Answer granted() {
            return GRANTED;
        }

        /**
         * Not permitted at the time asked about.
         *
         * @return the answer
         */
        public static Answer refused() {
            return REFUSED;
        }

        /**
         * Not permitted at the time asked about, but perhaps later: a plan moves there and asks again.
         *
         * @param retryAt when to ask again, later than what was asked about
         * @return the answer
         */
        public static Answer later(Instant retryAt) {
            return new Answer(false, Optional.of(retryAt), Optional.empty(), "");
        }

        /**
         * The same with a reason.
         *
         * @param words English text without anything of a person
         * @return another answer
         */
        public Answer because(String words) {
            return new Answer(isGranted, retryAt, validUntil, words);
        }

        /**
         * The same as an answer that may change as time goes by.
         *
         * @param end the first instant at which the same question, asked then, may have another answer
         * @return another answer
         */
        public Answer validUntil(Instant end) {
            return new Answer(isGranted, retryAt, Optional.of(end), reason);
        }
    }

    /**
     * Answers one question.
     *
     * @param question who, how, what for and when
     * @return the answer
     */
    Answer ask(Question question);

    /**
     * What it must be able to see beyond what is always there, such as the consent ledger.
     *
     * @return nothing more, unless it says otherwise
     */
    default FactNeeds needs() {
        return FactNeeds.none();
    }

    /**
     * Permits what the consent ledger permits: marketing needs a basis that the policies accept, everything else is only kept
     * from those who are erased, suppressed or restricted.
     *
     * <p>Asked about each point of the contact that the channel can use on that day, the first permitted one decides. A
     * channel that needs no point is asked about all of them. What is refused for hours or caps alone says when to ask again.
     *
     * @param policies gives the policies of a contact, all of which must permit; none means {@link ConsentPolicy#STRICT}
     * @return the permission
     */
    static Permission ledger(Function<Contact, List<ConsentPolicy>> policies) {
        return new LedgerPermission(policies);
    }

    /**
     * Permits everything. For plans that are judged elsewhere, and for tests.
     *
     * @return the permission
     */
    static Permission unchecked() {
        return question -> Answer.granted();
    }

    /**
     * Refuses marketing and permits the rest, whatever the ledger says.
     *
     * @return the permission
     */
    static Permission serviceOnly() {
        return question -> question.purpose().isMarketing() ? Answer.refused() : Answer.granted();
    }
}
