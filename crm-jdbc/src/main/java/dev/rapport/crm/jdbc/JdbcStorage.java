package dev.rapport.crm.jdbc;

import dev.rapport.crm.error.StorageException;
import dev.rapport.crm.storage.HostTransaction;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.storage.TransactionWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A storage in tables of the host's own database; a claimed follow-up is given out at least once, and again when its lease
 * has ended.
 *
 * <p>Each transaction takes one connection and gives it back; inside a {@linkplain ConnectionSource transaction of the host}
 * it uses the host's. Thread-safe.
 *
 * <pre>{@code
 * Storage storage = JdbcStorage.builder(dataSource)
 *         .tablePrefix("crm_")
 *         .createSchema()
 *         .build();
 * Crm crm = Crm.builder().storage(storage).rules(rules).build();
 * }</pre>
 */
public final class JdbcStorage implements Storage {

    private final ConnectionSource source;
    private final Sql sql;
    private final @Nullable InstantSource clock;
    private final OwnTransactions own;

    private JdbcStorage(Builder builder, Sql sql, boolean beginsAtOnce) {
        source = builder.source;
        clock = builder.clock;
        this.sql = sql;
        own = new OwnTransactions(source, sql, clock, builder.retries, beginsAtOnce);
    }

    /**
     * Begins a storage on a data source: each transaction opens a connection, ends it and closes it.
     *
     * @param dataSource usually a pool; one connection is enough
     * @return a builder
     */
    public static Builder builder(DataSource dataSource) {
        return builder(ConnectionSource.of(dataSource));
    }

    /**
     * Begins a storage that works inside the transactions of a framework.
     *
     * @param source knows whether the host has a transaction open
     * @return a builder
     */
    public static Builder builder(ConnectionSource source) {
        return new Builder(source);
    }

    @Override
    public <T> T inTransaction(TenantId tenant, TransactionWork<T> work) {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(work, "work");
        return source.isInTransaction() ? ambient(tenant, work) : own.run(tenant, work);
    }

    private <T> T ambient(TenantId tenant, TransactionWork<T> work) {
        try (HeldConnection held = HeldConnection.ofTransaction(source)) {
            JdbcTransaction transaction = JdbcTransaction.of(held.connection());
            return new JoinedStorage(transaction, sql, clock).inTransaction(tenant, work);
        } catch (SQLException e) {
            throw Failures.inConnection(e);
        }
    }

    /**
     * The same storage inside a transaction of the host: it never commits, rolls back, closes or retries.
     *
     * @param transaction a {@link JdbcTransaction}
     * @return a storage for the thread and the time of that transaction
     * @throws IllegalStateException if the connection is in autocommit, which is asked again at each use
     */
    @Override
    public Storage join(HostTransaction transaction) {
        if (transaction instanceof JdbcTransaction jdbc) {
            jdbc.requireTransaction(sql.engine());
            return new JoinedStorage(jdbc, sql, clock);
        }
        return Storage.super.join(transaction);
    }

    @Override
    public boolean isJoined() {
        return source.isInTransaction();
    }

    /** Does nothing: the connections are the host's. */
    @Override
    public void close() {}

    /**
     * Says where the tables are and how they are used.
     *
     * <table>
     * <caption>What holds unless it is said otherwise</caption>
     * <tr><th>setting</th><th>unless said</th></tr>
     * <tr><td>{@link #tablePrefix}</td><td>{@code crm_}</td></tr>
     * <tr><td>{@link #schema}</td><td>wherever the connection looks for tables without a schema</td></tr>
     * <tr><td>{@link #createSchema}</td><td>the tables must be there in the right version</td></tr>
     * <tr><td>{@link #dialect}</td><td>what the connection says it is</td></tr>
     * <tr><td>{@link #clock}</td><td>the clock of the database</td></tr>
     * <tr><td>{@link #retries}</td><td>12 tries within 10 seconds</td></tr>
     * </table>
     *
     * <p>Not thread-safe.
     *
     * <pre>{@code
     * Storage storage = JdbcStorage.builder(dataSource).schema("sales").build();
     * }</pre>
     */
    public static final class Builder {

