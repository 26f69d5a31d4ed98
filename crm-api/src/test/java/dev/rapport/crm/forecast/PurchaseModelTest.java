package dev.rapport.crm.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PurchaseModelTest {

    private static final double R = 0.243;
    private static final double ALPHA = 4.414;
    private static final double A = 0.793;
    private static final double B = 2.426;
    private static final PurchaseModel BG = PurchaseModel.bgNbd(R, ALPHA, A, B);
    private static final PurchaseModel MBG = PurchaseModel.mbgNbd(R, ALPHA, A, B);
    private static final PurchaseHistory NEWCOMER = PurchaseHistory.newcomer();

    @Property(tries = 300)
    void givesTheProbabilityOfThePublishedFormula(
            @ForAll @IntRange(min = 1, max = 40) int x,
            @ForAll @DoubleRange(min = 0.1, max = 80) double last,
            @ForAll @DoubleRange(max = 80) double silence) {
        PurchaseHistory history = new PurchaseHistory(x, last, last + silence);
        double growth = Math.pow((ALPHA + last + silence) / (ALPHA + last), R + x);
        assertEquals(1 / (1 + A / (B + x - 1) * growth), BG.probabilityAlive(history), 1e-9);
        assertEquals(1 / (1 + A / (B + x) * growth), MBG.probabilityAlive(history), 1e-9);
    }

    @Property(tries = 300)
    void fallsToTheThresholdInTheWeekThatItNames(
            @ForAll @IntRange(max = 40) int x,
            @ForAll @DoubleRange(min = 0.1, max = 80) double last,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double threshold) {
        double lastWeek = x == 0 ? 0 : last;
        PurchaseHistory history = new PurchaseHistory(x, lastWeek, lastWeek);
        double week = MBG.weekAliveFallsTo(threshold, history).orElseThrow();
        assertTrue(week >= lastWeek);
        double there = MBG.probabilityAlive(history.asOf(week));
        if (week > lastWeek) {
            assertEquals(threshold, there, 1e-9);
        } else {
            assertTrue(there <= threshold + 1e-9);
        }
    }

    @Test
    void countsACustomerWithoutRepeatPurchaseAsAliveForEverInBgNbdOnly() {
        assertEquals(1, BG.probabilityAlive(NEWCOMER.asOf(1000)));
        assertEquals(OptionalDouble.empty(), BG.weekAliveFallsTo(0.5, NEWCOMER));
        assertTrue(MBG.probabilityAlive(NEWCOMER.asOf(1000)) < 0.5);
        assertTrue(MBG.weekAliveFallsTo(0.5, NEWCOMER).isPresent());
    }

    @Test
    void namesNoWeekThatNoCalendarCanName() {
        assertEquals(OptionalDouble.empty(), MBG.weekAliveFallsTo(1e-300, NEWCOMER));
        assertEquals(OptionalDouble.empty(), BG.weeksToPurchase(1 - 1e-16, NEWCOMER));
    }

    @Test
    void namesNoTimeForAPurchaseThatIsLessProbableThanBeingLost() {
        PurchaseHistory gone = new PurchaseHistory(10, 20, 100);
        assertTrue(BG.probabilityAlive(gone) < 0.1);
        assertEquals(OptionalDouble.empty(), BG.weeksToPurchase(0.1, gone));
    }

    @Test
    void staysWithinNumbersForLongHistories() {
        double alive = BG.probabilityAlive(new PurchaseHistory(5000, 500, 100_000));
        assertTrue(alive >= 0 && alive < 1e-9);
        PurchaseHistory daily = new PurchaseHistory(5000, 5000 / 7.0, 5000 / 7.0);
        assertEquals(1, BG.probabilityAlive(daily), 1e-3);
        // 7.0 a week while alive, and one purchase in about 3,000 is the last
        assertEquals(7 * 52, BG.expectedPurchases(daily, 52), 0.05 * 7 * 52);
    }

    @Test
    void refusesWhatIsNoModelAndNoQuestion() {
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> PurchaseModel.bgNbd(wrong, 1, 1, 1));
            assertThrows(IllegalArgumentException.class, () -> PurchaseModel.bgNbd(1, wrong, 1, 1));
            assertThrows(IllegalArgumentException.class, () -> PurchaseModel.mbgNbd(1, 1, wrong, 1));
            assertThrows(IllegalArgumentException.class, () -> PurchaseModel.mbgNbd(1, 1, 1, wrong));
        }
        for (double wrong : new double[] {0, 1, -0.5, 1.5, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> BG.weekAliveFallsTo(wrong, NEWCOMER));
            assertThrows(IllegalArgumentException.class, () -> BG.weeksToPurchase(wrong, NEWCOMER));
        }
        for (double wrong : new double[] {-1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> BG.expectedPurchases(NEWCOMER, wrong));
            assertThrows(IllegalArgumentException.class, () -> BG.probabilityOfPurchase(NEWCOMER, wrong));
        }
    }

    @Test
    void isEqualByKindAndParameters() {
        assertEquals(BG, PurchaseModel.bgNbd(R, ALPHA, A, B));
        assertEquals(BG.hashCode(), PurchaseModel.bgNbd(R, ALPHA, A, B).hashCode());
        assertNotEquals(BG, MBG);
        assertNotEquals(BG, PurchaseModel.bgNbd(R, ALPHA, A, 2));
        assertNotEquals(BG, PurchaseModel.bgNbd(R, ALPHA, 2, B));
        assertNotEquals(BG, PurchaseModel.bgNbd(R, 2, A, B));
        assertNotEquals(BG, PurchaseModel.bgNbd(2, ALPHA, A, B));
        assertEquals("BG_NBD[r=0.243, alpha=4.414, a=0.793, b=2.426]", BG.toString());
    }
}
