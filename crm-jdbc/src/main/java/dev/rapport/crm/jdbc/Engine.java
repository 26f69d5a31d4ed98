package dev.rapport.crm.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What differs between databases; what is here is as the standard has it. Immutable and thread-safe. */
abstract class Engine {

    private final String product;

    Engine(String product) {
        this.product = product;
    }

    /** The name that it gives itself. */
    final String product() {
        return product;
    }

    void bindId(PreparedStatement statement, int index, UUID id) throws SQLException {
        statement.setObject(index, id);
    }

    void bindIds(PreparedStatement statement, int index, Ids ids) throws SQLException {
        throw new UnsupportedOperationException("written out");
    }

    void bindInstant(PreparedStatement statement, int index, Instant instant) throws SQLException {
        statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
    }

    /** A text that is sorted on, by code points. */
    void bindSorted(PreparedStatement statement, int index, SortedText text) throws SQLException {
        statement.setString(index, text.value());
    }

    @Nullable
    UUID id(ResultSet result, int column) throws SQLException {
        return result.getObject(column, UUID.class);
    }

    @Nullable
    Instant instant(ResultSet result, int column) throws SQLException {
        OffsetDateTime value = result.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** A condition on a list of ids in one parameter. */
    String inIds() {
        return Steps.LIST;
    }

    /** What a condition on what a query finds begins with. */
    String inAll() {
        throw new UnsupportedOperationException("asked in steps");
    }

    /** What ends it. */
    String endOfAll() {
        return ")";
    }

    /** A condition on points, that those of the table expression {@code mine} are among them, and not many more. */
    String inMine() {
        throw new UnsupportedOperationException("asked in steps");
    }

    /** Whether a query inside of another is answered well; else both are asked in {@link Steps}. */
    boolean nestsQueries() {
        return false;
    }

    /** What makes a query lock its rows. */
    String forUpdate() {
        return "for update";
    }

    /** What makes an insert pass over rows whose key is taken; empty where it is refused then. */
    abstract String unlessTaken();

    /** What follows a condition on a column to leave out, in the index, what is null in it. */
    String isKnown(String column) {
        return "";
    }

    /** Whether an insert was refused as a key is taken, and nothing else has happened to the transaction. */
    boolean isTaken(SQLException e) {
        return false;
    }

    /** A statement that makes or changes the rows of locks, and so has them locked; none where it takes several. */
    abstract Optional<String> lockSlots();

    /** A query for the clock of the database. */
    abstract String now();

    /** Whether a query can pass over rows that another transaction has locked. */
    boolean skipsLockedRows() {
        return false;
    }

    /** Whether a transaction that writes waits until no other one does, whatever they write. */
    boolean writesOneAtATime() {
        return false;
    }

    /** Whether statements with semicolons between them go in one round trip. */
    boolean takesSeveralStatements() {
        return false;
    }

    /** Whether queries outside of a transaction see what they would see inside of one. */
    boolean readsWithoutTransaction(Connection connection) throws SQLException {
        // where each statement sees what is committed
        return connection.getTransactionIsolation() <= Connection.TRANSACTION_READ_COMMITTED;
    }

    abstract boolean isMissingTable(SQLException e);

    /** Whether somebody else has just created the same. */
    abstract boolean isAlreadyThere(SQLException e);

    /** Whether numbers can have as many digits as amounts. */
    boolean hasDecimals() {
        return true;
    }

    /** A query for a schema by its name; none where a schema is not made by a statement: it is there or it is not. */
    abstract Optional<String> schemaByName();

    void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    void rollback(Connection connection) throws SQLException {
        connection.rollback();
    }

    /** A statement that begins a transaction in which all queries see what is committed when the first is answered. */
    abstract String snapshot();

    /** Begins such a transaction where no other is, for queries that do not go in one round trip. */
    void beginSnapshot(Connection connection) throws SQLException {
        execute(connection, snapshot());
    }

    /** Ends it; the connection is then as it was. */
    void endSnapshot(Connection connection) throws SQLException {
        execute(connection, "commit");
    }

    /** Gives it up, as a query has failed. */
    void leaveSnapshot(Connection connection) throws SQLException {
        execute(connection, "rollback");
    }

    /**
     * Asks for a transaction of the host in which what is read after a lock is not older than the lock.
     *
     * @throws IllegalStateException if it is
     */
    void requireIsolation(Connection connection) throws SQLException {}

    Failure failure(SQLException e) {
        return Failure.of(e);
    }

    final void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof String text) {
            statement.setString(index, text);
        } else if (value instanceof SortedText text) {
            bindSorted(statement, index, text);
        } else if (value instanceof UUID id) {
            bindId(statement, index, id);
        } else if (value instanceof Instant instant) {
            bindInstant(statement, index, instant);
        } else if (value instanceof Ids ids) {
            bindIds(statement, index, ids);
        } else if (value instanceof Long number) {
            statement.setLong(index, number);
        } else if (value instanceof Integer number) {
            statement.setInt(index, number);
        } else if (value instanceof BigDecimal amount) {
            Amounts.bind(this, statement, index, amount);
        } else {
            throw new IllegalArgumentException(
                    "no column type for a " + value.getClass().getSimpleName());
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
