package dev.rapport.crm.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FeedbackTest {

    private static final Feedback ALL = Feedback.ofAllTime();

    private static Interaction answer(AttributeKey<Long> key, long value, int day) {
        return Interaction.of(InteractionKind.FEEDBACK, Made.ADA)
                .attribute(key, value)
                .at(Made.noon(day))
                .build();
    }

    private static List<Interaction> answers(AttributeKey<Long> key, long... values) {
        return LongStream.of(values).mapToObj(v -> answer(key, v, 1)).toList();
    }

    /** Three promoters, two passives and one detractor of six: 100 (3 - 1) / 6. */
    @Test
    void takesDetractorsFromPromoters() {
        NetPromoterScore score = ALL.netPromoterScore(answers(Feedback.NPS, 10, 9, 9, 8, 7, 6), Made.asOf(2));
        assertEquals(new NetPromoterScore(3, 2, 1, 0), score);
        assertEquals(100 / 3.0, score.value().orElseThrow(), 1e-12);
        assertEquals("33.3: 3 promoters, 2 passives and 1 detractor of 6 answers", score.because());
    }

    @Test
    void reachesBothEndsOfItsScale() {
        assertEquals(
                OptionalDouble.of(100),
                ALL.netPromoterScore(answers(Feedback.NPS, 9), Made.asOf(2)).value());
        assertEquals(
                OptionalDouble.of(-100),
                ALL.netPromoterScore(answers(Feedback.NPS, 0, 6), Made.asOf(2)).value());
        NetPromoterScore nobody = ALL.netPromoterScore(List.of(), Made.asOf(2));
        assertEquals(OptionalDouble.empty(), nobody.value());
        assertEquals("nobody has answered", nobody.because());
    }

    @Test
    void countsFourAndFiveAsSatisfied() {
        Satisfaction score = ALL.satisfaction(answers(Feedback.CSAT, 5, 4, 4, 3, 1), Made.asOf(2));
        assertEquals(new Satisfaction(List.of(1L, 0L, 1L, 2L, 1L), 0), score);
        assertEquals(OptionalDouble.of(60), score.percent());
        assertEquals("60 % satisfied: 3 of 5 answers are 4 or 5", score.because());
        assertEquals(
                "nobody has answered", ALL.satisfaction(List.of(), Made.asOf(2)).because());
        assertThrows(IllegalArgumentException.class, () -> new Satisfaction(List.of(1L), 0));
    }

    @Test
    void countsWhatIsOffTheScaleAsUnusable() {
        List<Interaction> facts = new ArrayList<>(answers(Feedback.NPS, 11, -1, Long.MAX_VALUE, 10));
        facts.add(Interaction.of(InteractionKind.FEEDBACK, Made.ADA)
                .attribute(AttributeKey.text("nps"), "10")
                .at(Made.noon(1))
                .build());
        assertEquals(new NetPromoterScore(1, 0, 0, 4), ALL.netPromoterScore(facts, Made.asOf(2)));
        Satisfaction satisfaction = ALL.satisfaction(answers(Feedback.CSAT, 0, 6, 5), Made.asOf(2));
        assertEquals(new Satisfaction(List.of(0L, 0L, 0L, 0L, 1L), 2), satisfaction);
    }

    @Test
    void looksBackAsFarAsAsked() {
        List<Interaction> facts = List.of(
                answer(Feedback.NPS, 0, 9),
                answer(Feedback.NPS, 9, 10),
                answer(Feedback.NPS, 9, 20),
                answer(Feedback.NPS, 0, 21));
        NetPromoterScore score = Feedback.ofTheLast(Period.ofDays(10)).netPromoterScore(facts, Made.asOf(20));
        assertEquals(new NetPromoterScore(2, 0, 0, 0), score);
    }

    @Test
    void takesFeedbackOnly() {
        Interaction note = Interaction.note(Made.ADA)
                .attribute(Feedback.NPS, 10L)
                .at(Made.noon(1))
                .build();
        assertEquals(0, ALL.netPromoterScore(List.of(note), Made.asOf(2)).answers());
        assertThrows(IllegalArgumentException.class, () -> Feedback.ofTheLast(Period.ZERO));
    }

    /** Each answer is worth 1, 0 or -1, and the score is a hundred times the mean. */
    @Property
    void isTheMeanOfWhatAnswersAreWorth(@ForAll @NotEmpty List<@IntRange(max = 10) Integer> values) {
        double mean = values.stream()
                .mapToInt(v -> v > 8 ? 1 : v < 7 ? -1 : 0)
                .average()
                .orElseThrow();
        long[] answers = values.stream().mapToLong(v -> v).toArray();
        double score = ALL.netPromoterScore(answers(Feedback.NPS, answers), Made.asOf(2))
                .value()
                .orElseThrow();
        assertEquals(100 * mean, score, 1e-9);
    }

    @Property
    void risesWithABetterAnswer(
            @ForAll @Size(max = 10) List<@IntRange(max = 10) Integer> values,
            @ForAll @IntRange(max = 10) int low,
            @ForAll @IntRange(max = 10) int high) {
        List<Interaction> worse = new ArrayList<>(
                answers(Feedback.NPS, values.stream().mapToLong(v -> v).toArray()));
        List<Interaction> better = new ArrayList<>(worse);
        worse.add(answer(Feedback.NPS, Math.min(low, high), 1));
        better.add(answer(Feedback.NPS, Math.max(low, high), 1));
        assertTrue(ALL.netPromoterScore(worse, Made.asOf(2)).value().orElseThrow()
                <= ALL.netPromoterScore(better, Made.asOf(2)).value().orElseThrow());
    }
}
