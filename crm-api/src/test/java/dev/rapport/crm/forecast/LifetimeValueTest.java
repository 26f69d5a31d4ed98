package dev.rapport.crm.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class LifetimeValueTest {

    private static final PurchaseModel PURCHASES = PurchaseModel.mbgNbd(0.525, 6.183, 0.891, 1.614);
    private static final SpendModel SPEND = SpendModel.gammaGamma(6.25, 3.74, 15.44);

    @Provide
    Arbitrary<PurchaseModel> models() {
        return PurchaseModels.models();
    }

    @Provide
    Arbitrary<PurchaseHistory> histories() {
        return PurchaseModels.histories();
    }

    @Test
    void isWhatWillBeSpentWhenMoneyKeepsItsWorth() {
        PurchaseHistory ada = new PurchaseHistory(2, 30.43, 38.86);
        SpendHistory spent = new SpendHistory(2, 22.35);
        assertEquals(
                PURCHASES.expectedPurchases(ada, 52) * SPEND.expectedSpend(spent),
                LifetimeValue.of(PURCHASES, SPEND, 52, 0).expected(ada, spent));
    }

    /** Each purchase at the discount of when it is expected, summed over short times that grow with what is known. */
    @Property(tries = 100)
    void discountsEachPurchaseByItsDistance(
            @ForAll("models") PurchaseModel model,
            @ForAll("histories") PurchaseHistory history,
            @ForAll @DoubleRange(min = 1, max = 60) double weeks,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double discount) {
        double known = model.alpha() + history.nowWeek();
        int steps = 3000;
        double sum = 0;
        double before = 0;
        double from = 0;
        for (int i = 1; i <= steps; i++) {
            double to = known * (Math.pow(1 + weeks / known, (double) i / steps) - 1);
            double until = model.expectedPurchases(history, to);
            sum += (until - before) * Math.pow(1 + discount, -(from + to) / 2 * 7 / 365.25);
            before = until;
            from = to;
        }
        assertEquals(sum, LifetimeValue.of(model, SPEND, weeks, discount).discountedPurchases(history), 1e-6 * sum);
    }

    @Property
    void fallsWithTheDiscountAndGrowsWithTime(
            @ForAll("models") PurchaseModel model,
            @ForAll("histories") PurchaseHistory history,
            @ForAll @DoubleRange(max = 2) double discount) {
        double value = LifetimeValue.of(model, SPEND, 104, discount).discountedPurchases(history);
        assertTrue(value >= 0);
        assertTrue(value <= model.expectedPurchases(history, 104) * (1 + 1e-9));
        assertTrue(value <= LifetimeValue.of(model, SPEND, 156, discount).discountedPurchases(history) * (1 + 1e-7));
        assertTrue(
                value >= LifetimeValue.of(model, SPEND, 104, discount + 0.1).discountedPurchases(history) * (1 - 1e-7));
    }

    @Test
    void refusesWhatIsNoTimeAndNoDiscount() {
        assertThrows(IllegalArgumentException.class, () -> LifetimeValue.of(PURCHASES, SPEND, 0, 0.1));
        assertThrows(IllegalArgumentException.class, () -> LifetimeValue.of(PURCHASES, SPEND, Double.NaN, 0.1));
        assertThrows(IllegalArgumentException.class, () -> LifetimeValue.of(PURCHASES, SPEND, 52, -0.1));
        assertThrows(
                IllegalArgumentException.class, () -> LifetimeValue.of(PURCHASES, SPEND, 52, Double.POSITIVE_INFINITY));
    }
}
