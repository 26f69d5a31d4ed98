package dev.rapport.crm.jdbc;

import static java.time.temporal.ChronoUnit.MICROS;

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
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The databases that a storage can be in, and what differs between them.
 *
 * <p>Recognised by the metadata of a connection unless {@link JdbcStorage.Builder#dialect} says which. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * Storage storage = JdbcStorage.builder(dataSource)
 *         .dialect(Dialect.POSTGRESQL)       // a proxy driver that hides the product
 *         .build();
 * }</pre>
 */
public enum Dialect {
    /** PostgreSQL 14 or later: row locks, claims that skip what others hold, several statements in one round trip. */
    POSTGRESQL("PostgreSQL") {
        @Override
        void bindId(PreparedStatement statement, int index, UUID id) throws SQLException {
            statement.setObject(index, id);
        }

        @Override
        void bindIds(PreparedStatement statement, int index, Ids ids) throws SQLException {
            statement.setArray(
                    index,
                    statement.getConnection().createArrayOf("uuid", ids.values().toArray()));
        }

        @Override
        void bindInstant(PreparedStatement statement, int index, Instant instant) throws SQLException {
            statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
        }

        @Override
        @Nullable
        UUID id(ResultSet result, int column) throws SQLException {
            return result.getObject(column, UUID.class);
        }

        @Override
        @Nullable
        Instant instant(ResultSet result, int column) throws SQLException {
            OffsetDateTime value = result.getObject(column, OffsetDateTime.class);
            return value == null ? null : value.toInstant();
        }

        @Override
        String inIds() {
            return "= any (?)";
        }

        /** As an array, or the planner may join by reading whole tables. */
        @Override
        String inAll() {
            return "= any (array(";
        }

        @Override
        String endOfAll() {
            return "))";
        }

        /** Each column by an array, which may find a key with the type of another. */
        @Override
        String inMine() {
            return "type = any (array(select type from mine)) and point_key = any (array(select point_key from mine))";
        }

        @Override
        String forUpdate() {
            return "for update";
        }

        @Override
        String now() {
            return "select clock_timestamp()";
        }

        @Override
        boolean skipsLockedRows() {
            return true;
        }

        @Override
        boolean takesSeveralStatements() {
            return true;
        }

        @Override
        String beginSnapshot() {
            return "begin isolation level repeatable read, read only";
        }

        /** Where each statement sees what is committed, queries see the same with and without a transaction. */
        @Override
        boolean readsWithoutTransaction(Connection connection) throws SQLException {
            return connection.getTransactionIsolation() <= Connection.TRANSACTION_READ_COMMITTED;
        }

        @Override
        boolean isMissingTable(SQLException e) {
            return Set.of("42P01", "3F000").contains(Failure.state(e));
        }

        @Override
        boolean isAlreadyThere(SQLException e) {
            return Set.of("23505", "42P07", "42P06", "42710").contains(Failure.state(e));
        }

        @Override
        boolean createsSchemas() {
            return true;
        }
    },

    /**
     * SQLite 3.42 or later: one writer at a time. Open the file with a journal mode of WAL, and with a busy timeout for those
     * that are not of one {@link JdbcStorage}, whose writers queue.
     */
    SQLITE("SQLite") {
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
        String endOfAll() {
            return ")";
        }

        @Override
        String inMine() {
            return "(type, point_key) in (select type, point_key from mine)";
        }

        @Override
        String forUpdate() {
            return "";
        }

        @Override
        String now() {
            return "select cast(round(unixepoch('subsec') * 1000) as integer) * 1000";
        }

        @Override
        boolean skipsLockedRows() {
            return false;
        }

        @Override
        boolean writesOneAtATime() {
            return true;
        }

        @Override
        boolean takesSeveralStatements() {
            return false;
        }

        @Override
        String beginSnapshot() {
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
    };

    private static final int ERROR = 1;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;

    private final String product;

    Dialect(String product) {
        this.product = product;
    }

    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return Arrays.stream(values())
                .filter(dialect -> dialect.product.equalsIgnoreCase(product))
                .findFirst()
                .orElseThrow(() -> UnsupportedDatabaseException.of(product, supported()));
    }

    /** Before there is a connection nobody knows which of them is right: SQLite is busy while another opens its file. */
    static boolean anyCallsAConflict(SQLException e) {
        return Arrays.stream(values()).anyMatch(dialect -> dialect.failure(e) == Failure.CONFLICT);
    }

    private static String supported() {
        return Arrays.stream(values()).map(d -> d.product).collect(Collectors.joining(" and "));
    }

    abstract void bindId(PreparedStatement statement, int index, UUID id) throws SQLException;

    abstract void bindIds(PreparedStatement statement, int index, Ids ids) throws SQLException;

    abstract void bindInstant(PreparedStatement statement, int index, Instant instant) throws SQLException;

    abstract @Nullable UUID id(ResultSet result, int column) throws SQLException;

    abstract @Nullable Instant instant(ResultSet result, int column) throws SQLException;

    /** A condition on a list of ids in one parameter. */
    abstract String inIds();

    /** What a condition on what a query finds begins with. */
    abstract String inAll();

    /** What ends it. */
    abstract String endOfAll();

    /** A condition on points, that those of the table expression {@code mine} are among them, and not many more. */
    abstract String inMine();

    /** What makes a query lock its rows. */
    abstract String forUpdate();

    /** A query for the clock of the database. */
    abstract String now();

    /** Whether a query can pass over rows that another transaction has locked. */
    abstract boolean skipsLockedRows();

    /** Whether a transaction that writes waits until no other one does, whatever they write. */
    boolean writesOneAtATime() {
        return false;
    }

    /** Whether statements with semicolons between them go in one round trip. */
    abstract boolean takesSeveralStatements();

    /** Begins a transaction in which all queries see what is committed when the first of them is answered. */
    abstract String beginSnapshot();

    /** Whether queries outside of a transaction see what they would see inside of one. */
    abstract boolean readsWithoutTransaction(Connection connection) throws SQLException;

    abstract boolean isMissingTable(SQLException e);

    /** Whether somebody else has just created the same. */
    abstract boolean isAlreadyThere(SQLException e);

    /** Whether numbers can have as many digits as amounts. */
    boolean hasDecimals() {
        return true;
    }

    /** Whether a schema is made by a statement; where it is not, it is there or it is not. */
    boolean createsSchemas() {
        return false;
    }

    void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
    }

    void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    void rollback(Connection connection) throws SQLException {
        connection.rollback();
    }

    Failure failure(SQLException e) {
        return Failure.of(e);
    }

    final void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else if (value instanceof String text) {
            statement.setString(index, text);
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

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
