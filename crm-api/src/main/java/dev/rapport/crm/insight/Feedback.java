package dev.rapport.crm.insight;

import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What people answer when they are asked how happy they are.
 *
 * <p>Read from interactions of kind FEEDBACK: {@link #NPS} is the answer to "how likely would you recommend us", a whole
 * number from 0 to 10, and {@link #CSAT} to "how satisfied are you", a whole number from 1 to 5. One interaction may have both.
 * An answer outside its scale, or of another type, is counted as unusable. Every answer counts once, also if somebody answers
 * again. Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.interactions().record(Interaction.of(FEEDBACK, ada.id()).attribute(Feedback.NPS, 9L).build());
 * NetPromoterScore score = Feedback.ofTheLast(Period.ofMonths(3)).netPromoterScore(facts, asOf);
 * score.because();       // 33.3: 5 promoters, 4 passives and 1 detractor of 10 answers
 * }</pre>
 *
 * @param last how far back answers count: from the beginning of the local day that lies so long ago; all if empty
 */
public record Feedback(Optional<Period> last) {
    /** The attribute that says how likely somebody would recommend the business, from 0 to 10. */
    public static final AttributeKey<Long> NPS = AttributeKey.number("nps");

    /** The attribute that says how satisfied somebody is, from 1 to 5. */
    public static final AttributeKey<Long> CSAT = AttributeKey.number("csat");

    private static final int BEST_NPS = 10;

    /**
     * Checks the period.
     *
     * @param last how far back answers count
     * @throws IllegalArgumentException if it is not from a day to a century
     */
    public Feedback {
        last.ifPresent(period -> Intervals.require("last", period));
    }

    /**
     * Every answer that was ever given.
     *
     * @return all feedback
     */
    public static Feedback ofAllTime() {
        return new Feedback(Optional.empty());
    }

    /**
     * Answers of a stretch of time up to the moment that is asked for.
     *
     * @param period from a day to a century
     * @return the feedback of that time
     * @throws IllegalArgumentException if it is no such period
     */
    public static Feedback ofTheLast(Period period) {
        return new Feedback(Optional.of(period));
    }

    /**
     * The net promoter score (F. Reichheld, "The One Number You Need to Grow", Harvard Business Review, December 2003).
     *
     * @param interactions of one contact, or each fact of all contacts once, in any order
     * @param asOf when it is asked, and in which zone days are counted
     * @return how many would recommend the business, and how many would not
     */
    public NetPromoterScore netPromoterScore(Iterable<Interaction> interactions, AsOf asOf) {
        long[] answers = new long[BEST_NPS + 1];
        long unusable = tally(answers(interactions, asOf), NPS, answers);
        return NetPromoterScore.of(answers, unusable);
    }

    /**
     * The share of satisfied customers.
     *
     * @param interactions of one contact, or each fact of all contacts once, in any order
     * @param asOf when it is asked, and in which zone days are counted
     * @return how many gave each answer
     */
    public Satisfaction satisfaction(Iterable<Interaction> interactions, AsOf asOf) {
        long[] answers = new long[Satisfaction.BEST + 1];
        long unusable = tally(answers(interactions, asOf), CSAT, answers);
        return Satisfaction.of(answers, unusable + answers[0]);
    }

    private Stream<Interaction> answers(Iterable<Interaction> interactions, AsOf asOf) {
        Optional<LocalDate> first = last.map(asOf.today()::minus);
        return asOf.seen(interactions)
                .filter(i -> i.kind().equals(InteractionKind.FEEDBACK))
                .filter(i -> first.filter(asOf.day(i.occurredAt())::isBefore).isEmpty());
    }

    /** Counts what is on the scale, and returns how many answers are not. */
    private static long tally(Stream<Interaction> answers, AttributeKey<Long> key, long[] counts) {
        long unusable = 0;
        for (Interaction i : (Iterable<Interaction>) answers.filter(f -> Figures.has(f, key))::iterator) {
            long answer = Figures.number(i, key).orElse(-1L);
            if (answer < 0 || answer >= counts.length) {
                unusable++;
            } else {
                counts[(int) answer]++;
            }
        }
        return unusable;
    }
}
