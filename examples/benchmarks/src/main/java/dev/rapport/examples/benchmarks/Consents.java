package dev.rapport.examples.benchmarks;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/** Prints what it costs to decide by a short and by a long ledger. */
public final class Consents {

    private Consents() {}

    /**
     * Measures in three JVMs, two minutes in all.
     *
     * @param args none are read
     * @throws RunnerException if a benchmark fails
     */
    public static void main(String[] args) throws RunnerException {
        System.out.println(table(Microbenchmark.thorough()));
    }

    static String table(ChainedOptionsBuilder options) throws RunnerException {
        Collection<RunResult> results = Microbenchmark.run(ConsentBenchmark.class, options);
        StringBuilder table = new StringBuilder("| one message | facts | ns | +- ns |\n|---|--:|--:|--:|\n");
        for (RunResult result : results) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.0f | %.0f |%n",
                    result.getPrimaryResult().getLabel(),
                    result.getParams().getParam("facts"),
                    result.getPrimaryResult().getScore(),
                    result.getPrimaryResult().getScoreError()));
        }
        return table.toString();
    }
}
