package dev.rapport.crm.insight;

import dev.rapport.crm.interaction.Money;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up what open deals let expect. */
final class ForecastSum {
    private final Pipeline pipeline;
    private final Funnel funnel;
    private final Currency currency;
    private final SortedMap<YearMonth, PipelineForecast.Sum> months = new TreeMap<>();
    private PipelineForecast.Sum undated = PipelineForecast.Sum.NOTHING;
    private long otherMoney;
    private long unweighed;

    ForecastSum(Pipeline pipeline, Funnel funnel, Currency currency) {
        this.pipeline = pipeline;
        this.funnel = funnel;
        this.currency = currency;
    }

    PipelineForecast of(Collection<Deal> deals) {
        Map<String, Optional<Pipeline.Chance>> chances = new HashMap<>();
        pipeline.stages().forEach(stage -> chances.put(stage, pipeline.chance(stage, funnel)));
        deals.stream()
                .filter(pipeline::isOpen)
                .forEach(deal -> add(deal, chances.getOrDefault(deal.stage(), Optional.empty())));
        List<Pipeline.Chance> known = new ArrayList<>();
        pipeline.stages()
                .forEach(stage -> chances.getOrDefault(stage, Optional.empty()).ifPresent(known::add));
        return new PipelineForecast(
                currency, months, undated, known, new PipelineForecast.LeftOut(otherMoney, unweighed));
    }

    private void add(Deal deal, Optional<Pipeline.Chance> chance) {
        Optional<Money> amount = deal.amount().filter(m -> m.currency().equals(currency));
        if (amount.isEmpty()) {
            otherMoney++;
        } else if (chance.isEmpty()) {
            unweighed++;
        } else {
            PipelineForecast.Sum one = PipelineForecast.Sum.of(amount.get(), chance.get());
            deal.expected()
                    .ifPresentOrElse(
                            day -> months.merge(YearMonth.from(day), one, PipelineForecast.Sum::plus),
                            () -> undated = undated.plus(one));
        }
    }
}
