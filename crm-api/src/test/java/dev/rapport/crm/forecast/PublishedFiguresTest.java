package dev.rapport.crm.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every figure to half a unit of its last published digit, unless the test says why not; all are printed at the end. */
class PublishedFiguresTest {

    /**
     * What is published by fitted parameters comes from a search that ended a little beside the greatest likelihood, which
     * shows from the fifth digit on.
     */
    private static final double BESIDE_THE_SUMMIT = 5e-5;

    private static final List<String> TABLE = new ArrayList<>();

    @AfterAll
    static void print() {
        System.out.println("| figure | published | ours |\n|---|--:|--:|\n" + String.join("\n", TABLE));
    }

    /** Fader, Hardie and Lee (2005) and their note on spreadsheets: x = 2, t_x = 30.43, T = 38.86, t = 39. */
    @Test
    void expectsWhatThePaperExpectsOfOneCustomer() {
        PurchaseModel model = PurchaseModel.bgNbd(0.243, 4.414, 0.793, 2.426);
        figure(
                "E[Y(39)] of (2, 30.43, 38.86)",
                "1.226",
                model.expectedPurchases(new PurchaseHistory(2, 30.43, 38.86), 39));
    }

    @Test
    void countsCustomersAsThePublishedTableDoes() {
        List<PurchaseHistory> published = Cdnow.published();
        List<PurchaseHistory> counted =
                Cdnow.customers().stream().map(Cdnow.Customer::history).toList();
        assertEquals(2357, counted.size());
        for (int i = 0; i < counted.size(); i++) {
            assertEquals(published.get(i).repeats(), counted.get(i).repeats());
            assertEquals(published.get(i).lastWeek(), counted.get(i).lastWeek(), 0.005);
            assertEquals(published.get(i).nowWeek(), counted.get(i).nowWeek(), 0.005);
        }
    }

    @Test
    void fitsBgNbd() {
        PurchaseSample sample = sample();
        PurchaseModel model = PurchaseModel.fit(ModelKind.BG_NBD, sample);
        figure("BG/NBD r", ".243", model.r());
        figure("BG/NBD alpha", "4.414", model.alpha());
        figure("BG/NBD a", ".793", model.a());
        figure("BG/NBD b", "2.426", model.b());
        figure("BG/NBD LL", "-9582.4", model.logLikelihood(sample));
        assertEquals(List.of(), sample.obstacles());
    }

    @Test
    void fitsMbgNbd() {
        PurchaseModel model = PurchaseModel.fit(ModelKind.MBG_NBD, sample());
        figure("MBG/NBD r", ".525", model.r());
        figure("MBG/NBD alpha", "6.183", model.alpha());
        figure("MBG/NBD a", ".891", model.a());
        figure("MBG/NBD b", "1.614", model.b());
    }

    @Test
    void fitsGammaGamma() {
        SpendModel model = SpendModel.fit(
                Cdnow.customers().stream().map(Cdnow.Customer::spent).toList());
        figure("Gamma-Gamma p", "6.25", model.p());
        figure("Gamma-Gamma q", "3.74", model.q());
        figure("Gamma-Gamma gamma", "15.44", model.gamma());
    }

    /** What customers with so many repeat purchases are expected to buy in the 39 weeks after. */
    @Test
    void expectsOfEachFrequencyWhatIsPublished() {
        String[] published = {".2251", ".5231", "1.0441", "1.5203", "2.1638", "2.6538", "3.5040", "6.1570"};
        PurchaseModel model = PurchaseModel.fit(ModelKind.BG_NBD, sample());
        Collection<Cdnow.Customer> customers = Cdnow.customers();
        for (int x = 0; x < published.length; x++) {
            int repeats = x;
            List<PurchaseHistory> group = customers.stream()
                    .map(Cdnow.Customer::history)
                    .filter(h -> Math.min(7, h.repeats()) == repeats)
                    .toList();
            double mean = group.stream()
                    .mapToDouble(h -> model.expectedPurchases(h, 39))
                    .average()
                    .orElseThrow();
            figure("holdout, x = " + x + (x == 7 ? " or more" : ""), published[x], mean, BESIDE_THE_SUMMIT * mean);
        }
    }

    /** The customer with most purchases. */
    @Test
    void expectsOfTheBestCustomerWhatIsPublished() {
        PurchaseModel model = PurchaseModel.fit(ModelKind.BG_NBD, sample());
        PurchaseHistory best = new PurchaseHistory(26, 30.85714, 31);
        figure(
                "E[Y(52)] of (26, 30.86, 31)",
                "25.75659",
                model.expectedPurchases(best, 52),
                BESIDE_THE_SUMMIT * 25.75659);
        figure("P(alive) of (26, 30.86, 31)", ".9688523", model.probabilityAlive(best), BESIDE_THE_SUMMIT * .9688523);
    }

    private static PurchaseSample sample() {
        return PurchaseSample.of(
                Cdnow.customers().stream().map(Cdnow.Customer::history).toList());
    }

    private static void figure(String name, String published, double ours) {
        figure(name, published, ours, 0);
    }

    private static void figure(String name, String published, double ours, double slack) {
        int decimals = published.length() - published.indexOf('.') - 1;
        double rounding = 0.5 * Math.pow(10, -decimals);
        TABLE.add(String.format(Locale.ROOT, "| %s | %s | %.7f |", name, published, ours));
        assertEquals(Double.parseDouble(published), ours, rounding + slack, name);
    }
}
