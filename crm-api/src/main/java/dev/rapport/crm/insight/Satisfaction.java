package dev.rapport.crm.insight;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How satisfied customers are: how many gave each answer from 1 to 5.
 *
 * <p>Satisfied is who answers 4 or 5. Immutable and thread-safe.
 *
 * <pre>{@code
 * Satisfaction score = Feedback.ofAllTime().satisfaction(facts, asOf);
 * score.percent();       // from 0 to 100, empty while nobody has answered
 * score.because();       // 80 % satisfied: 8 of 10 answers are 4 or 5
 * }</pre>
 *
 * @param counts how many answered 1, 2, 3, 4 and 5
 * @param unusable answers that are not on the scale; they count for nothing
 */
public record Satisfaction(List<Long> counts, long unusable) {
    static final int BEST = 5;
    private static final int FIRST_SATISFIED = 4;

    /**
     * Copies the list.
     *
     * @param counts how many answered 1, 2, 3, 4 and 5
     * @param unusable answers that are not on the scale
     * @throws IllegalArgumentException if there are not five counts
     */
    public Satisfaction {
        counts = List.copyOf(counts);
        if (counts.size() != BEST) {
            throw new IllegalArgumentException("counts: are " + counts.size() + ", must be " + BEST);
        }
    }

    static Satisfaction of(long[] byAnswer, long unusable) {
        return new Satisfaction(Arrays.stream(byAnswer, 1, BEST + 1).boxed().toList(), unusable);
    }

    /** {@return how many answers count} */
    public long answers() {
        return sum(counts);
    }

    /** {@return how many answered 4 or 5} */
    public long satisfied() {
        return sum(counts.subList(FIRST_SATISFIED - 1, BEST));
    }

    /** {@return the percentage of satisfied customers, from 0 to 100; empty without an answer} */
    public OptionalDouble percent() {
        return answers() == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * satisfied() / answers());
    }

    /** {@return a sentence, such as "80 % satisfied: 8 of 10 answers are 4 or 5"} */
    public String because() {
        return answers() == 0
                ? "nobody has answered"
                : Words.number(percent().orElseThrow()) + " % satisfied: " + satisfied() + " of "
                        + Words.count(answers(), "answer") + " are 4 or 5";
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
