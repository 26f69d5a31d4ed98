package dev.rapport.crm.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PurchaseIntegralTest {

    @Provide
    Arbitrary<PurchaseModel> models() {
        return PurchaseModels.models();
    }

    @Provide
    Arbitrary<PurchaseHistory> histories() {
        return PurchaseModels.histories();
    }

    @Property
    void isWhatThePapersGiveAsAHypergeometricFunction(
            @ForAll("models") PurchaseModel model,
            @ForAll("histories") PurchaseHistory history,
            @ForAll @DoubleRange(min = 0.1, max = 300) double weeks) {
        // there the published form divides by zero
        Assume.that(Math.abs(model.a() - 1) > 0.03 && Math.abs(model.a() + model.b() - 1) > 0.03);
        double published = Hypergeometric.whileAlive(model, history, weeks);
        int chances = model.kind().chances(history.repeats());
        double s = weeks / (model.alpha() + history.nowWeek());
        double ours = new PurchaseIntegral(model.a(), model.b()).mean(chances, model.r() + history.repeats(), s);
        // the published form loses digits where a purchase in the time is improbable, and near a = 1
        double lost = 1e-13 * (model.a() + model.b() + chances) / Math.abs(model.a() - 1);
        assertEquals(published, ours, 1e-10 * published + lost);
    }

    @Property
    void isTheSameByBothWays(
            @ForAll("models") PurchaseModel model,
            @ForAll @IntRange(max = 127) int chances,
            @ForAll @DoubleRange(max = 3) double s) {
        double n = model.r() + chances;
        double fast = new PurchaseIntegral(model.a(), model.b()).mean(chances, n, s);
        double slow = PurchaseIntegral.byTrapezoids(model.a(), model.b() + chances, n, s);
        assertEquals(slow, fast, 1e-10 * slow);
    }

    /** With p = 1 all but surely, there is one purchase at most; with p = 0 all but surely, they go on at their rate. */
    @Test
    void knowsWhatHappensAtTheEdges() {
        for (double s : new double[] {0.01, 1, 2.9, 3.1, 100}) {
            double one = 1 - Math.pow(1 + s, -1.5);
            assertEquals(one, new PurchaseIntegral(1e6, 1e-6).mean(0, 1.5, s), 1e-6 * one);
            assertEquals(1.5 * s, new PurchaseIntegral(1e-6, 1e6).mean(0, 1.5, s), 2e-6 * 1.5 * s);
        }
    }

    /** Where the published form has no value. */
    @Test
    void isSmoothWhereTheFirstShapeIsOne() {
        for (double s : new double[] {0.5, 20}) {
            double below = new PurchaseIntegral(1 - 1e-4, 2.4).mean(3, 3.2, s);
            double above = new PurchaseIntegral(1 + 1e-4, 2.4).mean(3, 3.2, s);
            assertEquals((below + above) / 2, new PurchaseIntegral(1, 2.4).mean(3, 3.2, s), 1e-6);
        }
    }
}
