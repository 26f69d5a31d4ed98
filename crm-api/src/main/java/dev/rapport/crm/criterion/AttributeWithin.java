package dev.rapport.crm.criterion;

import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.AttributeType;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * An attribute that is a number is there and within bounds.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Criterion large = Criteria.within(AttributeKey.number("seats"), Bounds.atLeast(BigDecimal.valueOf(50)));
 * }</pre>
 *
 * @param key an attribute of type number or decimal
 * @param bounds how small and how great it may be
 */
public record AttributeWithin(AttributeKey<?> key, Bounds bounds) implements Criterion {
    /**
     * Checks that the attribute is a number.
     *
     * @param key an attribute of type number or decimal
     * @param bounds how small and how great it may be
     * @throws IllegalArgumentException if it is of another type
     */
    public AttributeWithin {
        Objects.requireNonNull(bounds, "bounds");
        if (key.type() != AttributeType.NUMBER && key.type() != AttributeType.DECIMAL) {
            throw new IllegalArgumentException(
                    "within: the attribute is a " + key.type() + ", must be a number or a decimal to have bounds");
        }
    }

    @Override
    public boolean test(Subject subject) {
        return subject.contact()
                .attributes()
                .get(key)
                .map(value -> value instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf((Long) value))
                .filter(bounds::contain)
                .isPresent();
    }

    @Override
    public String toString() {
        return Sentence.discreet(this);
    }
}
