package dev.rapport.crm.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.StorageSession;
import dev.rapport.crm.storage.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

final class MariaDbServerTest {

    private final DataSource database = MariaDbServer.newDatabase("");

    @Test
    void repeatsReadsUnlessToldOtherwise() {
        assertEquals(List.of("REPEATABLE-READ"), Database.ask(database, "select @@tx_isolation"));
    }

    /** There a lock is of now, and what is read after it of the time of the first query. */
    @Test
    void isNotJoinedInATransactionThatRepeatsReads() throws SQLException {
        Storage storage = JdbcStorage.builder(database).createSchema().build();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            JdbcTransaction repeating = JdbcTransaction.of(connection);
            IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> storage.join(repeating));
            assertTrue(
                    String.valueOf(refusal.getMessage()).contains("TRANSACTION_READ_COMMITTED"), refusal.getMessage());
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            storage.join(repeating).inTransaction(TenantId.DEFAULT, StorageSession::now);
            connection.rollback();
        }
    }

    /** Its sessions may be in a zone where an hour comes twice. */
    @Test
    void tellsTheTimeInNoZone() throws SQLException {
        DataSource elsewhere = MariaDbServer.newDatabase("?sessionVariables=time_zone='-11:00'");
        long there = Long.parseLong(Database.ask(elsewhere, new MariaDb().now()).get(0));
        long here = Long.parseLong(Database.ask(database, new MariaDb().now()).get(0));
        assertTrue(Math.abs(here - there) < 3_600_000_000L, here + " and " + there);
    }
}
