package dev.rapport.examples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RehearsalsTest {

    @Test
    void printsOneBookAndTwo(@TempDir Path folder) throws SQLException {
        String table = Rehearsals.smoke(Engine.SQLITE, folder);
        assertTrue(table.contains("| one book |"), table);
        assertTrue(table.contains("| two books compared |"), table);
    }
}
