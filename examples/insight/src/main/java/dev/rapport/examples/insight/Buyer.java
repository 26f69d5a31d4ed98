package dev.rapport.examples.insight;

import dev.rapport.crm.forecast.PurchaseHistory;
import dev.rapport.crm.forecast.SpendHistory;
import dev.rapport.crm.insight.AsOf;
import dev.rapport.crm.insight.PurchaseDays;
import dev.rapport.crm.interaction.Interaction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The days on which somebody has bought, and what for. */
record Buyer(PurchaseDays log) {
    private static final int FEWEST_GAPS = 3;
    private static final long SHORTEST = 14;
    private static final Period UNKNOWN = Period.ofDays(60);

    /** Of what has happened by then; empty for somebody who has not bought. */
    static Optional<Buyer> of(Iterable<Interaction> facts, Currency currency, AsOf asOf) {
        return PurchaseDays.of(facts, currency, asOf).map(Buyer::new);
    }

    Set<LocalDate> days() {
        return log.spent().keySet();
    }

    long purchases() {
        return log.spent().size();
    }

    BigDecimal spent() {
        return log.spent().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    PurchaseHistory history() {
        return log.history();
    }

    SpendHistory spending() {
        return log.spending();
    }

    /** The median of the days between purchases, or two months while there are too few to speak of a rhythm. */
    Period rhythm() {
        List<Long> gaps = new ArrayList<>();
        LocalDate before = log.spent().firstKey();
        for (LocalDate day : log.spent().tailMap(before.plusDays(1)).keySet()) {
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
