package dev.rapport.examples.calllist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OneConnectionTest {
    @TempDir
    private Path temp;

    @Test
    void keepsASqliteFileOpenForReadersAndWaitsForWriters() throws SQLException {
        assertEquals("wal", asked("", "pragma journal_mode"));
        assertEquals("10000", asked("", "pragma busy_timeout"));
    }

    @Test
    void leavesToTheUrlWhatItSays() throws SQLException {
        assertEquals("delete", asked("?journal_mode=DELETE", "pragma journal_mode"));
        assertEquals("77", asked("?busy_timeout=77", "pragma busy_timeout"));
    }

    private String asked(String settings, String pragma) throws SQLException {
        String url = "jdbc:sqlite:" + temp.resolve("crm" + settings.length() + ".db") + settings;
        try (OneConnection one = new OneConnection(url)) {
            Connection connection = one.acquire();
            try (Statement statement = connection.createStatement();
                    ResultSet answer = statement.executeQuery(pragma)) {
                answer.next();
                return answer.getString(1);
            }
        }
    }
}