        private final ConnectionSource source;
        private String prefix = Schema.PREFIX;
        private @Nullable String schema;
        private boolean creates;
        private @Nullable Dialect dialect;
        private @Nullable InstantSource clock;
        private Retries retries = Retries.of(Retries.TRIES, Retries.AT_MOST);

        private Builder(ConnectionSource source) {
            this.source = Objects.requireNonNull(source, "source");
        }

        /**
         * Sets what the names of all tables and indexes begin with.
         *
         * @param value at most 31 letters, digits and underscores, no digit first; may be empty
         * @return this builder
         */
        public Builder tablePrefix(String value) {
            prefix = Sql.checkedPrefix(value);
            return this;
        }

        /**
         * Sets the schema that the tables are in; on MariaDB that is a database, on SQLite an attached file.
         *
         * @param value 1 to 63 letters, digits and underscores, no digit first
         * @return this builder
         */
        public Builder schema(String value) {
            schema = Sql.checkedSchema(value);
            return this;
        }

        /**
         * Creates the tables, or brings them to the version of this release, when the storage is built.
         *
         * <p>Any number of nodes may do so at once. Without it the version is checked, and nothing created.
         *
         * @return this builder
         */
        public Builder createSchema() {
            creates = true;
            return this;
        }

        /**
         * Sets the kind of database, where the driver does not tell or tells another.
         *
         * @param value the dialect to use
         * @return this builder
         */
        public Builder dialect(Dialect value) {
            dialect = Objects.requireNonNull(value, "dialect");
            return this;
        }

        /**
         * Measures leases by another clock than the database's; for tests.
         *
         * @param value the clock
         * @return this builder
         */
        public Builder clock(InstantSource value) {
            clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /**
         * Sets how often a transaction is tried that was not kept through no fault of its work.
         *
         * @param tries how often in all, 1 for no retries
         * @param atMost no further try begins after this time
         * @return this builder
         */
        public Builder retries(int tries, Duration atMost) {
            if (tries < 1 || atMost.isNegative()) {
                throw new IllegalArgumentException(
                        "retries: " + tries + " tries, must be 1 or more within zero or more time");
            }
            return retries(Retries.of(tries, atMost));
        }

        /**
         * Runs each work once only; the caller meets every conflict.
         *
         * @return this builder
         */
        public Builder withoutRetries() {
            return retries(1, Duration.ZERO);
        }

        Builder retries(Retries value) {
            retries = value;
            return this;
        }

        /**
         * Connects once, and checks or creates the tables.
         *
         * @return the storage
         * @throws UnsupportedDatabaseException if there is no dialect for the database
         * @throws dev.rapport.crm.error.SchemaException if the tables are not those of this release
         * @throws StorageException if there is no connection
         * @throws IllegalStateException inside a transaction of the host
         */
        public JdbcStorage build() {
            if (source.isInTransaction()) {
                throw new IllegalStateException("build: inside a transaction of the host; build the storage before");
            }
            Retries.Attempts attempts = retries.begin();
            while (true) {
                try {
                    return connect();
                } catch (SQLException e) {
                    if (!Dialect.anyCallsAConflict(e) || !attempts.again(Failure.CONFLICT)) {
                        throw Failures.inConnection(e);
                    }
                }
            }
        }

        private JdbcStorage connect() throws SQLException {
            try (HeldConnection held = HeldConnection.of(source)) {
                Connection connection = held.connection();
                Dialect used = dialect != null ? dialect : Dialect.of(connection);
                Sql sql = new Sql(used, prefix, schema);
                Migration migration = new Migration(connection, sql);
                if (creates) {
                    migration.run(retries);
                }
                migration.validate();
                return new JdbcStorage(this, sql, !used.engine().readsWithoutTransaction(connection));
            }
        }
    }
}
