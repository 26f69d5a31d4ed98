package dev.rapport.crm.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTest {

    private static final LocalDate CUT_OFF = LocalDate.of(1997, 9, 30);
    private static final PurchaseModel MODEL = PurchaseModel.bgNbd(0.243, 4.414, 0.793, 2.426);
    private static final Calibration CDNOW = new Calibration(7, CUT_OFF, 2357, 946, MODEL, Optional.empty());
    private static final String TEXT = "calibration/1 version=7 cut-off=1997-09-30 customers=2357 repeaters=946"
            + " model=BG_NBD r=0.243 alpha=4.414 a=0.793 b=2.426";

    @Provide
    Arbitrary<Calibration> calibrations() {
        Arbitrary<SpendModel> spends = Combinators.combine(
                        Arbitraries.doubles().between(0.1, 1e6).ofScale(9),
                        Arbitraries.doubles().between(1.001, 100).ofScale(9),
                        Arbitraries.doubles().between(0.001, 1e9).ofScale(9))
                .as(SpendModel::gammaGamma);
        return Combinators.combine(
                        Arbitraries.integers().greaterOrEqual(1),
                        Arbitraries.longs().between(-100_000, 100_000),
                        Arbitraries.longs().between(1, Long.MAX_VALUE),
                        PurchaseModels.models(),
                        spends.optional())
                .as((version, day, customers, model, spend) ->
                        new Calibration(version, LocalDate.ofEpochDay(day), customers, customers / 2, model, spend));
    }

    @Property
    void readsWhatItPrints(@ForAll("calibrations") Calibration calibration) {
        String text = calibration.text();
        assertEquals(calibration, Calibration.parse(text));
        assertTrue(text.length() <= 350 && text.chars().allMatch(c -> c >= ' ' && c <= '~'));
    }

    @Test
    void printsAFormThatStays() {
        assertEquals(TEXT, CDNOW.text());
        assertEquals(CDNOW, Calibration.parse(TEXT));
        SpendModel spend = SpendModel.gammaGamma(6.25, 3.74, 15.44);
        assertEquals(
                new Calibration(7, CUT_OFF, 2357, 946, MODEL, Optional.of(spend)),
                Calibration.parse(TEXT + " p=6.25 q=3.74 gamma=15.44"));
    }

    @ParameterizedTest
    @CsvSource({
        "calibration/2, 0",
        "calibration/12 version=7, 0",
        "calibration/1 cut-off=1997-09-30, 13",
        "calibration/1 version=seven cut-off=1997-09-30, 22",
        "calibration/1 version=7 cut-off=1997-09-31 customers=1, 32"
    })
    void namesThePlaceOfWhatItCannotRead(String text, int index) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Calibration.parse(text));
        assertTrue(String.valueOf(e.getMessage()).contains("(index " + index + " of length " + text.length() + ")"));
    }

    @Test
    void refusesWhatFollowsOrIsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> Calibration.parse(TEXT + " "));
        assertThrows(IllegalArgumentException.class, () -> Calibration.parse(TEXT + " p=6.25 q=3.74 gamma=15.44 x=1"));
        assertThrows(IllegalArgumentException.class, () -> Calibration.parse(TEXT.replace("r=0.243", "r=-1")));
        assertThrows(IllegalArgumentException.class, () -> new Calibration(0, CUT_OFF, 1, 1, MODEL, Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> new Calibration(1, CUT_OFF, 0, 0, MODEL, Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> new Calibration(1, CUT_OFF, 1, 2, MODEL, Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> new Calibration(1, CUT_OFF, 1, -1, MODEL, Optional.empty()));
    }

    @Test
    void learnsFromASample() {
        List<PurchaseHistory> seen = SimulatedShop.histories(new SimulatedShop(MODEL, 3).customers(3_000, 0));
        PurchaseSample sample = PurchaseSample.of(seen);
        List<SpendHistory> spends = SimulatedShop.spends(SpendModel.gammaGamma(6.25, 3.74, 15.44), 2_000);
        Calibration learned = Calibration.fit(1, CUT_OFF, ModelKind.BG_NBD, sample);
        assertEquals(PurchaseModel.fit(ModelKind.BG_NBD, sample), learned.purchases());
        assertEquals(3_000, learned.customers());
        assertEquals(seen.stream().filter(h -> h.repeats() > 0).count(), learned.repeaters());
        assertEquals(
                Optional.of(SpendModel.fit(spends)), learned.fitSpend(spends).spend());
    }
}
