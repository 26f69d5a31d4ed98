package dev.rapport.crm.criterion;

import dev.rapport.crm.error.PlainText;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * A number that {@link Measures} give is known and within bounds.
 *
 * <p>Not for rules: nobody can tell when the number will be another. Immutable and thread-safe.
 *
 * <pre>{@code
 * Criterion slipping = Criteria.measured("alive", Bounds.atMost(new BigDecimal("0.3")));
 * }</pre>
 *
 * @param name what is measured, a line of 1 to 64 characters
 * @param bounds how small and how great it may be
 */
public record Measured(String name, Bounds bounds) implements Criterion {
    private static final int MAX_NAME = 64;

    /**
     * Checks the name.
     *
     * @param name what is measured, a line of 1 to 64 characters
     * @param bounds how small and how great it may be
     */
    public Measured {
        PlainText.line("name", name, MAX_NAME);
        Objects.requireNonNull(bounds, "bounds");
    }

    @Override
    public boolean test(Subject subject) {
        return subject.measure(name).stream()
                .filter(Double::isFinite)
                .anyMatch(number -> bounds.contain(new BigDecimal(number)));
    }

    @Override
    public String toString() {
        return Sentence.discreet(this);
    }
}
