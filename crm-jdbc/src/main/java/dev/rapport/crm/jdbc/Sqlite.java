package dev.rapport.crm.jdbc;

import static java.time.temporal.ChronoUnit.MICROS;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SQLite: ids are texts, instants are numbers, and transactions are begun and ended by statements. */
final class Sqlite extends Engine {

    static final String LOCK_SLOTS = """
            insert into {consent_lock} as l (tenant_id, slot, revision)
            values {rows} on conflict (tenant_id, slot) do update set revision = l.revision + 1""";

    private static final int ERROR = 1;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;

    Sqlite() {
        super("SQLite");
    }

    @Override
    void bindId(PreparedStatement statement, int index, UUID id) throws SQLException {
        statement.setString(index, id.toString());
    }

    @Override
    void bindIds(PreparedStatement statement, int index, Ids ids) throws SQLException {
        statement.setString(index, ids.json());
    }

    @Override
    void bindInstant(PreparedStatement statement, int index, Instant instant) throws SQLException {
        statement.setLong(index, Micros.of(instant));
    }

    @Override
    boolean hasDecimals() {
        return false;
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
    String inIds() {
        return "in (select value from json_each(?))";
    }

    @Override
    String inAll() {
        return "in (";
    }

    @Override
    String inMine() {
        return "(type, point_key) in (select type, point_key from mine)";
    }

    @Override
    boolean nestsQueries() {
        return true;
    }

    @Override
    String forUpdate() {
        return "";
    }

    @Override
    String unlessTaken() {
        return "on conflict do nothing";
    }

    @Override
    Optional<String> lockSlots() {
        return Optional.of(LOCK_SLOTS);
    }

    @Override
    String now() {
        return "select cast(round(unixepoch('subsec') * 1000) as integer) * 1000";
    }

    @Override
    boolean writesOneAtATime() {
        return true;
    }

    @Override
    String snapshot() {
        return "begin";
    }

    @Override
    boolean readsWithoutTransaction(Connection connection) {
        return true;
    }

    @Override
    boolean isMissingTable(SQLException e) {
        return e.getErrorCode() == ERROR;
    }

    @Override
    boolean isAlreadyThere(SQLException e) {
        return false;
    }

    @Override
    Optional<String> schemaByName() {
        return Optional.empty();
    }

    /** A transaction that begins by reading could not write any more once another one has written. */
    @Override
    void begin(Connection connection) throws SQLException {
        execute(connection, "begin immediate");
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
    Failure failure(SQLException e) {
        int primaryCode = e.getErrorCode() & 0xff;
        boolean busy = Failure.state(e).isEmpty() && (primaryCode == BUSY || primaryCode == LOCKED);
        return busy ? Failure.CONFLICT : super.failure(e);
    }
}
