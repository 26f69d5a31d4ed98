package dev.rapport.crm.insight;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;

/**
 * Where the fifths of all customers begin, by recency, frequency and money: what each customer is scored against.
 *
 * <p>Cut k of 1 to 4 is the value at rank ceil(k n / 5) of the n customers in ascending order (nearest rank); a score is one
 * more than the number of cuts strictly below, so 1 to 5. Recency is negated days, so that 5 is the most recent. Equal values
 * share a score, and with fewer than five customers some scores are given to nobody: the best of two has 3. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * RfmCuts cuts = RfmCuts.of(figuresOfAll);
 * RfmScore ada = cuts.score(figuresOfAda);
 * ada.cell();       // "545"
 * }</pre>
 */
public final class RfmCuts {
    private final int customers;
    private final Currency currency;
    private final Quintiles<Long> recency;
    private final Quintiles<Long> frequency;
    private final Quintiles<BigDecimal> money;

    private RfmCuts(Collection<RfmFigures> all) {
        customers = all.size();
        currency = all.iterator().next().currency();
        all.forEach(this::requireSameMoney);
        recency = Quintiles.of(all.stream().map(f -> -f.daysSince()).toList());
        frequency = Quintiles.of(all.stream().map(RfmFigures::purchases).toList());
        money = Quintiles.of(all.stream().map(RfmFigures::spent).toList());
    }

    /**
     * The cuts of a shop.
     *
     * @param all the figures of every customer, in any order
     * @return the cuts
     * @throws IllegalArgumentException if there is no customer, or they are in several currencies
     */
    public static RfmCuts of(Collection<RfmFigures> all) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("all: no customer has bought yet; there is nothing to compare with");
        }
        return new RfmCuts(all);
    }

    /** {@return how many customers were looked at} */
    public int customers() {
        return customers;
    }

    /**
     * Scores one customer, who need not be among those that were looked at.
     *
     * @param figures the figures of the customer
     * @return the three scores
     * @throws IllegalArgumentException if they are in another currency
     */
    public RfmScore score(RfmFigures figures) {
        requireSameMoney(figures);
        return new RfmScore(
                recency.score(-figures.daysSince()),
                frequency.score(figures.purchases()),
                money.score(figures.spent()),
                new RfmScore.Evidence(figures, customers));
    }

    private void requireSameMoney(RfmFigures figures) {
        if (!figures.currency().equals(currency)) {
            throw new IllegalArgumentException("currency: is " + figures.currency() + ", must be " + currency
                    + " as of the others; nothing is converted");
        }
    }

    /** Returns the number of customers. */
    @Override
    public String toString() {
        return "RfmCuts[" + customers + " customers]";
    }
}
