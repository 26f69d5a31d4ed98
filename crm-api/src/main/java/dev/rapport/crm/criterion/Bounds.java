package dev.rapport.crm.criterion;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How small and how great a number may be; a bound is itself within.
 *
 * <p>Bounds that differ only in trailing zeros are equal. At most 19 digits before and 9 after the point. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * Bounds half = Bounds.atLeast(new BigDecimal("0.5"));
 * boolean isWithin = half.contain(new BigDecimal("0.75"));
 * }</pre>
 *
 * @param least the smallest number, or empty for none
 * @param most the greatest number, or empty for none
 */
public record Bounds(Optional<BigDecimal> least, Optional<BigDecimal> most) {
    private static final int MAX_INTEGER_DIGITS = 19;
    private static final int MAX_SCALE = 9;

    /**
     * Drops trailing zeros and checks the bounds.
     *
     * @param least the smallest number, or empty for none
     * @param most the greatest number, or empty for none
     * @throws IllegalArgumentException if there is none, they cross, or one has too many digits
     */
    public Bounds {
        least = least.map(Bounds::plain);
        most = most.map(Bounds::plain);
        if (least.isEmpty() && most.isEmpty()) {
            throw new IllegalArgumentException("bounds: there is none; say the least or the greatest number");
        }
        if (least.isPresent() && most.isPresent() && least.get().compareTo(most.get()) > 0) {
            throw new IllegalArgumentException("bounds: they cross; swap them");
        }
    }

    /**
     * A number or more.
     *
     * @param least the smallest number
     * @return the bounds
     */
    public static Bounds atLeast(BigDecimal least) {
        return new Bounds(Optional.of(least), Optional.empty());
    }

    /**
     * A number or less.
     *
     * @param most the greatest number
     * @return the bounds
     */
    public static Bounds atMost(BigDecimal most) {
        return new Bounds(Optional.empty(), Optional.of(most));
    }

    /**
     * A number, another, or one between them.
     *
     * @param least the smallest number
     * @param most the greatest number
     * @return the bounds
     */
    public static Bounds between(BigDecimal least, BigDecimal most) {
        return new Bounds(Optional.of(least), Optional.of(most));
    }

    /**
     * Whether a number is within.
     *
     * @param number the number
     * @return true if it is neither too small nor too great
     */
    public boolean contain(BigDecimal number) {
        return least.filter(bound -> number.compareTo(bound) < 0).isEmpty()
                && most.filter(bound -> number.compareTo(bound) > 0).isEmpty();
    }

    /** Before anything is computed: an exponent of a few digits can stand for more digits than there is memory for. */
    private static BigDecimal plain(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        requireFew((long) number.precision() - number.scale(), 0);
        BigDecimal stripped = number.stripTrailingZeros();
        requireFew(0, stripped.scale());
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static void requireFew(long before, int after) {
        if (before > MAX_INTEGER_DIGITS || after > MAX_SCALE) {
            throw new IllegalArgumentException("bounds: " + Math.max(0, before) + " digits before and "
                    + Math.max(0, after) + " after the point, must be at most 19 and 9; round it first");
        }
    }

    @Override
    public String toString() {
        return Sentence.bounds(this);
    }
}
