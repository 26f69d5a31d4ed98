package dev.rapport.crm.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PurchaseHistoryTest {

    private static final LocalDate MARCH_1 = LocalDate.of(2027, 3, 1);
    private static final LocalDate MARCH_22 = LocalDate.of(2027, 3, 22);
    private static final LocalDate APRIL_5 = LocalDate.of(2027, 4, 5);

    @Test
    void countsPurchasesOfADayOnceAndTimeInWeeksSinceTheFirst() {
        assertEquals(
                new PurchaseHistory(1, 3, 5),
                PurchaseHistory.ofDays(List.of(MARCH_22, MARCH_1, MARCH_1, MARCH_22), APRIL_5));
        assertEquals(new PurchaseHistory(1, 3, 5), PurchaseHistory.of(MARCH_1, MARCH_22, 2, APRIL_5));
        assertEquals(new PurchaseHistory(0, 0, 1 / 7.0), PurchaseHistory.ofDays(List.of(MARCH_1), MARCH_1.plusDays(1)));
        assertEquals(PurchaseHistory.newcomer(), PurchaseHistory.ofDays(List.of(MARCH_1), MARCH_1));
    }

    @Test
    void movesOnWithoutAPurchase() {
        assertEquals(new PurchaseHistory(1, 3, 9), new PurchaseHistory(1, 3, 5).asOf(9));
        assertThrows(IllegalArgumentException.class, () -> new PurchaseHistory(1, 3, 5).asOf(2.9));
    }

    @Test
    void namesTheFirstDayThatIsNotBeforeAWeek() {
        assertEquals(MARCH_22, PurchaseHistory.dayOf(MARCH_1, 3));
        assertEquals(MARCH_22, PurchaseHistory.dayOf(MARCH_1, 3 + 1e-11));
        assertEquals(MARCH_22, PurchaseHistory.dayOf(MARCH_1, 2.9));
        assertEquals(MARCH_22.plusDays(1), PurchaseHistory.dayOf(MARCH_1, 3.001));
    }

    @Test
    void refusesWhatNoCustomerCanHave() {
        double nan = Double.NaN;
        double infinite = Double.POSITIVE_INFINITY;
        assertThrows(IllegalArgumentException.class, () -> new PurchaseHistory(-1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new PurchaseHistory(100_001, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new PurchaseHistory(0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new PurchaseHistory(1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new PurchaseHistory(1, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> new PurchaseHistory(1, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> new PurchaseHistory(1, nan, 1));
        assertThrows(IllegalArgumentException.class, () -> new PurchaseHistory(1, 1, nan));
        assertThrows(IllegalArgumentException.class, () -> new PurchaseHistory(1, 1, infinite));
        assertThrows(IllegalArgumentException.class, () -> new PurchaseHistory(1, infinite, infinite));
        assertThrows(IllegalArgumentException.class, () -> PurchaseHistory.ofDays(List.of(), APRIL_5));
        assertThrows(IllegalArgumentException.class, () -> PurchaseHistory.ofDays(List.of(APRIL_5), MARCH_22));
        assertThrows(IllegalArgumentException.class, () -> PurchaseHistory.of(MARCH_1, MARCH_1, 0, APRIL_5));
        assertThrows(IllegalArgumentException.class, () -> PurchaseHistory.of(MARCH_1, MARCH_1, 2, APRIL_5));
    }
}
