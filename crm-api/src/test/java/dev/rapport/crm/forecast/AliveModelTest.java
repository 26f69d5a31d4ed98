package dev.rapport.crm.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AliveModelTest {

    private static final double R = 0.243;
    private static final double ALPHA = 4.414;
    private static final double A = 0.793;
    private static final double B = 2.426;
    private static final AliveModel BG = AliveModel.bgNbd(R, ALPHA, A, B);
    private static final AliveModel MBG = AliveModel.mbgNbd(R, ALPHA, A, B);

    @Property(tries = 300)
    void givesTheProbabilityOfThePublishedFormula(
            @ForAll @IntRange(min = 1, max = 40) int x,
            @ForAll @DoubleRange(max = 80) double last,
            @ForAll @DoubleRange(max = 80) double silence) {
        double now = last + silence;
        double growth = Math.pow((ALPHA + now) / (ALPHA + last), R + x);
        assertEquals(1 / (1 + A / (B + x - 1) * growth), BG.probabilityAlive(x, last, now), 1e-9);
        assertEquals(1 / (1 + A / (B + x) * growth), MBG.probabilityAlive(x, last, now), 1e-9);
    }

    @Property(tries = 300)
    void fallsToTheThresholdInTheWeekThatItNames(
            @ForAll @IntRange(max = 40) int x,
            @ForAll @DoubleRange(max = 80) double last,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double threshold) {
        double week = MBG.weeksUntil(threshold, x, last).orElseThrow();
        assertTrue(week >= last);
        double there = MBG.probabilityAlive(x, last, week);
        if (week > last) {
            assertEquals(threshold, there, 1e-9);
        } else {
            assertTrue(there <= threshold + 1e-9);
        }
    }

    @Test
    void countsACustomerWithoutRepeatPurchaseAsAliveForEverInBgNbdOnly() {
        assertEquals(1, BG.probabilityAlive(0, 0, 1000));
        assertEquals(OptionalDouble.empty(), BG.weeksUntil(0.5, 0, 0));
        assertTrue(MBG.probabilityAlive(0, 0, 1000) < 0.5);
        assertTrue(MBG.weeksUntil(0.5, 0, 0).isPresent());
    }

    @Test
    void namesNoWeekThatNoCalendarCanName() {
        assertEquals(OptionalDouble.empty(), MBG.weeksUntil(1e-300, 0, 0));
    }

    @Test
    void staysWithinNumbersForLongHistories() {
        double alive = BG.probabilityAlive(5000, 500, 100_000);
        assertTrue(alive >= 0 && alive < 1e-9);
        assertEquals(1, BG.probabilityAlive(5000, 500, 500), 1e-3);
    }

    @Test
    void refusesWhatIsNoModelAndNoHistory() {
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> AliveModel.bgNbd(wrong, 1, 1, 1));
            assertThrows(IllegalArgumentException.class, () -> AliveModel.bgNbd(1, wrong, 1, 1));
            assertThrows(IllegalArgumentException.class, () -> AliveModel.mbgNbd(1, 1, wrong, 1));
            assertThrows(IllegalArgumentException.class, () -> AliveModel.mbgNbd(1, 1, 1, wrong));
        }
        assertThrows(IllegalArgumentException.class, () -> BG.probabilityAlive(-1, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> BG.probabilityAlive(1, -1, 2));
        assertThrows(IllegalArgumentException.class, () -> BG.probabilityAlive(1, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> BG.weeksUntil(0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> BG.weeksUntil(1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> BG.weeksUntil(0.5, 1, Double.POSITIVE_INFINITY));
    }

    @Test
    void isEqualByKindAndParameters() {
        assertEquals(BG, AliveModel.bgNbd(R, ALPHA, A, B));
        assertEquals(BG.hashCode(), AliveModel.bgNbd(R, ALPHA, A, B).hashCode());
        assertNotEquals(BG, MBG);
        assertFalse(BG.equals(AliveModel.bgNbd(R, ALPHA, A, 2)));
        assertFalse(BG.equals(AliveModel.bgNbd(R, ALPHA, 2, B)));
        assertFalse(BG.equals(AliveModel.bgNbd(R, 2, A, B)));
        assertFalse(BG.equals(AliveModel.bgNbd(2, ALPHA, A, B)));
        assertEquals("BG_NBD[r=0.243, alpha=4.414, a=0.793, b=2.426]", BG.toString());
    }
}
