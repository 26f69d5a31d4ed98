package dev.rapport.examples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SegmentsTest {

    @Test
    void findsTheSameByHand() throws SQLException {
        String table = Segments.smoke(Path.of("target"));
        assertTrue(Stream.of("| count, rapport |", "| first page, by hand |").allMatch(table::contains), table);
    }
}
