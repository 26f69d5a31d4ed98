package dev.rapport.examples.benchmarks;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How what is in process is measured: the same for each. */
final class Microbenchmark {

    private Microbenchmark() {}

    /** Long enough for a figure: three JVMs, five seconds to warm up and five to measure in each. */
    static ChainedOptionsBuilder thorough() {
        return new OptionsBuilder()
                .forks(3)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1));
    }

    static Collection<RunResult> run(Class<?> benchmark, ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.include(benchmark.getName() + ".*")
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
    }
}
