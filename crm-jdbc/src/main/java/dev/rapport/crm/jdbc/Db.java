package dev.rapport.crm.jdbc;

import dev.rapport.crm.error.StorageException;
import dev.rapport.crm.storage.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one transaction of one tenant.
 *
 * <p>A transaction of its own begins with the first lock or write: until then each query reads what is committed, and needs
 * no second round trip to end.
 */
final class Db {

    private static final int MAX_ROWS_A_STATEMENT = 64;

    private final Connection connection;
    private final Sql sql;
    private final String tenant;
    private final @Nullable WriteQueue queue;
    private boolean hasTurn;
    private boolean begun;
    private boolean open = true;
    private @Nullable Failure failure;

    private Db(Connection connection, Sql sql, TenantId tenant, @Nullable WriteQueue queue) {
        this.connection = connection;
        this.sql = sql;
        this.tenant = tenant.value();
        this.queue = queue;
        begun = queue == null;
    }

    /** For a transaction of the host, which has been opened already. */
    static Db joined(Connection connection, Sql sql, TenantId tenant) {
        return new Db(connection, sql, tenant, null);
    }

    /** For a transaction that {@link #begin} opens when its turn has come. */
    static Db own(Connection connection, Sql sql, TenantId tenant, WriteQueue queue) {
        return new Db(connection, sql, tenant, queue);
    }

    String tenant() {
        return tenant;
    }

    Dialect dialect() {
        return sql.dialect();
    }

    /** Makes sure that what follows is one transaction. */
    void begin() {
        requireOpen();
        if (begun) {
            return;
        }
        hasTurn = hasTurn || (queue != null && queue.enter());
        try {
            dialect().begin(connection);
            begun = true;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    boolean hasBegun() {
        return begun;
    }

    void commit() throws SQLException {
        dialect().commit(connection);
        begun = false;
    }

    void rollback() throws SQLException {
        dialect().rollback(connection);
        begun = false;
    }

    /** What went wrong in a statement, also if the work has hidden it. */
    @Nullable
    Failure failure() {
        return failure;
    }

    void end() {
        open = false;
        if (hasTurn && queue != null) {
            queue.leave();
        }
    }

    /** A part of a write was applied, and another refused: nothing of this transaction may be kept. */
    void spoil() {
        if (failure == null) {
            failure = Failure.FINAL;
        }
    }

    <T> Optional<T> first(String template, Row.Reader<T> reader, @Nullable Object... args) {
        List<T> rows = list(template, reader, args);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    <T> List<T> list(String template, Row.Reader<T> reader, @Nullable Object... args) {
        Query<T> query = new Query<>(template, reader, args);
        ask(query);
        return query.rows();
    }

    /** As {@link #list}, for a template that is not remembered. */
    <T> List<T> listOnce(String template, Row.Reader<T> reader, @Nullable Object... args) {
        Query<T> query = Query.once(template, reader, args);
        ask(query);
        return query.rows();
    }

    private void ask(Query<?> query) {
        requireOpen();
        try (PreparedStatement statement = prepared(query.statement(sql), query.args());
                ResultSet result = statement.executeQuery()) {
            query.read(new Row(result, dialect()));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Asks in order; each query sees what is committed when the one before it is answered. */
    void askAll(List<Query<?>> queries) {
        if (dialect().takesSeveralStatements()) {
            askInOneTrip("", queries, "");
        } else {
            queries.forEach(this::ask);
        }
    }

    /** Asks in order; outside of a transaction all queries see what is committed when the first is answered. */
    void askAtOneMoment(List<Query<?>> queries) {
        if (begun) {
            askAll(queries);
            return;
        }
        requireOpen();
        String begin = dialect().beginSnapshot();
        try {
            if (dialect().takesSeveralStatements()) {
                askInOneTrip(begin + ";\n", queries, ";\ncommit");
            } else {
                Dialect.execute(connection, begin);
                queries.forEach(this::ask);
                Dialect.execute(connection, "commit");
            }
        } catch (SQLException e) {
            throw leaveSnapshot(failed(e));
        } catch (RuntimeException e) {
            throw leaveSnapshot(e);
        }
    }

    private RuntimeException leaveSnapshot(RuntimeException because) {
        try {
            Dialect.execute(connection, "rollback");
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
        return because;
    }

    private void askInOneTrip(String before, List<Query<?>> queries, String after) {
        requireOpen();
        String all = queries.stream().map(q -> q.statement(sql)).collect(Collectors.joining(";\n", before, after));
        @Nullable
        Object[] args = queries.stream().flatMap(q -> Arrays.stream(q.args())).toArray();
        try (PreparedStatement statement = prepared(all, args)) {
            statement.execute();
            if (!before.isEmpty()) {
                statement.getMoreResults();
            }
            for (Query<?> query : queries) {
                try (ResultSet result = statement.getResultSet()) {
                    query.read(new Row(result, dialect()));
                }
                statement.getMoreResults();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    int update(String template, @Nullable Object... args) {
        requireOpen();
        begin();
        try (PreparedStatement statement = prepared(sql.of(template), args)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Runs the statement once for each row. */
    void updateAll(String template, List<@Nullable Object[]> rows) {
        requireOpen();
        if (rows.size() <= 1) {
            rows.forEach(row -> update(template, row));
            return;
        }
        begin();
        try (PreparedStatement statement = connection.prepareStatement(sql.of(template))) {
            for (@Nullable Object[] row : rows) {
                bind(statement, row, 0);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Inserts rows with as few statements as possible.
     *
     * @param template an insert with {@code values {rows}}
     * @return how many rows were inserted, counted by the database
     */
    int insert(String template, List<@Nullable Object[]> rows) {
        requireOpen();
        begin();
        int inserted = 0;
        int from = 0;
        while (from < rows.size()) {
            // powers of two, so that the driver meets the same few statements again
            int size = Math.min(MAX_ROWS_A_STATEMENT, Integer.highestOneBit(rows.size() - from));
            inserted += insertTogether(template, rows.subList(from, from + size));
            from += size;
        }
        return inserted;
    }

    private int insertTogether(String template, List<@Nullable Object[]> rows) {
        int columns = rows.get(0).length;
        try (PreparedStatement statement = connection.prepareStatement(sql.of(rows(template, columns, rows.size())))) {
            for (int i = 0; i < rows.size(); i++) {
                bind(statement, rows.get(i), i * columns);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The template with places for so many rows. */
    static String rows(String template, int columns, int rows) {
        String places = "(" + "?, ".repeat(columns - 1) + "?)";
        return template.replace("{rows}", places + (", " + places).repeat(rows - 1));
    }

    private PreparedStatement prepared(String statement, @Nullable Object[] args) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        try {
            bind(prepared, args, 0);
            return prepared;
        } catch (SQLException | RuntimeException e) {
            prepared.close();
            throw e;
        }
    }

    private void bind(PreparedStatement statement, @Nullable Object[] args, int before) throws SQLException {
        for (int i = 0; i < args.length; i++) {
            dialect().bind(statement, before + i + 1, args[i]);
        }
    }

    /** The driver's own message stays in the cause: it may repeat what a person has said. */
    private StorageException failed(SQLException e) {
        failure = dialect().failure(e);
        return Failures.inStatement(e);
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException(
                    "session: its transaction is over; use it only inside the work given to inTransaction");
        }
    }
}
