package dev.rapport.crm.insight;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How many loyalty points a customer has, and where they went.
 *
 * <p>What was earned is always what was spent, what expired and what is left. Immutable and thread-safe.
 *
 * <pre>{@code
 * LoyaltyBalance balance = Loyalty.lasting(Period.ofYears(1)).balance(timeline, asOf);
 * balance.points();          // what can be spent now
 * balance.lots().get(0);     // what expires first
 * }</pre>
 *
 * @param totals what was earned, spent and lost so far
 * @param lots what is left of each earning, the oldest first
 */
public record LoyaltyBalance(Totals totals, List<Lot> lots) {
    /**
     * Copies the list.
     *
     * @param totals what was earned, spent and lost so far
     * @param lots what is left of each earning, the oldest first
     */
    public LoyaltyBalance {
        lots = List.copyOf(lots);
    }

    /**
     * What was earned, spent and lost so far.
     *
     * @param earned all points that were given
     * @param spent of these, how many were spent
     * @param expired of these, how many were not spent in time
     * @param uncovered how many were spent that the customer did not have
     */
    public record Totals(long earned, long spent, long expired, long uncovered) {}

    /**
     * What is left of one earning.
     *
     * @param points above 0
     * @param goodUntil the last local day on which they can be spent; for ever if empty
     */
    public record Lot(long points, Optional<LocalDate> goodUntil) {}

    /** {@return how many points can be spent, 0 or more} */
    public long points() {
        return lots.stream().mapToLong(Lot::points).sum();
    }

    /** {@return a sentence, such as "120 points: 300 earned, 150 spent, 30 expired; 40 are good until 4 May 2027"} */
    public String because() {
        Optional<LocalDate> first = lots.stream().findFirst().flatMap(Lot::goodUntil);
        long expiring = lots.stream()
                .filter(lot -> first.isPresent() && lot.goodUntil().equals(first))
                .mapToLong(Lot::points)
                .sum();
        return Words.count(points(), "point") + ": " + totals.earned() + " earned, " + totals.spent() + " spent, "
                + totals.expired() + " expired"
                + (totals.uncovered() == 0 ? "" : ", " + totals.uncovered() + " spent without having them")
                + first.map(day -> "; " + expiring + " are good until " + Words.day(day))
                        .orElse("");
    }
}
