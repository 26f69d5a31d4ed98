package dev.rapport.crm.insight;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.interaction.InteractionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How long people waited for answers, and who still waits; in working time.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * ResponseTimes times = serviceLevel.measure(timelines, asOf);
 * times.percentile(90);                       // nine of ten waited no longer
 * times.open().forEach(this::showQuestion);   // the one that is late first on top
 * }</pre>
 *
 * @param target after how much working time a question waits too long
 * @param waits how long each answered question waited, the shortest first
 * @param open what is not answered, by deadline
 */
public record ResponseTimes(Duration target, List<Duration> waits, List<OpenQuestion> open) {
    private static final int MINUTES_OF_AN_HOUR = 60;

    /**
     * Sorts the lists.
     *
     * @param target after how much working time a question waits too long
     * @param waits how long each answered question waited, in any order
     * @param open what is not answered, in any order
     */
    public ResponseTimes {
        waits = waits.stream().sorted().toList();
        open = open.stream()
                .sorted(Comparator.comparing(OpenQuestion::deadline).thenComparing(OpenQuestion::fact))
                .toList();
    }

    /**
     * A question that nobody has answered.
     *
     * @param contact who asked
     * @param fact the first interaction that asked it
     * @param askedAt when
     * @param deadline when the target is over
     * @param isLate whether it was over when this was measured
     */
    public record OpenQuestion(
            ContactId contact, InteractionId fact, Instant askedAt, Instant deadline, boolean isLate) {}

    /** {@return how many questions were answered within the target} */
    public long inTime() {
        return waits.stream().filter(wait -> wait.compareTo(target) <= 0).count();
    }

    /** {@return how many open questions wait longer than the target} */
    public long late() {
        return open.stream().filter(OpenQuestion::isLate).count();
    }

    /**
     * How long the fastest answers took at most, by nearest rank: the wait at rank ceil(share n / 100).
     *
     * @param share which part of all answers, 1 to 100 percent; 50 for the median
     * @return the time, or empty if nothing was answered
     * @throws IllegalArgumentException if the share is not 1 to 100
     */
    public Optional<Duration> percentile(int share) {
        if (share < 1 || share > 100) {
            throw new IllegalArgumentException("share: is " + share + ", must be 1 to 100 percent");
        }
        long rank = ((long) share * waits.size() + 99) / 100;
        return waits.isEmpty() ? Optional.empty() : Optional.of(waits.get((int) rank - 1));
    }

    /** {@return a sentence, such as "37 of 40 answers within 8 h, half within 1 h 20 min; 3 questions open, 1 too long"} */
    public String because() {
        String answered = percentile(50)
                .map(median -> inTime() + " of " + Words.count(waits.size(), "answer") + " within " + time(target)
                        + ", half within " + time(median))
                .orElse("nothing was answered");
        return answered + "; "
                + (open.isEmpty()
                        ? "no question is open"
                        : Words.count(open.size(), "question") + " open, " + late() + " too long");
    }

    private static String time(Duration time) {
        long minutes = time.toMinutes();
        long rest = minutes % MINUTES_OF_AN_HOUR;
        return minutes < MINUTES_OF_AN_HOUR
                ? minutes + " min"
                : minutes / MINUTES_OF_AN_HOUR + " h" + (rest == 0 ? "" : " " + rest + " min");
    }
}
