package dev.rapport.crm.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class GammaFunctionTest {

    private static final double EULER_MASCHERONI = 0.5772156649015329;

    @Test
    void isTheFactorial() {
        double factorial = 1;
        for (int n = 1; n <= 100; n++) {
            assertEquals(Math.log(factorial), GammaFunction.log(n), 1e-14 * Math.max(1, Math.log(factorial)));
            factorial *= n;
        }
        assertEquals(Math.log(Math.PI) / 2, GammaFunction.log(0.5), 1e-14);
    }

    @Test
    void hasTheSlopeOfHarmonicNumbers() {
        double harmonic = 0;
        for (int n = 1; n <= 100; n++) {
            assertEquals(harmonic - EULER_MASCHERONI, GammaFunction.digamma(n), 1e-14);
            harmonic += 1.0 / n;
        }
        assertEquals(-EULER_MASCHERONI - 2 * Math.log(2), GammaFunction.digamma(0.5), 1e-14);
    }

    @Property
    void growsByItsArgument(@ForAll @DoubleRange(min = 1e-6, max = 1e5) @Scale(6) double x) {
        double log = GammaFunction.log(x + 1);
        assertEquals(log, GammaFunction.log(x) + Math.log(x), 1e-14 * Math.max(20, Math.abs(log)));
        assertEquals(GammaFunction.digamma(x + 1), GammaFunction.digamma(x) + 1 / x, 1e-14 * Math.max(10, 1 / x));
    }
}
