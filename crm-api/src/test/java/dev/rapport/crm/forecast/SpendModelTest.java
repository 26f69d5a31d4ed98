package dev.rapport.crm.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpendModelTest {

    private static final SpendModel MODEL = SpendModel.gammaGamma(6.25, 3.74, 15.44);

    /** 6.25 * 15.44 / 2.74, and (6.25 * (15.44 + 2 * 22.35)) / (2 * 6.25 + 2.74). */
    @Test
    void expectsBetweenAllCustomersAndTheirOwnMean() {
        assertEquals(35.219, MODEL.expectedSpend(SpendHistory.none()), 5e-4);
        assertEquals(24.664, MODEL.expectedSpend(new SpendHistory(2, 22.35)), 5e-4);
    }

    @Property
    void trustsTheirOwnMeanMoreTheMoreDaysItHas(
            @ForAll @IntRange(max = 50) int days, @ForAll @DoubleRange(min = 0.01, max = 500) double mean) {
        double before = MODEL.expectedSpend(days == 0 ? SpendHistory.none() : new SpendHistory(days, mean));
        double after = MODEL.expectedSpend(new SpendHistory(days + 1, mean));
        assertTrue(Math.abs(after - mean) <= Math.abs(before - mean) + 1e-9);
    }

    /** Means alone say little of p and gamma: the slack is four standard errors for so many customers. */
    @Test
    void findsTheModelByWhichCustomersSpent() {
        SpendModel found = SpendModel.fit(SimulatedShop.spends(MODEL, 100_000));
        assertEquals(MODEL.p(), found.p(), 0.10 * MODEL.p());
        assertEquals(MODEL.q(), found.q(), 0.03 * MODEL.q());
        assertEquals(MODEL.gamma(), found.gamma(), 0.13 * MODEL.gamma());
    }

    @Test
    void doesNotDependOnOrderOrCurrencyOrOnThoseWithoutAmounts() {
        List<SpendHistory> seen = SimulatedShop.spends(MODEL, 2_000);
        SpendModel once = SpendModel.fit(seen);
        List<SpendHistory> others = new ArrayList<>(seen);
        others.add(SpendHistory.none());
        others.add(SpendHistory.of(0, 0));
        Collections.shuffle(others, new Random(1));
        assertEquals(once, SpendModel.fit(others));
        SpendModel cents = SpendModel.fit(seen.stream()
                .map(s -> new SpendHistory(s.days(), 1e8 * s.mean()))
                .toList());
        assertEquals(once.q(), cents.q(), 1e-6);
        assertEquals(1e8 * once.gamma(), cents.gamma(), 1e2);
    }

    @Property
    void knowsTheSlopeOfItsLikelihood(
            @ForAll @DoubleRange(min = 0.1, max = 20) double p,
            @ForAll @DoubleRange(min = 0.1, max = 20) double above1,
            @ForAll @DoubleRange(min = 0.1, max = 20) double gamma) {
        SpendLikelihood likelihood =
                SpendLikelihood.of(List.of(new SpendHistory(1, 3), new SpendHistory(1, 50), new SpendHistory(7, 20)));
        double[] logs = {Math.log(p), Math.log(above1), Math.log(gamma)};
        double[] slope = new double[3];
        likelihood.height(logs, slope);
        for (int i = 0; i < 3; i++) {
            double[] above = logs.clone();
            above[i] += 1e-4;
            double[] below = logs.clone();
            below[i] -= 1e-4;
            double[] unused = new double[3];
            double difference = (likelihood.height(above, unused) - likelihood.height(below, unused)) / 2e-4;
            assertEquals(difference, slope[i], 1e-5 * Math.max(1, Math.abs(difference)));
        }
    }

    @Test
    void refusesWhatIsNoModelNoHistoryAndNothingToLearnFrom() {
        assertThrows(IllegalArgumentException.class, () -> SpendModel.gammaGamma(0, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> SpendModel.gammaGamma(1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> SpendModel.gammaGamma(1, 2, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new SpendHistory(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> new SpendHistory(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new SpendHistory(1, -1));
        assertThrows(IllegalArgumentException.class, () -> new SpendHistory(1, Double.POSITIVE_INFINITY));
        assertThrows(NoFitException.class, () -> SpendModel.fit(List.of()));
        assertThrows(NoFitException.class, () -> SpendModel.fit(Collections.nCopies(500, new SpendHistory(3, 10))));
    }

    @Test
    void isEqualByParameters() {
        assertEquals(MODEL, SpendModel.gammaGamma(6.25, 3.74, 15.44));
        assertEquals(MODEL.hashCode(), SpendModel.gammaGamma(6.25, 3.74, 15.44).hashCode());
        assertNotEquals(MODEL, SpendModel.gammaGamma(6, 3.74, 15.44));
        assertNotEquals(MODEL, SpendModel.gammaGamma(6.25, 3, 15.44));
        assertNotEquals(MODEL, SpendModel.gammaGamma(6.25, 3.74, 15));
        assertEquals("GAMMA_GAMMA[p=6.25, q=3.74, gamma=15.44]", MODEL.toString());
        assertEquals(new SpendHistory(2, 22.345), SpendHistory.of(29.73, 14.96));
        assertEquals(SpendHistory.none(), SpendHistory.of());
    }
}
