package dev.rapport.crm.jdbc;

import dev.rapport.crm.storage.HostTransaction;
import java.sql.Connection;
import java.util.Objects;

/**
 * A transaction that the host has opened on a connection of its own and will end.
 *
 * <p>Nothing is done to the connection but to run statements on it: it is never committed, rolled back, closed or set to
 * anything. Not thread-safe, as the connection is not.
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

    private JdbcTransaction(Connection connection) {
        this.connection = connection;
    }

    /**
     * The transaction of a connection.
     *
     * @param connection one to the database of the storage, with a transaction that the host will end
     * @return the transaction
     */
    public static JdbcTransaction of(Connection connection) {
        return new JdbcTransaction(Objects.requireNonNull(connection, "connection"));
    }

    Connection connection() {
        return connection;
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
