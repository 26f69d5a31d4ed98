package dev.rapport.crm.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class GaussJacobiTest {

    /** The k-th moment of Beta(a, b) is the product of (a + i) / (a + b + i) for i below k. */
    @Property
    void givesTheMomentsThatItsDegreeAllows(
            @ForAll @IntRange(min = 1, max = 40) int points,
            @ForAll @DoubleRange(min = 0.001, max = 100) @Scale(3) double a,
            @ForAll @DoubleRange(min = 0.001, max = 100) @Scale(3) double b) {
        GaussJacobi rule = GaussJacobi.beta(points, a, b);
        double moment = 1;
        for (int k = 0; k < 2 * points; k++) {
            double sum = 0;
            for (int i = 0; i < points; i++) {
                assertTrue(rule.points[i] > -1e-15 && rule.points[i] < 1 + 1e-15);
                sum += rule.weights[i] * Math.pow(rule.points[i], k);
            }
            assertEquals(moment, sum, 1e-11 * moment + 1e-15);
            moment *= (a + k) / (a + b + k);
        }
    }

    /** Two points of Gauss and Legendre lie at the roots of 1/3 on [-1, 1], with equal weights. */
    @Test
    void isTheRuleOfLegendreForEvenOdds() {
        GaussJacobi rule = GaussJacobi.beta(2, 1, 1);
        double low = Math.min(rule.points[0], rule.points[1]);
        assertEquals((1 - Math.sqrt(1.0 / 3)) / 2, low, 1e-15);
        assertEquals(0.5, rule.weights[0], 1e-15);
    }
}
