package dev.rapport.crm.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PurchaseLikelihoodTest {

    @Provide
    Arbitrary<PurchaseModel> models() {
        return PurchaseModels.models();
    }

    @Provide
    Arbitrary<List<PurchaseHistory>> customers() {
        return PurchaseModels.histories().list().ofMinSize(1).ofMaxSize(8);
    }

    @Property
    void isTheProductOfThePublishedLikelihoods(
            @ForAll("models") PurchaseModel model, @ForAll("customers") List<PurchaseHistory> customers) {
        double published = 0;
        for (PurchaseHistory customer : customers) {
            published += published(model, customer);
        }
        assertEquals(
                published, model.logLikelihood(PurchaseSample.of(customers)), 1e-9 * Math.max(1, Math.abs(published)));
    }

    @Property
    void knowsItsSlope(@ForAll("models") PurchaseModel model, @ForAll("customers") List<PurchaseHistory> customers) {
        PurchaseLikelihood likelihood = new PurchaseLikelihood(model.kind(), PurchaseSample.of(customers));
        double[] logs = {Math.log(model.r()), Math.log(model.alpha()), Math.log(model.a()), Math.log(model.b())};
        double[] slope = new double[4];
        likelihood.height(logs, slope);
        for (int i = 0; i < 4; i++) {
            double[] above = logs.clone();
            above[i] += 1e-4;
            double[] below = logs.clone();
            below[i] -= 1e-4;
            double[] unused = new double[4];
            double difference = (likelihood.height(above, unused) - likelihood.height(below, unused)) / 2e-4;
            assertEquals(difference, slope[i], 1e-5 * Math.max(1, Math.abs(difference)));
        }
    }

    /** The odds to be lost are beyond any number here. */
    @Test
    void staysANumberAfterALongSilence() {
        PurchaseModel model = PurchaseModel.bgNbd(0.243, 4.414, 0.793, 2.426);
        PurchaseHistory silent = new PurchaseHistory(5000, 500, 100_000);
        double published = published(model, silent);
        assertEquals(published, model.logLikelihood(PurchaseSample.of(List.of(silent))), 1e-9 * Math.abs(published));
    }

    /** Fader, Hardie and Lee (2005), equation 6; with one more chance in both terms, Batislam et al. (2007). */
    private static double published(PurchaseModel m, PurchaseHistory h) {
        int x = h.repeats();
        double n = m.r() + x;
        double purchases = GammaFunction.log(n) - GammaFunction.log(m.r()) + m.r() * Math.log(m.alpha());
        int chances = m.kind() == ModelKind.BG_NBD ? x : x + 1;
        double alive = logBeta(m.a(), m.b() + chances) - n * Math.log(m.alpha() + h.nowWeek());
        double either = alive;
        if (chances > 0) {
            double lost = logBeta(m.a() + 1, m.b() + chances - 1) - n * Math.log(m.alpha() + h.lastWeek());
            either = Math.max(alive, lost) + Math.log1p(Math.exp(-Math.abs(alive - lost)));
        }
        return purchases - logBeta(m.a(), m.b()) + either;
    }

    private static double logBeta(double a, double b) {
        return GammaFunction.log(a) + GammaFunction.log(b) - GammaFunction.log(a + b);
    }
}
