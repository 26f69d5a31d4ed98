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
import java.util.function.Consumer;
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
    private static final String UNLESS_TAKEN = "{unless taken}";

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

    Engine engine() {
        return sql.engine();
    }

    /** Makes sure that what follows is one transaction. */
    void begin() {
        requireOpen();
        if (begun) {
            return;
        }
        hasTurn = hasTurn || (queue != null && queue.enter());
        try {
            engine().begin(connection);
            begun = true;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    boolean hasBegun() {
        return begun;
    }

    void commit() throws SQLException {
        engine().commit(connection);
        begun = false;
    }

    void rollback() throws SQLException {
        engine().rollback(connection);
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
        if (!engine().nestsQueries() && query.nests()) {
            ask(query, Steps.of(this, query.template(), query.args()));
        } else {
            ask(query, query.statement(sql), query.args());
        }
    }

    private void ask(Query<?> query, Steps steps) {
        ask(query, sql.of(steps.template()), steps.args());
    }

    private void ask(Query<?> query, String complete, @Nullable Object[] args) {
        try (PreparedStatement statement = prepared(complete, args);
                ResultSet result = statement.executeQuery()) {
            query.read(new Row(result, engine()));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Asks in order; each query sees what is committed when the one before it is answered. */
    void askAll(List<Query<?>> queries) {
        if (engine().takesSeveralStatements()) {
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
        if (!engine().takesSeveralStatements()) {
            atOneMoment(() -> queries.forEach(this::ask));
            return;
        }
        requireOpen();
        try {
            askInOneTrip(engine().snapshot() + ";\n", queries, ";\ncommit");
        } catch (RuntimeException e) {
            throw leaveSnapshot(e);
        }
    }

    /** As {@link #askAtOneMoment}, for queries of which one is made of the answer of another. */
    void atOneMoment(Runnable questions) {
        if (begun) {
            questions.run();
            return;
        }
        requireOpen();
        try {
            engine().beginSnapshot(connection);
            questions.run();
            engine().endSnapshot(connection);
        } catch (SQLException e) {
            throw leaveSnapshot(failed(e));
        } catch (RuntimeException e) {
            throw leaveSnapshot(e);
        }
    }

    private RuntimeException leaveSnapshot(RuntimeException because) {
        try {
            engine().leaveSnapshot(connection);
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
                    query.read(new Row(result, engine()));
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
        return insert(template, rows, row -> {});
    }

    /**
     * As {@link #insert(String, List)}; where a row whose key is taken is refused by the database, it is handed on at once, if
     * the template says {@code {unless taken}}.
     */
    int insert(String template, List<@Nullable Object[]> rows, Consumer<@Nullable Object[]> taken) {
        requireOpen();
        begin();
        int inserted = 0;
        int from = 0;
        while (from < rows.size()) {
            // powers of two, so that the driver meets the same few statements again
            int size = Math.min(MAX_ROWS_A_STATEMENT, Integer.highestOneBit(rows.size() - from));
            inserted += insertTogether(template, rows.subList(from, from + size), taken);
            from += size;
        }
        return inserted;
    }

    private int insertTogether(String template, List<@Nullable Object[]> rows, Consumer<@Nullable Object[]> taken) {
        int columns = rows.get(0).length;
        try (PreparedStatement statement = connection.prepareStatement(sql.of(rows(template, columns, rows.size())))) {
            for (int i = 0; i < rows.size(); i++) {
                bind(statement, rows.get(i), i * columns);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            if (!template.contains(UNLESS_TAKEN) || !engine().isTaken(e)) {
                throw failed(e);
            }
        }
        if (rows.size() == 1) {
            taken.accept(rows.get(0));
            return 0;
        }
        // one of them is taken, so none was inserted
        return rows.stream()
                .mapToInt(row -> insertTogether(template, List.<@Nullable Object[]>of(row), taken))
                .sum();
    }

    /** The template with places for so many rows. */
    static String rows(String template, int columns, int rows) {
        String places = "(" + "?, ".repeat(columns - 1) + "?)";
        return template.replace("{rows}", places + (", " + places).repeat(rows - 1));
    }

    private PreparedStatement prepared(String complete, @Nullable Object[] values) throws SQLException {
        String statement = complete;
        @Nullable Object[] args = values;
        if (complete.contains(Steps.LIST)) {
            Steps written = Steps.written(complete, values);
            statement = written.template();
            args = written.args();
        }
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
            engine().bind(statement, before + i + 1, args[i]);
        }
    }

    /** The driver's own message stays in the cause: it may repeat what a person has said. */
    private StorageException failed(SQLException e) {
        failure = engine().failure(e);
        return Failures.inStatement(e);
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException(
                    "session: its transaction is over; use it only inside the work given to inTransaction");
        }
    }
}
