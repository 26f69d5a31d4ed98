package dev.rapport.crm.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RfmLawsTest {

    private static final Currency EURO = Currency.getInstance("EUR");

    private static RfmFigures customer(int number) {
        return new RfmFigures(number % 7, 1 + number % 11, BigDecimal.valueOf(number), EURO);
    }

    /** By counting alone: cut k is the smallest value that at least k fifths of all do not exceed. */
    private static int byCounting(List<Integer> all, int value) {
        int score = 1;
        for (int k = 1; k <= 4; k++) {
            int fifths = k;
            int cut = all.stream()
                    .filter(v -> 5L * all.stream().filter(w -> w <= v).count() >= (long) fifths * all.size())
                    .min(Integer::compare)
                    .orElseThrow();
            score += cut < value ? 1 : 0;
        }
        return score;
    }

    @Property
    void scoresAsCountingDoes(@ForAll @Size(min = 1, max = 30) List<@IntRange(max = 20) Integer> all) {
        Quintiles<Integer> quintiles = Quintiles.of(all);
        for (int value = -1; value <= 21; value++) {
            assertEquals(byCounting(all, value), quintiles.score(value));
        }
    }

    @Property
    void doesNotDependOnOrder(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 50) Integer> all, @ForAll long seed) {
        List<RfmFigures> figures = all.stream().map(RfmLawsTest::customer).toList();
        List<RfmFigures> mixed = new ArrayList<>(figures);
        Collections.shuffle(mixed, new Random(seed));
        RfmCuts cuts = RfmCuts.of(figures);
        RfmCuts other = RfmCuts.of(mixed);
        figures.forEach(f -> assertEquals(cuts.score(f), other.score(f)));
    }

    @Property
    void scoresNobodyLowerForMore(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 50) Integer> all,
            @ForAll @IntRange(max = 50) int number,
            @ForAll @IntRange(max = 30) int more) {
        RfmCuts cuts = RfmCuts.of(all.stream().map(RfmLawsTest::customer).toList());
        RfmFigures one = customer(number);
        RfmFigures better = new RfmFigures(
                Math.max(0, one.daysSince() - more),
                one.purchases() + more,
                one.spent().add(BigDecimal.valueOf(more)),
                EURO);
        RfmScore low = cuts.score(one);
        RfmScore high = cuts.score(better);
        assertTrue(low.recency() <= high.recency());
        assertTrue(low.frequency() <= high.frequency());
        assertTrue(low.monetary() <= high.monetary());
    }

    @Property
    void readsTheSameFiguresInAnyOrder(
            @ForAll @Size(max = 12) List<@IntRange(max = 400) Integer> days,
            @ForAll @IntRange(max = 400) int today,
            @ForAll long seed) {
        var timeline = Made.facts(
                days, (i, day) -> Made.purchase(Made.FIRST_DAY.plusDays(day).toString(), (i % 3 == 2 ? "-" : "") + i));
        var mixed = new ArrayList<>(timeline);
        Collections.shuffle(mixed, new Random(seed));
        var figures = RfmFigures.of(timeline, EURO, Made.asOf(today));
        assertEquals(figures, RfmFigures.of(mixed, EURO, Made.asOf(today)));
        List<Integer> bought = IntStream.range(0, days.size())
                .filter(i -> days.get(i) <= today && i % 3 != 2)
                .mapToObj(days::get)
                .toList();
        assertEquals(bought.size(), figures.map(RfmFigures::purchases).orElse(0L));
        if (!bought.isEmpty()) {
            assertEquals(today - Collections.max(bought), figures.orElseThrow().daysSince());
            int spent = IntStream.range(0, days.size())
                    .filter(i -> days.get(i) <= today)
                    .map(i -> i % 3 == 2 ? -i : i)
                    .sum();
            assertEquals(0, figures.get().spent().compareTo(BigDecimal.valueOf(spent)));
        }
    }
}
