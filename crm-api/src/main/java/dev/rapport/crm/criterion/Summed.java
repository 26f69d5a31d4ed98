package dev.rapport.crm.criterion;

import dev.rapport.crm.interaction.TouchFilter;
import java.util.Currency;
import java.util.Objects;

/**
 * What the amounts of interactions add up to is within bounds; zero if there are none.
 *
 * <p>Amounts in other currencies are not converted, but left out; refunds with negative amounts are subtracted. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * Criterion big = Criteria.sumAtLeast(Money.of("1000", "EUR"), TouchFilter.kinds(PURCHASE), inLast(Period.ofYears(1)));
 * }</pre>
 *
 * @param filter which interactions are added
 * @param window when they were
 * @param currency in which currency
 * @param bounds how small and how great the sum may be
 */
public record Summed(TouchFilter filter, Window window, Currency currency, Bounds bounds) implements Criterion {
    /**
     * Checks that nothing is missing.
     *
     * @param filter which interactions are added
     * @param window when they were
     * @param currency in which currency
     * @param bounds how small and how great the sum may be
     */
    public Summed {
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(window, "window");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(bounds, "bounds");
    }

    @Override
    public boolean test(Subject subject) {
        return bounds.contain(subject.dealings().sum(filter, window, currency));
    }

    @Override
    public String toString() {
        return Sentence.discreet(this);
    }
}
