package dev.rapport.crm.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * H2: much as PostgreSQL, but for an insert whose key is taken, which is refused.
 *
 * <p>Of the tenant and a list it looks up by an index only the tenant, unless the list is written out and stands last. A query inside of
 * another that looks into a table expression it answers as it did before, also if the values have changed.
 */
final class H2 extends Engine {

    private static final int GENERAL_ERROR = 50000;
    private static final int LOCK_TIMEOUT = 50200;
    private static final int CONCURRENT_UPDATE = 90131;
    private static final Set<Integer> GONE = Set.of(90067, 90098, 90121);

    H2() {
        super("H2");
    }

    /** H2 compares texts by the units of Java's strings, and bytes as everybody does. */
    @Override
    void bindSorted(PreparedStatement statement, int index, SortedText text) throws SQLException {
        statement.setBytes(index, text.value().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    String unlessTaken() {
        return "";
    }

    /** What is null is read with whatever is less than something. */
    @Override
    String isKnown(String column) {
        return " and " + column + " >= timestamp with time zone '0000-01-01 00:00:00+00'";
    }

    @Override
    boolean isTaken(SQLException e) {
        return Failure.state(e).equals("23505");
    }

    @Override
    Optional<String> lockSlots() {
        return Optional.empty();
    }

    /** The current time is that of the begin of the transaction. */
    @Override
    String now() {
        return "select executing_statement_start from information_schema.sessions where session_id = session_id()";
    }

    @Override
    String snapshot() {
        return "set session characteristics as transaction isolation level snapshot";
    }

    /** Autocommit is off last and on first, as a change of the isolation ends a transaction. */
    @Override
    void beginSnapshot(Connection connection) throws SQLException {
        super.beginSnapshot(connection);
        connection.setAutoCommit(false);
    }

    @Override
    void endSnapshot(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }

    @Override
    void leaveSnapshot(Connection connection) throws SQLException {
        endSnapshot(connection);
    }

    /** The only isolation that {@link #endSnapshot} leads back to. */
    @Override
    boolean readsWithoutTransaction(Connection connection) throws SQLException {
        return connection.getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED;
    }

    @Override
    boolean isMissingTable(SQLException e) {
        return Set.of("42S02", "42S03", "42S04", "90079").contains(Failure.state(e));
    }

    /** Two that make the same index at once meet a general error. */
    @Override
    boolean isAlreadyThere(SQLException e) {
        return e.getErrorCode() == GENERAL_ERROR
                || Set.of("23505", "42S01", "42S11", "90078").contains(Failure.state(e));
    }

    @Override
    Optional<String> schemaByName() {
        return Optional.of("select 1 from information_schema.schemata where lower(schema_name) = lower(?)");
    }

    @Override
    Failure failure(SQLException e) {
        int code = e.getErrorCode();
        if (code == LOCK_TIMEOUT || code == CONCURRENT_UPDATE) {
            return Failure.CONFLICT;
        }
        return GONE.contains(code) ? Failure.CONNECTION : super.failure(e);
    }
}
