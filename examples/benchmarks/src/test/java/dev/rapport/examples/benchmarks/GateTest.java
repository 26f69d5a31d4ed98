package dev.rapport.examples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

final class GateTest {

    @Test
    void printsWhatADecisionCosts() throws RunnerException {
        String table = Consents.table(new OptionsBuilder()
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(1)));
        assertTrue(
                Stream.of("| decide | 10 |", "| decide | 1000 |", "| readAndDecide | 1000 |")
                        .allMatch(table::contains),
                table);
    }

    @Test
    void redeemsPermitsAndTheSameByHand() throws SQLException {
        String table = Permits.smoke(Path.of("target"));
        assertTrue(Stream.of("| by hand |", "| rapport |").allMatch(table::contains), table);
    }
}
