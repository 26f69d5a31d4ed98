package dev.rapport.crm.jdbc;

import static java.time.temporal.ChronoUnit.MICROS;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB: ids are texts, instants are numbers, and an insert whose key is taken is refused.
 *
 * <p>Transactions are begun by a statement which says their isolation, as that of the session is seldom the one that is needed.
 */
final class MariaDb extends Engine {

    private static final int TAKEN = 1062;
    private static final Set<Integer> CONFLICTS = Set.of(1020, 1205, 1213);
    private static final Set<Integer> GONE = Set.of(1053, 1927);
    private static final Set<Integer> READ_ONLY = Set.of(1290, 1836);

    MariaDb() {
        super("MariaDB");
    }

    @Override
    void bindId(PreparedStatement statement, int index, UUID id) throws SQLException {
        statement.setString(index, id.toString());
    }

    @Override
    void bindInstant(PreparedStatement statement, int index, Instant instant) throws SQLException {
        statement.setLong(index, Micros.of(instant));
    }

    @Override
    @Nullable
    UUID id(ResultSet result, int column) throws SQLException {
        String value = result.getString(column);
        return value == null ? null : UUID.fromString(value);
    }

    @Override
    @Nullable
    Instant instant(ResultSet result, int column) throws SQLException {
        long value = result.getLong(column);
        return result.wasNull() ? null : Instant.EPOCH.plus(value, MICROS);
    }

    @Override
    String unlessTaken() {
        return "";
    }

    @Override
    boolean isTaken(SQLException e) {
        return e.getErrorCode() == TAKEN;
    }

    @Override
    Optional<String> lockSlots() {
        return Optional.of("""
                insert into {consent_lock} (tenant_id, slot, revision)
                values {rows} on duplicate key update revision = revision + 1""");
    }

    /** In no time zone: that of the session may have the same hour twice. */
    @Override
    String now() {
        return "select timestampdiff(microsecond, '1970-01-01', utc_timestamp(6))";
    }

    @Override
    boolean readsWithoutTransaction(Connection connection) {
        return true;
    }

    @Override
    boolean isMissingTable(SQLException e) {
        return Set.of(1146, 1049).contains(e.getErrorCode());
    }

    @Override
    boolean isAlreadyThere(SQLException e) {
        return Set.of(1050, 1061, 1007, TAKEN).contains(e.getErrorCode());
    }

    @Override
    Optional<String> schemaByName() {
        return Optional.of("select 1 from information_schema.schemata where schema_name = ?");
    }

    @Override
    void begin(Connection connection) throws SQLException {
        execute(connection, inOneTrip("read committed", "start transaction"));
    }

    @Override
    void commit(Connection connection) throws SQLException {
        execute(connection, "commit");
    }

    @Override
    void rollback(Connection connection) throws SQLException {
        execute(connection, "rollback");
    }

    @Override
    String snapshot() {
        return inOneTrip("repeatable read", "start transaction with consistent snapshot, read only");
    }

    private static String inOneTrip(String isolation, String begin) {
        return "begin not atomic set transaction isolation level " + isolation + "; " + begin + "; end";
    }

    /** In a transaction that repeats its reads a lock is of now, and what is read after it of the time of the first query. */
    @Override
    void requireIsolation(Connection connection) throws SQLException {
        if (connection.getTransactionIsolation() > Connection.TRANSACTION_READ_COMMITTED) {
            throw new IllegalStateException(
                    "transaction: its isolation is not READ COMMITTED, so that MariaDB would show it"
                            + " what was before a lock; call setTransactionIsolation(TRANSACTION_READ_COMMITTED) before it begins");
        }
    }

    @Override
    Failure failure(SQLException e) {
        int code = e.getErrorCode();
        if (CONFLICTS.contains(code)) {
            return Failure.CONFLICT;
        }
        if (READ_ONLY.contains(code)) {
            return Failure.DEMOTED;
        }
        return GONE.contains(code) ? Failure.CONNECTION : super.failure(e);
    }
}
