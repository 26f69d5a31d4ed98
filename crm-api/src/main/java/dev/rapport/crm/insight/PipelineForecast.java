package dev.rapport.crm.insight;

import dev.rapport.crm.interaction.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the open deals of a pipeline let expect, by the month in which they are expected.
 *
 * <p>Sums are exact and not rounded. A deal whose day has passed stays in its month. Immutable and thread-safe.
 *
 * <pre>{@code
 * PipelineForecast forecast = sales.forecast(deals, Currency.getInstance("EUR"));
 * forecast.months().get(YearMonth.of(2027, 3)).weighted();
 * forecast.because();       // 12400.00 EUR expected of 31000.00 EUR in 7 deals (lead 10 %, as given; ...)
 * }</pre>
 *
 * @param currency of all sums
 * @param months by month, the earliest first
 * @param undated deals that are expected on no day
 * @param chances how probable a win is from each stage that has a probability, in order
 * @param leftOut open deals that are in no sum
 */
public record PipelineForecast(
        Currency currency,
        SortedMap<YearMonth, Sum> months,
        Sum undated,
        List<Pipeline.Chance> chances,
        LeftOut leftOut) {
    /**
     * Copies the collections.
     *
     * @param currency of all sums
     * @param months by month, the earliest first
     * @param undated deals that are expected on no day
     * @param chances how probable a win is from each stage that has a probability
     * @param leftOut open deals that are in no sum
     */
    public PipelineForecast {
        months = Collections.unmodifiableSortedMap(new TreeMap<>(months));
        chances = List.copyOf(chances);
    }

    /**
     * Some deals.
     *
     * @param deals how many
     * @param amount what they are worth
     * @param weighted the sum of what each is worth times the probability that it is won
     */
    public record Sum(long deals, BigDecimal amount, BigDecimal weighted) {
        static final Sum NOTHING = new Sum(0, BigDecimal.ZERO, BigDecimal.ZERO);

        static Sum of(Money amount, Pipeline.Chance chance) {
            BigDecimal weight = BigDecimal.valueOf(chance.probability());
            return new Sum(1, amount.amount(), amount.amount().multiply(weight));
        }

        Sum plus(Sum other) {
            return new Sum(deals + other.deals, amount.add(other.amount), weighted.add(other.weighted));
        }
    }

    /**
     * Open deals that are in no sum.
     *
     * @param otherMoney without an amount, or with one in another currency
     * @param unweighed with an amount, but in a stage without a probability, as no deal that reached it was decided yet
     */
    public record LeftOut(long otherMoney, long unweighed) {}

    /** {@return all months and what is undated} */
    public Sum total() {
        return months.values().stream().reduce(undated, Sum::plus);
    }

    /** {@return a sentence with the total, the probabilities and what is left out} */
    public String because() {
        Sum total = total();
        String weights = chances.stream().map(Pipeline.Chance::because).collect(Collectors.joining("; "));
        return Words.money(total.weighted(), currency) + " expected of " + Words.money(total.amount(), currency)
                + " in "
                + Words.count(total.deals(), "deal")
                + (weights.isEmpty() ? "" : " (" + weights + ")")
                + (leftOut.otherMoney() == 0 ? "" : "; " + leftOut.otherMoney() + " without such an amount")
                + (leftOut.unweighed() == 0 ? "" : "; " + leftOut.unweighed() + " without a probability");
    }
}
