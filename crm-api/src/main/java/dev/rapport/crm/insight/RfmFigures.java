package dev.rapport.crm.insight;

import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;

/**
 * What one customer's purchases amount to: how recent, how many, and for how much.
 *
 * <p>Counted are interactions of kind PURCHASE. One with a negative amount, as for a refund, lowers what was spent and is no
 * purchase otherwise. An amount in another currency is no money here: nothing is converted. Immutable and thread-safe.
 *
 * <pre>{@code
 * Currency euro = Currency.getInstance("EUR");
 * Optional<RfmFigures> ada = RfmFigures.of(timeline, euro, AsOf.of(now, london));
 * ada.map(RfmFigures::daysSince);       // empty if she has never bought
 * }</pre>
 *
 * @param daysSince local days since the last purchase, 0 for today
 * @param purchases how many, at least 1
 * @param spent the sum of amounts in the currency, less what was given back; trailing zeros are dropped
 * @param currency which money
 */
public record RfmFigures(long daysSince, long purchases, BigDecimal spent, Currency currency) {
    /**
     * Checks the numbers.
     *
     * @param daysSince local days since the last purchase
     * @param purchases how many
     * @param spent the sum of amounts in the currency, less what was given back
     * @param currency which money
     * @throws IllegalArgumentException if the days are negative or there is no purchase
     */
    public RfmFigures {
        if (daysSince < 0 || purchases < 1) {
            throw new IllegalArgumentException("purchases: a customer has bought at least once, today or before");
        }
        spent = spent.signum() == 0 ? BigDecimal.ZERO : spent.stripTrailingZeros();
        Objects.requireNonNull(currency, "currency");
    }

    /**
     * The figures of one customer.
     *
     * @param interactions what happened with the customer, in any order
     * @param currency which amounts count
     * @param asOf when it is asked, and in which zone days are counted
     * @return the figures, or empty if nothing was bought
     */
    public static Optional<RfmFigures> of(Iterable<Interaction> interactions, Currency currency, AsOf asOf) {
        long purchases = 0;
        Instant last = Instant.MIN;
        BigDecimal spent = BigDecimal.ZERO;
        for (Interaction i : interactions) {
            if (!asOf.sees(i) || !i.kind().equals(InteractionKind.PURCHASE)) {
                continue;
            }
            if (Purchases.isOne(i)) {
                purchases++;
                last = i.occurredAt().isAfter(last) ? i.occurredAt() : last;
            }
            spent = spent.add(i.amount()
                    .filter(m -> m.currency().equals(currency))
                    .map(m -> m.amount())
                    .orElse(BigDecimal.ZERO));
        }
        return purchases == 0
                ? Optional.empty()
                : Optional.of(new RfmFigures(days(asOf, asOf.day(last)), purchases, spent, currency));
    }

    /** Clocks that are put back shortly after midnight can make a later moment an earlier day. */
    private static long days(AsOf asOf, LocalDate last) {
        return Math.max(0, ChronoUnit.DAYS.between(last, asOf.today()));
    }

    String sentence() {
        String when = daysSince == 0 ? "today" : Words.count(daysSince, "day") + " ago";
        return "bought last " + when + ", " + Words.count(purchases, "time") + " in all, for "
                + Words.money(spent, currency);
    }
}
