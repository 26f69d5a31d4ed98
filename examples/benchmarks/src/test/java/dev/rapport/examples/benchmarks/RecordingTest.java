package dev.rapport.examples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RecordingTest {

    @ParameterizedTest
    @EnumSource(Engine.class)
    void printsEachContender(Engine engine) throws SQLException {
        String table = Recording.smoke(engine, Path.of("target"));
        assertTrue(Stream.of("| bare insert |", "| by hand |", "| rapport |").allMatch(table::contains), table);
    }
}
