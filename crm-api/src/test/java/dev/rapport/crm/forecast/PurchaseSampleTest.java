package dev.rapport.crm.forecast;

import static dev.rapport.crm.forecast.FitObstacle.Reason.TOO_FEW_CUSTOMERS;
import static dev.rapport.crm.forecast.FitObstacle.Reason.TOO_FEW_DAYS;
import static dev.rapport.crm.forecast.FitObstacle.Reason.TOO_FEW_REPEATS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PurchaseSampleTest {

    private static final PurchaseHistory ONCE = PurchaseHistory.newcomer().asOf(180 / 7.0);
    private static final PurchaseHistory THRICE = new PurchaseHistory(2, 10, 20);

    @Test
    void keepsEqualHistoriesOnceInAnyOrder() {
        PurchaseSample sample = PurchaseSample.of(List.of(ONCE, THRICE, ONCE));
        assertEquals(3, sample.customers());
        assertEquals(1, sample.repeaters());
        assertEquals(2, sample.groups());
        assertEquals(180 / 7.0, sample.longestWeeks());
        assertEquals(sample, PurchaseSample.of(List.of(THRICE, ONCE, ONCE)));
        assertEquals(sample, PurchaseSample.ofCounts(Map.of(ONCE, 2, THRICE, 1)));
        assertEquals("3 customers, 2 histories", sample.toString());
    }

    @Test
    void isReadyForAModelWithJustEnough() {
        assertEquals(
                List.of(), PurchaseSample.ofCounts(Map.of(ONCE, 499, THRICE, 1)).obstacles());
    }

    @Test
    void saysWhatIsMissingForAModel() {
        assertEquals(
                List.of(new FitObstacle(TOO_FEW_CUSTOMERS, 499, 500)),
                PurchaseSample.ofCounts(Map.of(ONCE, 498, THRICE, 1)).obstacles());
        assertEquals(
                List.of(new FitObstacle(TOO_FEW_DAYS, 179, 180)),
                PurchaseSample.ofCounts(Map.of(ONCE.asOf(179 / 7.0), 499, THRICE, 1))
                        .obstacles());
        assertEquals(
                List.of(new FitObstacle(TOO_FEW_REPEATS, 1, 2)),
                PurchaseSample.ofCounts(Map.of(ONCE, 499, new PurchaseHistory(1, 1, 2), 1))
                        .obstacles());
        assertEquals(
                "[TOO_FEW_CUSTOMERS: 0, and 500 are needed, TOO_FEW_DAYS: 0, and 180 are needed, "
                        + "TOO_FEW_REPEATS: 0, and 2 are needed]",
                PurchaseSample.of(List.of()).obstacles().toString());
    }

    @Test
    void refusesHistoriesOfNobody() {
        assertThrows(IllegalArgumentException.class, () -> PurchaseSample.ofCounts(Map.of(ONCE, 0)));
    }
}
