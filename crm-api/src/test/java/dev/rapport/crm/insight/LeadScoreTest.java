package dev.rapport.crm.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LeadScoreTest {

    private static final LeadPoints ASKED = LeadPoints.of("asked", TouchFilter.kinds(InteractionKind.FORM), 8)
            .halvedEvery(Duration.ofDays(10))
            .atMost(20);
    private static final LeadPoints CALLED =
            LeadPoints.of("called us", TouchFilter.kinds(InteractionKind.CALL).inbound(), 15);
    private static final LeadPoints LEFT =
            LeadPoints.of("cancelled", TouchFilter.kinds(InteractionKind.CANCELLATION), -25);

    private static Interaction form(int day) {
        return Interaction.of(InteractionKind.FORM, Made.ADA).at(Made.noon(day)).build();
    }

    private static Interaction call(int day) {
        return Interaction.call(Made.ADA).inbound().at(Made.noon(day)).build();
    }

    private static Interaction cancellation(int day) {
        return Interaction.of(InteractionKind.CANCELLATION, Made.ADA)
                .at(Made.noon(day))
                .build();
    }

    private static double points(LeadScoring scoring, int today, Interaction... facts) {
        return scoring.score(List.of(facts), Made.asOf(today)).points();
    }

    /** 8 points are 8, 4, 2 and 1 after 0, 10, 20 and 30 days. */
    @Test
    void halvesWithEachHalfLife() {
        LeadScoring scoring = LeadScoring.of(ASKED);
        assertEquals(8, points(scoring, 0, form(0)));
        assertEquals(4, points(scoring, 10, form(0)));
        assertEquals(1, points(scoring, 30, form(0)));
        assertEquals(8 * Math.sqrt(0.5), points(scoring, 5, form(0)), 1e-12);
        assertEquals(7, points(scoring, 30, form(0), form(10), form(20), form(31)));
    }

    @Test
    void capsEachLineAndTheWhole() {
        LeadScoring scoring = LeadScoring.of(ASKED, CALLED, LEFT.atMost(30));
        assertEquals(16, points(scoring, 0, form(0), form(0)));
        assertEquals(20, points(scoring, 0, form(0), form(0), form(0)));
        assertEquals(35, points(scoring, 0, form(0), form(0), form(0), call(0)));
        assertEquals(32, points(scoring.atMost(32), 0, form(0), form(0), form(0), call(0)));
        assertEquals(-25, points(scoring, 0, cancellation(0)));
        assertEquals(-30, points(scoring, 0, cancellation(0), cancellation(0)));
    }

    @Test
    void saysWhy() {
        LeadScore score =
                LeadScoring.of(ASKED, CALLED, LEFT).score(List.of(form(0), form(0), form(0), call(0)), Made.asOf(0));
        assertEquals("35 points: asked 20 (3 times, capped), called us 15 (once)", score.because());
        assertEquals(new LeadScore.Part("cancelled", 0, 0, false), score.parts().get(2));
        assertEquals(
                "0 points: nothing gave any",
                LeadScoring.of(ASKED).score(List.of(), Made.asOf(0)).because());
    }

    @Test
    void refusesWhatMeansNothing() {
        TouchFilter any = TouchFilter.any();
        assertThrows(IllegalArgumentException.class, LeadScoring::of);
        assertThrows(IllegalArgumentException.class, () -> LeadScoring.of(ASKED, ASKED));
        assertThrows(IllegalArgumentException.class, () -> LeadScoring.of(ASKED).atMost(0));
        assertThrows(IllegalArgumentException.class, () -> LeadPoints.of("x", any, 0));
        assertThrows(IllegalArgumentException.class, () -> LeadPoints.of("x", any, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> LeadPoints.of("x\ny", any, 1));
        assertThrows(IllegalArgumentException.class, () -> ASKED.atMost(-1));
        assertThrows(IllegalArgumentException.class, () -> ASKED.atMost(Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> ASKED.halvedEvery(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> ASKED.halvedEvery(Duration.ofDays(40_000)));
        assertEquals(OptionalDouble.of(20), ASKED.cap());
    }

    @Provide
    Arbitrary<List<Integer>> days() {
        return Made.days(300);
    }

    private static List<Interaction> mixed(List<Integer> days) {
        return Made.facts(days, (i, day) -> i % 3 == 0 ? call(day) : form(day));
    }

    @Property
    void isTheSameToTheLastBitInAnyOrder(@ForAll("days") List<Integer> days, @ForAll long seed) {
        LeadScoring scoring = LeadScoring.of(ASKED, CALLED);
        List<Interaction> facts = mixed(days);
        List<Interaction> other = new ArrayList<>(facts);
        Collections.shuffle(other, new Random(seed));
        assertEquals(scoring.score(facts, Made.asOf(200)), scoring.score(other, Made.asOf(200)));
    }

    @Property
    void neitherFallsWithOneMoreGoodFactNorRisesWithTime(
            @ForAll("days") List<Integer> days,
            @ForAll @IntRange(max = 300) int more,
            @ForAll @IntRange(max = 99) int wait) {
        LeadScoring scoring = LeadScoring.of(ASKED, CALLED).atMost(60);
        List<Interaction> facts = mixed(days);
        List<Interaction> grown = new ArrayList<>(facts);
        grown.add(form(more));
        double now = scoring.score(facts, Made.asOf(300)).points();
        assertTrue(now <= scoring.score(grown, Made.asOf(300)).points());
        assertTrue(now >= scoring.score(facts, Made.asOf(300 + wait)).points());
        assertTrue(now >= 0 && now <= 60);
    }

    @Property
    void isTheSumOfWhatEachFactGives(@ForAll("days") List<Integer> days, @ForAll @IntRange(max = 300) int today) {
        LeadScoring scoring = LeadScoring.of(LeadPoints.of("asked", TouchFilter.kinds(InteractionKind.FORM), 8)
                .halvedEvery(Duration.ofDays(10)));
        double expected = days.stream()
                .filter(day -> day <= today)
                .mapToDouble(day -> 8 / Math.exp(Math.log(2) * (today - day) / 10))
                .sum();
        List<Interaction> facts = Made.facts(days, (i, day) -> form(day));
        assertEquals(expected, scoring.score(facts, Made.asOf(today)).points(), 1e-9);
    }
}
