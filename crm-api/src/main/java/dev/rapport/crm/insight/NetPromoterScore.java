package dev.rapport.crm.insight;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How many would recommend the business and how many would not.
 *
 * <p>Promoters answer 9 or 10, passives 7 or 8, detractors 0 to 6. Immutable and thread-safe.
 *
 * <pre>{@code
 * NetPromoterScore score = Feedback.ofAllTime().netPromoterScore(facts, asOf);
 * score.value();         // from -100 to 100, empty while nobody has answered
 * score.because();       // 40: 5 promoters, 4 passives and 1 detractor of 10 answers
 * }</pre>
 *
 * @param promoters who answered 9 or 10
 * @param passives who answered 7 or 8
 * @param detractors who answered 0 to 6
 * @param unusable answers that are not on the scale; they count for nothing
 */
public record NetPromoterScore(long promoters, long passives, long detractors, long unusable) {
    private static final int FIRST_PASSIVE = 7;
    private static final int FIRST_PROMOTER = 9;

    static NetPromoterScore of(long[] answers, long unusable) {
        return new NetPromoterScore(
                Arrays.stream(answers, FIRST_PROMOTER, answers.length).sum(),
                Arrays.stream(answers, FIRST_PASSIVE, FIRST_PROMOTER).sum(),
                Arrays.stream(answers, 0, FIRST_PASSIVE).sum(),
                unusable);
    }

    /** {@return how many answers count} */
    public long answers() {
        return promoters + passives + detractors;
    }

    /** {@return the percentage of promoters less that of detractors, from -100 to 100; empty without an answer} */
    public OptionalDouble value() {
        return answers() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(100.0 * (promoters - detractors) / answers());
    }

    /** {@return a sentence, such as "40: 5 promoters, 4 passives and 1 detractor of 10 answers"} */
    public String because() {
        return answers() == 0
                ? "nobody has answered"
                : Words.number(value().orElseThrow()) + ": " + Words.count(promoters, "promoter") + ", "
                        + Words.count(passives, "passive") + " and " + Words.count(detractors, "detractor") + " of "
                        + Words.count(answers(), "answer");
    }
}
