package dev.rapport.crm.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LessonTest {
    private static final LocalDate CUT_OFF = LocalDate.of(1997, 9, 30);
    private static final PurchaseModel MODEL = PurchaseModel.mbgNbd(0.525, 6.183, 0.891, 1.614);
    private static final SpendModel SPEND = SpendModel.gammaGamma(6.25, 3.74, 15.44);

    private static PurchaseSample sample(int customers) {
        return PurchaseSample.of(SimulatedShop.histories(new SimulatedShop(MODEL, 3).customers(customers, 0)));
    }

    private static Lesson lesson(int customers) {
        return Lesson.of(4, CUT_OFF, ModelKind.MBG_NBD, sample(customers));
    }

    @Test
    void learnsFromEnough() {
        Lesson lesson = lesson(500);
        assertEquals(List.of(), lesson.obstacles());
        assertEquals(Optional.of(Calibration.fit(4, CUT_OFF, ModelKind.MBG_NBD, sample(500))), lesson.calibration());
    }

    @Test
    void saysWhatThereIsTooLittleOf() {
        Lesson lesson = lesson(499);
        assertEquals(List.of(new FitObstacle(FitObstacle.Reason.TOO_FEW_CUSTOMERS, 499, 500)), lesson.obstacles());
        assertEquals(Optional.empty(), lesson.calibration());
        assertEquals(lesson, lesson.fitSpend(SimulatedShop.spends(SPEND, 2_000)));
    }

    @Test
    void learnsAmountsWhereTheyTellCustomersApart() {
        Lesson lesson = lesson(500);
        List<SpendHistory> spends = SimulatedShop.spends(SPEND, 2_000);
        assertEquals(
                Optional.of(SpendModel.fit(spends)),
                lesson.fitSpend(spends).calibration().flatMap(Calibration::spend));
        assertEquals(lesson, lesson.fitSpend(List.of(SpendHistory.none())));
        assertEquals(lesson, lesson.fitSpend(List.of()));
    }

    @Test
    void isEitherACalibrationOrObstacles() {
        Calibration calibration = lesson(500).calibration().orElseThrow();
        List<FitObstacle> obstacles = lesson(499).obstacles();
        assertThrows(IllegalArgumentException.class, () -> new Lesson(List.of(), Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> new Lesson(obstacles, Optional.of(calibration)));
    }
}
