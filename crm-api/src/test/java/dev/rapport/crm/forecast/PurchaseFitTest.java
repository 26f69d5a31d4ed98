package dev.rapport.crm.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PurchaseFitTest {

    private static PurchaseModel like(ModelKind kind) {
        return new PurchaseModel(kind, 0.5, 5, 0.9, 2);
    }

    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void findsTheModelByWhichCustomersBehaved(ModelKind kind) {
        PurchaseModel truth = like(kind);
        List<PurchaseHistory> seen = SimulatedShop.histories(new SimulatedShop(truth, 4711).customers(60_000, 0));
        PurchaseModel found = PurchaseModel.fit(kind, PurchaseSample.of(seen));
        assertEquals(truth.r(), found.r(), 0.05 * truth.r());
        assertEquals(truth.alpha(), found.alpha(), 0.05 * truth.alpha());
        assertEquals(truth.a(), found.a(), 0.10 * truth.a());
        assertEquals(truth.b(), found.b(), 0.10 * truth.b());
    }

    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void foretellsWhatCustomersWillDo(ModelKind kind) {
        PurchaseModel model = like(kind);
        List<SimulatedShop.Customer> customers = new SimulatedShop(model, 42).customers(40_000, 26);
        double expected = 0;
        double buyers = 0;
        double alive = 0;
        for (SimulatedShop.Customer customer : customers) {
            expected += model.expectedPurchases(customer.history(), 26);
            buyers += model.probabilityOfPurchase(customer.history(), 26);
            alive += model.probabilityAlive(customer.history());
        }
        double bought =
                customers.stream().mapToInt(SimulatedShop.Customer::later).sum();
        double bought1 = customers.stream().filter(c -> c.later() > 0).count();
        double lived =
                customers.stream().filter(SimulatedShop.Customer::isAlive).count();
        assertEquals(bought, expected, 0.03 * bought);
        assertEquals(bought1, buyers, 0.02 * bought1);
        assertEquals(lived, alive, 0.02 * lived);
    }

    @Property(tries = 5)
    void doesNotDependOnTheOrderOfCustomers(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        List<PurchaseHistory> seen = new ArrayList<>(
                SimulatedShop.histories(new SimulatedShop(like(ModelKind.MBG_NBD), 7).customers(2_000, 0)));
        PurchaseModel once = PurchaseModel.fit(ModelKind.MBG_NBD, PurchaseSample.of(seen));
        Collections.shuffle(seen, new Random(seed));
        assertEquals(once, PurchaseModel.fit(ModelKind.MBG_NBD, PurchaseSample.of(seen)));
    }

    /** Twice the same customers are as likely under the same parameters as once. */
    @Test
    void countsEqualCustomersAsIfTheyWereListed() {
        List<PurchaseHistory> seen =
                SimulatedShop.histories(new SimulatedShop(like(ModelKind.BG_NBD), 8).customers(2_000, 0));
        List<PurchaseHistory> twice = new ArrayList<>(seen);
        twice.addAll(seen);
        PurchaseModel once = PurchaseModel.fit(ModelKind.BG_NBD, PurchaseSample.of(seen));
        PurchaseModel doubled = PurchaseModel.fit(ModelKind.BG_NBD, PurchaseSample.of(twice));
        assertEquals(once.r(), doubled.r(), 1e-6);
        assertEquals(once.b(), doubled.b(), 1e-6);
        assertEquals(
                2 * once.logLikelihood(PurchaseSample.of(seen)), once.logLikelihood(PurchaseSample.of(twice)), 1e-6);
    }

    @ParameterizedTest
    @EnumSource(ModelKind.class)
    void findsNothingMoreLikelyNearby(ModelKind kind) {
        PurchaseSample sample =
                PurchaseSample.of(SimulatedShop.histories(new SimulatedShop(like(kind), 9).customers(3_000, 0)));
        PurchaseModel best = PurchaseModel.fit(kind, sample);
        double[] at = {best.r(), best.alpha(), best.a(), best.b()};
        for (int i = 0; i < at.length; i++) {
            for (double factor : new double[] {0.98, 1.02}) {
                double[] beside = at.clone();
                beside[i] *= factor;
                PurchaseModel other = new PurchaseModel(kind, beside);
                assertTrue(other.logLikelihood(sample) < best.logLikelihood(sample));
            }
        }
    }

    @Test
    void saysClearlyThatCustomersWhoAreAllAlikeTellNothing() {
        PurchaseSample alike = PurchaseSample.ofCounts(Map.of(new PurchaseHistory(3, 30, 35), 1_000));
        NoFitException refused = assertThrows(NoFitException.class, () -> PurchaseModel.fit(ModelKind.MBG_NBD, alike));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("no MBG_NBD model fits"));
        PurchaseSample never =
                PurchaseSample.ofCounts(Map.of(PurchaseHistory.newcomer().asOf(40), 1_000));
        assertThrows(NoFitException.class, () -> PurchaseModel.fit(ModelKind.BG_NBD, never));
        assertThrows(NoFitException.class, () -> PurchaseModel.fit(ModelKind.BG_NBD, PurchaseSample.of(List.of())));
    }
}
