package dev.rapport.crm.jdbc;

import dev.rapport.crm.storage.HostTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/**
 * A transaction that the host has opened on a connection of its own and will end.
 *
 * <p>Nothing is done to the connection but to run statements on it: it is never committed, rolled back, closed or set to
 * anything. A connection that commits each statement by itself is refused. So is one on which the host has executed {@code
 * begin} without telling the driver, but on H2: any other driver then still says that each statement commits itself.
 * MariaDB must not repeat reads in it: its isolation is {@code READ COMMITTED}, or it is refused.
 * After a write that failed halfway every use is refused: roll back, then make another one of these. Not thread-safe, as
 * the connection is not.
 *
 * <pre>{@code
 * connection.setAutoCommit(false);
 * orders.insert(connection, order);
 * crm.join(JdbcTransaction.of(connection)).interactions().record(purchase);
 * connection.commit();
 * }</pre>
 */
public final class JdbcTransaction implements HostTransaction {

    private final Connection connection;
    private boolean spoiled;

    private JdbcTransaction(Connection connection) {
        this.connection = connection;
    }

    /**
     * The transaction of a connection.
     *
     * @param connection one to the database of the storage, with a transaction that the host will end; {@code
     *     getAutoCommit()} is false whenever it is used
     * @return the transaction
     */
    public static JdbcTransaction of(Connection connection) {
        return new JdbcTransaction(Objects.requireNonNull(connection, "connection"));
    }

    Connection connection() {
        return connection;
    }

    /** A part of what belongs together was written and the rest was not. */
    void spoil() {
        spoiled = true;
    }

    /** In autocommit each statement would be kept by itself, and no lock outlast its statement. */
    void requireTransaction(Engine engine) {
        if (spoiled) {
            throw new IllegalStateException(
                    "transaction: a write in it has failed, and a part of it may be there; roll it"
                            + " back, then join another");
        }
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalStateException("transaction: the connection commits each statement by itself; call"
                        + " setAutoCommit(false), or let the framework begin its transaction on it, before joining");
            }
            engine.requireIsolation(connection);
        } catch (SQLException e) {
            throw Failures.inConnection(e);
        }
    }

    /**
     * Says what it is, and nothing of the connection.
     *
     * @return a text for logs
     */
    @Override
    public String toString() {
        return "JdbcTransaction";
    }
}
