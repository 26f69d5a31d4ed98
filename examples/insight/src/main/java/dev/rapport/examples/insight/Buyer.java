package dev.rapport.examples.insight;

import dev.rapport.crm.forecast.PurchaseHistory;
import dev.rapport.crm.forecast.SpendHistory;
import dev.rapport.crm.insight.AsOf;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The days on which somebody has bought, and what for. */
record Buyer(SortedMap<LocalDate, BigDecimal> spentOn) {
    private static final int FEWEST_GAPS = 3;
    private static final long SHORTEST = 14;
    private static final Period UNKNOWN = Period.ofDays(60);

    /** Of what has happened by then; empty for somebody who has not bought. */
    static Optional<Buyer> of(Iterable<Interaction> facts, Currency currency, AsOf asOf) {
        SortedMap<LocalDate, BigDecimal> days = new TreeMap<>();
        for (Interaction fact : facts) {
            if (asOf.sees(fact) && fact.kind().equals(InteractionKind.PURCHASE)) {
                BigDecimal amount = fact.amount()
                        .filter(money -> money.currency().equals(currency))
                        .map(money -> money.amount())
                        .orElse(BigDecimal.ZERO);
                days.merge(asOf.day(fact.occurredAt()), amount, BigDecimal::add);
            }
        }
        return days.isEmpty() ? Optional.empty() : Optional.of(new Buyer(days));
    }

    Set<LocalDate> days() {
        return spentOn.keySet();
    }

    long purchases() {
        return spentOn.size();
    }

    BigDecimal spent() {
        return spentOn.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    PurchaseHistory history(LocalDate today) {
        return PurchaseHistory.ofDays(days(), today);
    }

    SpendHistory spending() {
        return SpendHistory.of(spentOn.values().stream()
                .mapToDouble(BigDecimal::doubleValue)
                .filter(amount -> amount > 0)
                .toArray());
    }

    /** The median of the days between purchases, or two months while there are too few to speak of a rhythm. */
    Period rhythm() {
        List<Long> gaps = new ArrayList<>();
        LocalDate before = spentOn.firstKey();
        for (LocalDate day : spentOn.tailMap(before.plusDays(1)).keySet()) {
            gaps.add(ChronoUnit.DAYS.between(before, day));
            before = day;
        }
        if (gaps.size() < FEWEST_GAPS) {
            return UNKNOWN;
        }
        long median = gaps.stream().sorted().skip(gaps.size() / 2).findFirst().orElseThrow();
        return Period.ofDays((int) Math.max(SHORTEST, median));
    }
}
