package dev.rapport.crm.insight;

import dev.rapport.crm.forecast.PurchaseHistory;
import dev.rapport.crm.forecast.SpendHistory;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The days on which one customer has bought, and for how much: what the models of {@link dev.rapport.crm.forecast} are learned
 * from and asked with.
 *
 * <p>Counted are interactions of kind PURCHASE, several on one local day once. One with a negative amount, as for a refund,
 * lowers what was spent on its day and is no purchase otherwise. An amount in another currency is no money here: nothing is
 * converted. Immutable and thread-safe.
 *
 * <pre>{@code
 * Optional<PurchaseDays> ada = PurchaseDays.of(timeline, euro, AsOf.of(now, london));
 * ada.map(days -> calibration.purchases().probabilityAlive(days.history()));       // empty if she has never bought
 * }</pre>
 *
 * @param spent what was spent on each day on which something was bought, at least one; zero if no amount is known;
 *     trailing zeros are dropped
 * @param today as of which day
 */
public record PurchaseDays(SortedMap<LocalDate, BigDecimal> spent, LocalDate today) {
    /**
     * Copies the map, in the order of time whatever order it has.
     *
     * @param spent what was spent on each day
     * @param today as of which day, not before the last of them
     * @throws IllegalArgumentException if there is no day, or one after today
     */
    public PurchaseDays {
        // a copy made by the constructor for sorted maps would keep an order that is not that of time
        SortedMap<LocalDate, BigDecimal> stripped = new TreeMap<>();
        stripped.putAll(spent);
        stripped.replaceAll((day, amount) -> amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros());
        spent = Collections.unmodifiableSortedMap(stripped);
        Objects.requireNonNull(today, "today");
        if (spent.isEmpty() || spent.lastKey().isAfter(today)) {
            throw new IllegalArgumentException("spent: a customer has bought at least once, today or before");
        }
    }

    /**
     * The days of one customer.
     *
     * @param interactions what happened with the customer, in any order
     * @param currency which amounts count
     * @param asOf when it is asked, and in which zone days are counted
     * @return the days, or empty if nothing was bought
     */
    public static Optional<PurchaseDays> of(Iterable<Interaction> interactions, Currency currency, AsOf asOf) {
        SortedSet<LocalDate> bought = new TreeSet<>();
        SortedMap<LocalDate, BigDecimal> sums = new TreeMap<>();
        for (Interaction i : interactions) {
            if (!asOf.sees(i) || !i.kind().equals(InteractionKind.PURCHASE)) {
                continue;
            }
            LocalDate day = asOf.day(i.occurredAt());
            if (Purchases.isOne(i)) {
                bought.add(day);
            }
            i.amount()
                    .filter(money -> money.currency().equals(currency))
                    .ifPresent(money -> sums.merge(day, money.amount(), BigDecimal::add));
        }
        if (bought.isEmpty()) {
            return Optional.empty();
        }
        SortedMap<LocalDate, BigDecimal> spent = new TreeMap<>();
        bought.forEach(day -> spent.put(day, sums.getOrDefault(day, BigDecimal.ZERO)));
        // clocks that are put back shortly after midnight can make a later moment an earlier day
        LocalDate last = spent.lastKey();
        return Optional.of(new PurchaseDays(spent, asOf.today().isBefore(last) ? last : asOf.today()));
    }

    /**
     * How often and how recently they bought.
     *
     * @return the history as of today
     */
    public PurchaseHistory history() {
        return PurchaseHistory.ofDays(spent.keySet(), today);
    }

    /**
     * What they spent on a day: of all days on which it is above zero, the first included.
     *
     * @return the history
     */
    public SpendHistory spending() {
        return SpendHistory.of(spent.values().stream()
                .filter(amount -> amount.signum() > 0)
                .mapToDouble(BigDecimal::doubleValue)
                .toArray());
    }

    /** Returns on how many days something was bought, and nothing of what was spent. */
    @Override
    public String toString() {
        return "PurchaseDays[" + spent.size() + " days]";
    }
}
