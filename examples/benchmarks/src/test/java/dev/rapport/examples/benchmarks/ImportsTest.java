package dev.rapport.examples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ImportsTest {

    @ParameterizedTest
    @EnumSource
    void importsAListTwice(Engine engine) throws SQLException {
        String table = Imports.smoke(engine, Path.of("target"));
        assertTrue(Stream.of("| first |", "| the same again |").allMatch(table::contains), table);
    }
}
