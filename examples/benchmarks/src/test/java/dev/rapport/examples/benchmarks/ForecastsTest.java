package dev.rapport.examples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ForecastsTest {

    @Test
    void printsEachStep() {
        String table = Forecasts.smoke();
        assertTrue(
                Stream.of("| compress |", "| fit BG/NBD |", "| fit gamma-gamma |", "| score, one thread |")
                        .allMatch(table::contains),
                table);
    }
}
