package dev.rapport.crm.insight;

import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.Duration;
import java.util.Objects;

/**
 * How soon questions are to be answered, in working hours.
 *
 * <p>A question is an inbound interaction that is asked for, unless its outcome says REACHED: then somebody was there. What
 * comes later in the same thread belongs to the same question until it is answered. An answer is the next outbound interaction
 * of the contact, of whatever kind, that did not fail (NO_ANSWER, NOT_DELIVERED or BOUNCED): of the same thread if both have
 * one. Immutable and thread-safe.
 *
 * <pre>{@code
 * ServiceLevel oneDay = ServiceLevel.of(office, Duration.ofHours(8));
 * ResponseTimes times = oneDay.measure(timelines, asOf);
 * times.because();       // 37 of 40 answers within 8 h, half within 1 h 20 min; 3 questions open, 1 too long
 * }</pre>
 *
 * @param questions which inbound interactions ask for an answer
 * @param hours when there is somebody to answer
 * @param target after how much working time a question waits too long; at most 10,000 hours
 */
public record ServiceLevel(TouchFilter questions, WorkingHours hours, Duration target) {
    private static final TouchFilter WRITTEN = TouchFilter.kinds(
                    InteractionKind.EMAIL, InteractionKind.MESSAGE, InteractionKind.LETTER, InteractionKind.FORM)
            .inbound();

    /**
     * Checks the target.
     *
     * @param questions which inbound interactions ask for an answer
     * @param hours when there is somebody to answer
     * @param target after how much working time a question waits too long
     * @throws IllegalArgumentException if the target is not from more than nothing to 10,000 hours
     */
    public ServiceLevel {
        questions = questions.inbound();
        Objects.requireNonNull(hours, "hours");
        WorkingHours.requireSome("target", target);
    }

    /**
     * A level for whatever comes in by e-mail, message, letter or form.
     *
     * @param hours when there is somebody to answer
     * @param target after how much working time a question waits too long
     * @return the level
     * @throws IllegalArgumentException if the target is not from more than nothing to 10,000 hours
     */
    public static ServiceLevel of(WorkingHours hours, Duration target) {
        return new ServiceLevel(WRITTEN, hours, target);
    }

    /**
     * The same for other questions.
     *
     * @param which of these the inbound ones are questions
     * @return the level
     */
    public ServiceLevel questions(TouchFilter which) {
        return new ServiceLevel(which, hours, target);
    }

    /**
     * How soon questions were answered, and which are open.
     *
     * @param timelines each contact once, in any order; a question counts for the first of its participants
     * @param asOf when it is asked
     * @return the times, with one duration for each answer
     */
    public ResponseTimes measure(Iterable<Timeline> timelines, AsOf asOf) {
        QuestionLog log = new QuestionLog(this, asOf);
        timelines.forEach(log::read);
        return log.times();
    }
}
