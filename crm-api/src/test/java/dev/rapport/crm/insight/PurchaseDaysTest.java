package dev.rapport.crm.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.forecast.PurchaseHistory;
import dev.rapport.crm.forecast.SpendHistory;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PurchaseDaysTest {
    private static final Currency EURO = Currency.getInstance("EUR");

    private static Interaction bought(String instant) {
        return Interaction.purchase(Made.ADA).at(Instant.parse(instant)).build();
    }

    private static PurchaseDays days(List<Interaction> facts, AsOf asOf) {
        return PurchaseDays.of(facts, EURO, asOf).orElseThrow();
    }

    @Test
    void addsUpWhatWasSpentOnEachDay() {
        List<Interaction> facts = List.of(
                Made.purchase("2026-03-01", "10.50"),
                Made.purchase("2026-03-08", "20"),
                Made.purchase("2026-03-08", "30.5"),
                Made.purchase("2026-03-08", "-5.5"),
                Made.purchase("2026-03-15", "1"),
                Made.purchase("2026-03-15", "-2"),
                Made.purchase("2026-03-16", "-3"),
                Made.purchase("2026-04-01", "1000"),
                Interaction.purchase(Made.ADA)
                        .at(Made.noon("2026-03-22"))
                        .amount(Money.of("9", "USD"))
                        .build(),
                Interaction.note(Made.ADA).at(Made.noon("2026-03-23")).build());
        PurchaseDays found = days(facts, Made.asOf("2026-03-29"));
        assertEquals(
                Map.of(
                        LocalDate.of(2026, 3, 1), new BigDecimal("10.5"),
                        LocalDate.of(2026, 3, 8), new BigDecimal("45"),
                        LocalDate.of(2026, 3, 15), new BigDecimal("-1"),
                        LocalDate.of(2026, 3, 22), BigDecimal.ZERO),
                found.spent());
        assertEquals(new PurchaseHistory(3, 3, 4), found.history());
        assertEquals(new SpendHistory(2, 27.75), found.spending());
    }

    @Test
    void isEmptyForWhoHasNotBought() {
        AsOf asOf = Made.asOf("2026-03-29");
        assertEquals(Optional.empty(), PurchaseDays.of(List.of(), EURO, asOf));
        assertEquals(Optional.empty(), PurchaseDays.of(List.of(Made.purchase("2026-03-07", "-5")), EURO, asOf));
        assertEquals(Optional.empty(), PurchaseDays.of(List.of(Made.purchase("2026-03-30", "5")), EURO, asOf));
    }

    @Test
    void countsDaysOnTheClockThatIsAskedFor() {
        // 23:30 and 00:30 in Paris
        List<Interaction> facts = List.of(bought("2026-01-10T22:30:00Z"), bought("2026-01-10T23:30:00Z"));
        Instant asked = Instant.parse("2026-01-11T08:00:00Z");
        assertEquals(0, days(facts, AsOf.of(asked, Made.UTC)).history().repeats());
        assertEquals(
                1,
                days(facts, AsOf.of(asked, ZoneId.of("Europe/Paris"))).history().repeats());
    }

    /** In Newfoundland clocks were put back at one minute past midnight, to the day before. */
    @Test
    void staysOnADayThatHasBegun() {
        ZoneId newfoundland = ZoneId.of("America/St_Johns");
        // in 2006 at 0:01, which was 2:31 of UTC
        Instant before = Instant.parse("2006-10-29T02:30:30Z");
        Instant after = Instant.parse("2006-10-29T02:31:30Z");
        PurchaseDays found = days(List.of(bought(before.toString())), AsOf.of(after, newfoundland));
        assertEquals(LocalDate.of(2006, 10, 29), found.today());
        assertEquals(new PurchaseHistory(0, 0, 0), found.history());
    }

    @Test
    void countsInTheOrderOfTimeWhateverOrderItWasGiven() {
        LocalDate first = LocalDate.of(2026, 3, 1);
        TreeMap<LocalDate, BigDecimal> backwards = new TreeMap<>(Comparator.reverseOrder());
        backwards.put(first, BigDecimal.TEN);
        backwards.put(first.plusDays(14), BigDecimal.ONE);
        LocalDate today = first.plusDays(28);
        PurchaseDays found = new PurchaseDays(backwards, today);
        assertEquals(first, found.spent().firstKey());
        assertEquals(new PurchaseHistory(1, 2, 4), found.history());
        assertThrows(IllegalArgumentException.class, () -> new PurchaseDays(backwards, first.plusDays(13)));
    }

    @Test
    void printsNothingOfWhatWasSpent() {
        List<Interaction> facts = List.of(Made.purchase("2026-03-01", "10.50"), Made.purchase("2026-03-08", "20"));
        assertEquals(
                "PurchaseDays[2 days]", days(facts, Made.asOf("2026-03-29")).toString());
    }

    @Test
    void refusesDaysOfNobody() {
        LocalDate today = LocalDate.of(2026, 3, 29);
        assertThrows(IllegalArgumentException.class, () -> new PurchaseDays(new TreeMap<>(), today));
        TreeMap<LocalDate, BigDecimal> later = new TreeMap<>(Map.of(today.plusDays(1), BigDecimal.ONE));
        assertThrows(IllegalArgumentException.class, () -> new PurchaseDays(later, today));
    }
}
