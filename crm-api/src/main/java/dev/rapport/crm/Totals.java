package dev.rapport.crm;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many went well and why the others did not, in one line: the most frequent reason first, then by name. */
final class Totals {
    private Totals() {}

    static String line(long well, String word, Stream<String> reasons) {
        Map<String, Long> counts = reasons.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        long others = counts.values().stream().mapToLong(Long::longValue).sum();
        String those = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(reason -> number(reason.getValue()) + " " + reason.getKey())
                .collect(Collectors.joining(", "));
        return number(well) + " of " + number(well + others) + " " + word + (those.isEmpty() ? "" : "; " + those);
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
