package dev.rapport.examples.insight;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is shown, as text and numbers alone: the page gets it as JSON.
 *
 * @param asOf the day
 * @param currency the code of all amounts
 * @param customers how many have bought
 * @param purchases how often
 * @param spent for how much
 * @param ladder how many are on each rung, the freshest first
 * @param grid customers by recency, from 5 down to 1, and in it by frequency, from 1 to 5
 * @param months purchases of each month, and those expected of the months to come
 * @param pipeline open deals by the month in which they are expected
 * @param chances how probable a win is from each stage, and why
 * @param calls whom to call tomorrow, those first of whom most would be lost
 * @param model by what the forecasts are made
 */
record Report(
        String asOf,
        String currency,
        long customers,
        long purchases,
        String spent,
        Map<String, Long> ladder,
        List<List<Long>> grid,
        List<Month> months,
        List<Deals> pipeline,
        List<String> chances,
        List<Call> calls,
        String model) {

    /**
     * A month.
     *
     * @param month such as 2026-11
     * @param bought purchases, or null if it has not begun
     * @param expected purchases expected of the customers there are, or null if it is past
     */
    record Month(
            String month, @Nullable Long bought, @Nullable Double expected) {}

    /**
     * Deals of a month.
     *
     * @param month such as 2026-11, or {@code no date}
     * @param deals how many
     * @param amount what they are worth
     * @param weighted what they let expect
     */
    record Deals(String month, long deals, double amount, double weighted) {}

    /**
     * Somebody to call, or to write to.
     *
     * @param name who
     * @param by the channel, such as CALL
     * @param due when the rules say
     * @param atRisk what would be lost with them, in the currency of the report
     * @param alive how probable it is that they are still a customer, from 0 to 1; null without a model
     * @param because why the rules say so
     */
    record Call(
            String name,
            String by,
            String due,
            double atRisk,
            @Nullable Double alive,
            String because) {}
}
