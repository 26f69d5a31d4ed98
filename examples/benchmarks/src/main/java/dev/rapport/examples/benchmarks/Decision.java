package dev.rapport.examples.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/** Prints what a decision costs, as a table. */
public final class Decision {

    private Decision() {}

    /**
     * Measures in three JVMs, a minute and a half in all.
     *
     * @param args none are read
     * @throws RunnerException if a benchmark fails
     */
    public static void main(String[] args) throws RunnerException {
        System.out.println(table(Microbenchmark.thorough()));
    }

    static String table(ChainedOptionsBuilder options) throws RunnerException {
        Collection<RunResult> results =
                Microbenchmark.run(DecisionBenchmark.class, options.addProfiler(GCProfiler.class));
        List<RunResult> inOrder = new ArrayList<>(results);
        inOrder.sort(
                Comparator.comparingDouble(result -> result.getPrimaryResult().getScore()));
        double plain = inOrder.stream()
                .filter(result -> result.getPrimaryResult().getLabel().equals("plain"))
                .mapToDouble(result -> result.getPrimaryResult().getScore())
                .findFirst()
                .orElseThrow();
        StringBuilder table =
                new StringBuilder("| six rules | ns | +- ns | x plain | bytes |\n|---|--:|--:|--:|--:|\n");
        for (RunResult result : inOrder) {
            double score = result.getPrimaryResult().getScore();
            double bytes = Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                    .getScore();
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.2f | %.0f |%n",
                    result.getPrimaryResult().getLabel(),
                    score,
                    result.getPrimaryResult().getScoreError(),
                    score / plain,
                    bytes));
        }
        return table.toString();
    }
}
