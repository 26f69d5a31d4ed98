package dev.rapport.crm.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RfmTest {

    private static final Currency EURO = Currency.getInstance("EUR");

    private static RfmFigures figures(long daysSince, long purchases, long spent) {
        return new RfmFigures(daysSince, purchases, BigDecimal.valueOf(spent), EURO);
    }

    /** The same number for all three, so that one table shows all. */
    private static List<Integer> frequencyScores(long... purchases) {
        List<RfmFigures> all =
                LongStream.of(purchases).mapToObj(n -> figures(1, n, 1)).toList();
        RfmCuts cuts = RfmCuts.of(all);
        return all.stream().map(f -> cuts.score(f).frequency()).toList();
    }

    @Test
    void readsFiguresOffATimeline() {
        List<Interaction> timeline = List.of(
                Made.purchase("2026-03-01", "10.50"),
                Made.purchase("2026-03-05", "20"),
                Made.purchase("2026-03-07", "-5.50"),
                Made.purchase("2026-03-20", "1000"),
                Interaction.purchase(Made.ADA)
                        .at(Made.noon("2026-03-06"))
                        .amount(Money.of("9", "USD"))
                        .build(),
                Interaction.note(Made.ADA).at(Made.noon("2026-03-09")).build());
        assertEquals(
                Optional.of(new RfmFigures(4, 3, new BigDecimal("25"), EURO)),
                RfmFigures.of(timeline, EURO, Made.asOf("2026-03-10")));
        assertEquals(Optional.empty(), RfmFigures.of(timeline, EURO, Made.asOf("2026-02-28")));
        assertEquals(
                Optional.empty(),
                RfmFigures.of(List.of(Made.purchase("2026-03-07", "-5")), EURO, Made.asOf("2026-03-10")));
    }

    @Test
    void cutsTenCustomersIntoPairs() {
        assertEquals(List.of(1, 1, 2, 2, 3, 3, 4, 4, 5, 5), frequencyScores(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    }

    /** Of seven the ranks ceil(7 k / 5) are 2, 3, 5 and 6. */
    @Test
    void cutsByNearestRank() {
        assertEquals(List.of(1, 1, 2, 3, 3, 4, 5), frequencyScores(1, 2, 3, 4, 5, 6, 7));
    }

    /** The ranks are 1, 1, 2, 2 of two; 1, 2, 2, 3 of three; 1, 2, 3, 4 of four. */
    @Test
    void scoresFewerThanFiveCustomersByTheSameLaw() {
        assertEquals(List.of(1), frequencyScores(7));
        assertEquals(List.of(1, 3), frequencyScores(7, 8));
        assertEquals(List.of(1, 2, 4), frequencyScores(7, 8, 9));
        assertEquals(List.of(1, 2, 3, 4), frequencyScores(6, 7, 8, 9));
        assertEquals(List.of(1, 2, 3, 4, 5), frequencyScores(5, 6, 7, 8, 9));
    }

    /** Cuts of 1 1 1 1 2 2 3 3 3 9 are at ranks 2, 4, 6 and 8: 1, 1, 2 and 3. */
    @Test
    void givesEqualValuesOneScore() {
        assertEquals(List.of(1, 1, 1, 1, 3, 3, 4, 4, 4, 5), frequencyScores(1, 1, 1, 1, 2, 2, 3, 3, 3, 9));
        assertEquals(List.of(1, 1, 1, 1, 1), frequencyScores(4, 4, 4, 4, 4));
    }

    @Test
    void callsTheMostRecentFive() {
        List<RfmFigures> all =
                List.of(figures(40, 1, 1), figures(30, 1, 1), figures(20, 1, 1), figures(10, 1, 1), figures(0, 1, 1));
        RfmCuts cuts = RfmCuts.of(all);
        assertEquals(
                List.of(1, 2, 3, 4, 5),
                all.stream().map(f -> cuts.score(f).recency()).toList());
    }

    @Test
    void saysWhy() {
        RfmCuts cuts = RfmCuts.of(List.of(figures(3, 7, 812), figures(9, 1, 30)));
        RfmScore score = cuts.score(figures(3, 7, 812));
        assertEquals("333", score.cell());
        assertEquals(
                "3-3-3 among 2 customers: bought last 3 days ago, 7 times in all, for 812.00 EUR", score.because());
        assertEquals(
                "5-1-1 among 2 customers: bought last today, 1 time in all, for 0.00 EUR",
                cuts.score(figures(0, 1, 0)).because().replaceFirst("^3", "5"));
    }

    @Test
    void countsCellsAndTheirMoney() {
        RfmCuts cuts = RfmCuts.of(List.of(figures(3, 7, 812), figures(9, 1, 30), figures(9, 1, 12)));
        RfmGrid grid = RfmGrid.of(
                List.of(cuts.score(figures(3, 7, 812)), cuts.score(figures(9, 1, 30)), cuts.score(figures(9, 1, 12))));
        assertEquals(1, grid.customers(4, 4));
        assertEquals(2, grid.customers(1, 1));
        assertEquals(BigDecimal.valueOf(42), grid.spent(1, 1));
        assertEquals(BigDecimal.ZERO, grid.spent(5, 5));
        assertThrows(IllegalArgumentException.class, () -> grid.customers(0, 1));
        assertThrows(IllegalArgumentException.class, () -> grid.spent(1, 6));
        assertEquals("RfmGrid[3 customers]", grid.toString());
    }

    @Test
    void refusesNobodyAndMixedMoney() {
        assertThrows(IllegalArgumentException.class, () -> RfmCuts.of(List.of()));
        RfmFigures dollars = new RfmFigures(1, 1, BigDecimal.ONE, Currency.getInstance("USD"));
        assertThrows(IllegalArgumentException.class, () -> RfmCuts.of(List.of(figures(1, 1, 1), dollars)));
        RfmCuts euros = RfmCuts.of(List.of(figures(1, 1, 1)));
        assertThrows(IllegalArgumentException.class, () -> euros.score(dollars));
        assertThrows(IllegalArgumentException.class, () -> figures(-1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> figures(1, 0, 1));
    }
}
