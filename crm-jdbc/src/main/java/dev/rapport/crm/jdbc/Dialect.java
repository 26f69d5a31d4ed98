package dev.rapport.crm.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The databases that a storage can be in, and what each of them needs.
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
    POSTGRESQL(new PostgreSql()),

    /**
     * SQLite 3.42 or later: one writer at a time. Open the file with a journal mode of WAL, and with a busy timeout for those
     * that are not of one {@link JdbcStorage}, whose writers queue.
     */
    SQLITE(new Sqlite()),

    /**
     * H2 2.5 or later, in memory, in a file or on a server, in its regular mode. A database in memory is gone with its last
     * connection, and a file is closed and opened again, unless a pool keeps one or the URL says {@code DB_CLOSE_DELAY=-1}. H2
     * writes a commit to the disk some time after it has answered, half a second unless {@code SET WRITE_DELAY} says
     * otherwise, and does not wait for the disk: what was committed last is lost when the power is. Tried with 2.5.252.
     */
    H2(new H2()),

    /**
     * MariaDB 10.6 or later, with tables of InnoDB. Transactions of the storage set their isolation themselves; those of the
     * host that it joins must be {@code READ COMMITTED}. The driver needs no options; each commit is on the disk unless the
     * server was told otherwise by {@code innodb_flush_log_at_trx_commit}. Tried with 11.4 and mariadb-java-client 3.5.
     */
    MARIADB(new MariaDb());

    @SuppressWarnings("ImmutableEnumChecker") // an engine has its name and nothing else
    private final Engine engine;

    Dialect(Engine engine) {
        this.engine = engine;
    }

    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return Arrays.stream(values())
                .filter(dialect -> dialect.engine.product().equalsIgnoreCase(product))
                .findFirst()
                .orElseThrow(() -> UnsupportedDatabaseException.of(product, supported()));
    }

    /** Before there is a connection nobody knows which of them is right: SQLite is busy while another opens its file. */
    static boolean anyCallsAConflict(SQLException e) {
        return Arrays.stream(values()).anyMatch(dialect -> dialect.engine.failure(e) == Failure.CONFLICT);
    }

    private static String supported() {
        List<String> products =
                Arrays.stream(values()).map(d -> d.engine.product()).toList();
        int last = products.size() - 1;
        return String.join(", ", products.subList(0, last)) + " and " + products.get(last);
    }

    Engine engine() {
        return engine;
    }

    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
