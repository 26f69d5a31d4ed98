package dev.rapport.crm.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class PurchaseLawsTest {

    /** For what is compared across an approximation or a rounding. */
    private static final double SLACK = 1e-9;

    @Provide
    Arbitrary<PurchaseModel> models() {
        return PurchaseModels.models();
    }

    @Provide
    Arbitrary<PurchaseHistory> histories() {
        return PurchaseModels.histories();
    }

    @Property
    void saysProbabilities(
            @ForAll("models") PurchaseModel model,
            @ForAll("histories") PurchaseHistory history,
            @ForAll @DoubleRange(max = 500) double weeks) {
        double alive = model.probabilityAlive(history);
        double buys = model.probabilityOfPurchase(history, weeks);
        assertTrue(alive >= 0 && alive <= 1);
        assertTrue(buys >= 0 && buys <= alive);
    }

    @Property
    void isLessSureThatACustomerLivesTheLongerTheyAreSilent(
            @ForAll("models") PurchaseModel model,
            @ForAll("histories") PurchaseHistory history,
            @ForAll @DoubleRange(max = 100) double more) {
        PurchaseHistory later = history.asOf(history.nowWeek() + more);
        assertTrue(model.probabilityAlive(later) <= model.probabilityAlive(history));
    }

    @Property
    void expectsMoreOfALongerTimeAndLessOfEachFurtherWeek(
            @ForAll("models") PurchaseModel model,
            @ForAll("histories") PurchaseHistory history,
            @ForAll @DoubleRange(min = 0.01, max = 100) double weeks) {
        double once = model.expectedPurchases(history, weeks);
        double twice = model.expectedPurchases(history, 2 * weeks);
        assertEquals(0, model.expectedPurchases(history, 0));
        assertTrue(once <= twice * (1 + SLACK));
        assertTrue(twice <= 2 * once * (1 + SLACK));
        assertTrue(model.probabilityOfPurchase(history, weeks) <= once * (1 + SLACK));
    }

    @Property
    void buysAtFirstAtTheRateThatTheHistoryLetsExpect(
            @ForAll("models") PurchaseModel model, @ForAll("histories") PurchaseHistory history) {
        double moment = 1e-7 * (model.alpha() + history.nowWeek()) / (model.r() + history.repeats());
        double rate =
                model.probabilityAlive(history) * (model.r() + history.repeats()) / (model.alpha() + history.nowWeek());
        assertEquals(rate * moment, model.expectedPurchases(history, moment), 1e-5 * rate * moment);
        assertEquals(rate * moment, model.probabilityOfPurchase(history, moment), 1e-5 * rate * moment);
    }

    @Property
    void namesTheTimeAtWhichAPurchaseIsAsProbableAsAsked(
            @ForAll("models") PurchaseModel model,
            @ForAll("histories") PurchaseHistory history,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double share) {
        double wanted = share * model.probabilityAlive(history);
        if (wanted < 1e-12) {
            return;
        }
        model.weeksToPurchase(wanted, history)
                .ifPresent(weeks -> assertEquals(
                        wanted, model.probabilityOfPurchase(history, weeks), SLACK * Math.max(wanted, 1e-3)));
    }

    /**
     * The next purchase splits the time: what is expected of it is the next purchase itself, whenever it comes, and what
     * will be expected of the rest then. The integral over when it comes is by Simpson's rule.
     */
    @Property(tries = 200)
    void expectsNowWhatItWillExpectAfterTheNextPurchase(
            @ForAll("models") PurchaseModel model,
            @ForAll("histories") PurchaseHistory history,
            @ForAll @DoubleRange(min = 0.1, max = 30) double weeks) {
        double n = model.r() + history.repeats();
        double known = model.alpha() + history.nowWeek();
        double end = n * Math.log1p(weeks / known);
        int steps = 2 * (int) Math.ceil(200 + 25 * end);
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double growth = end * i / steps;
            double wait = Math.min(weeks, known * Math.expm1(growth / n));
            PurchaseHistory then = new PurchaseHistory(
                    history.repeats() + 1, history.nowWeek() + wait + 1e-12, history.nowWeek() + wait + 1e-12);
            double expected = Math.exp(-growth) * (1 + model.expectedPurchases(then, weeks - wait));
            sum += expected * (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2);
        }
        double bySteps = model.probabilityAlive(history) * sum * end / steps / 3;
        assertEquals(bySteps, model.expectedPurchases(history, weeks), 1e-6 * bySteps);
    }
}
