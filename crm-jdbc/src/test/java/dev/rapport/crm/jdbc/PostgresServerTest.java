package dev.rapport.crm.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresServerTest {

    @Test
    void answers() throws SQLException {
        assertEquals("1", ask(PostgresServer.dataSource(), "select 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void isDurable(String setting) throws SQLException {
        assertEquals("on", ask(PostgresServer.dataSource(), "show " + setting));
    }

    @Test
    void aNewDatabaseIsEmpty() throws SQLException {
        DataSource one = PostgresServer.newDatabase();
        DataSource other = PostgresServer.newDatabase();
        try (Connection connection = one.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table mine (id int)");
        }
        String count = "select count(*) from information_schema.tables where table_schema = 'public'";
        assertEquals("1", ask(one, count));
        assertEquals("0", ask(other, count));
    }

    private static String ask(DataSource database, String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertTrue(rows.next());
            return rows.getString(1);
        }
    }
}
