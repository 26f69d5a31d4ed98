package dev.rapport.crm.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ProportionTest {

    /** Newcombe 1998, table II, method 10: to four digits. */
    @Test
    void hasThePublishedIntervals() {
        published(56, 70, 48, 80, 0.0524, 0.3339);
        published(9, 10, 3, 10, 0.1705, 0.8090);
        published(6, 7, 2, 7, 0.0582, 0.8062);
        published(5, 56, 0, 29, -0.0381, 0.1926);
        published(0, 10, 0, 20, -0.1611, 0.2775);
        published(0, 10, 0, 10, -0.2775, 0.2775);
        published(10, 10, 0, 20, 0.6791, 1.0000);
        published(10, 10, 0, 10, 0.6075, 1.0000);
    }

    private static void published(long a, long m, long b, long n, double low, double high) {
        ProportionDifference difference = ProportionDifference.of(new Proportion(a, m), new Proportion(b, n));
        assertEquals(low, difference.low(), 0.00005);
        assertEquals(high, difference.high(), 0.00005);
    }

    @Test
    void saysWhetherThereIsADifference() {
        ProportionDifference clear = ProportionDifference.of(new Proportion(56, 70), new Proportion(48, 80));
        assertTrue(clear.isConclusive());
        assertEquals("56 of 70 (80 %) against 48 of 80 (60 %): 20 points more, from 5.2 to 33.4", clear.because());
        ProportionDifference unclear = ProportionDifference.of(new Proportion(0, 29), new Proportion(5, 56));
        assertFalse(unclear.isConclusive());
        assertEquals(
                "0 of 29 (0 %) against 5 of 56 (8.9 %): 8.9 points less, from -19.3 to 3.8; it may as well be none",
                unclear.because());
    }

    @Test
    void knowsNothingWithoutTrials() {
        Proportion none = new Proportion(0, 0);
        assertEquals(OptionalDouble.empty(), none.rate());
        assertEquals(0, none.low());
        assertEquals(1, none.high());
        assertThrows(IllegalArgumentException.class, () -> ProportionDifference.of(none, new Proportion(1, 2)));
        assertThrows(IllegalArgumentException.class, () -> ProportionDifference.of(new Proportion(1, 2), none));
        assertThrows(IllegalArgumentException.class, () -> new Proportion(3, 2));
        assertThrows(IllegalArgumentException.class, () -> new Proportion(-1, 2));
    }

    /** Where the observed share is exactly as far from a supposed one as chance goes in 95 of 100 cases, by bisection. */
    private static double bisect(double inside, double outside, DoublePredicate isPlausible) {
        double in = inside;
        double out = outside;
        for (int i = 0; i < 200; i++) {
            double middle = (in + out) / 2;
            if (isPlausible.test(middle)) {
                in = middle;
            } else {
                out = middle;
            }
        }
        return in;
    }

    @Property
    void endsWhereTheScoreTestTurns(@ForAll @LongRange(max = 400) long one, @ForAll @LongRange(max = 400) long other) {
        long n = Math.max(1, Math.max(one, other));
        long x = Math.min(one, other);
        double rate = (double) x / n;
        DoublePredicate isPlausible = p -> Math.abs(rate - p) <= 1.959963984540054 * Math.sqrt(p * (1 - p) / n);
        Proportion share = new Proportion(x, n);
        assertEquals(bisect(rate, 0, isPlausible), share.low(), 1e-9);
        assertEquals(bisect(rate, 1, isPlausible), share.high(), 1e-9);
    }

    @Property
    void isTheMirrorImageOfItsReverse(
            @ForAll @LongRange(max = 50) long a,
            @ForAll @LongRange(min = 1, max = 50) long m,
            @ForAll @LongRange(max = 50) long b,
            @ForAll @LongRange(min = 1, max = 50) long n) {
        Proportion first = new Proportion(Math.min(a, m), m);
        Proportion second = new Proportion(Math.min(b, n), n);
        ProportionDifference there = ProportionDifference.of(first, second);
        ProportionDifference back = ProportionDifference.of(second, first);
        assertEquals(there.low(), -back.high(), 1e-12);
        assertEquals(there.value(), -back.value(), 1e-12);
        assertTrue(there.low() <= there.value() && there.value() <= there.high());
        assertTrue(there.low() >= -1 - 1e-12 && there.high() <= 1 + 1e-12);
    }
}
