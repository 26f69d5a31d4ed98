package dev.rapport.crm.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Where connections come from, and whether the host has a transaction open.
 *
 * <p>For hosts whose framework binds transactions to threads: inside of one, the storage works on its connection and leaves
 * the end of it to the framework; outside, it opens and ends its own. A transaction on another data source is none here:
 * the example asks for both. After most exceptions the transaction must be rolled back, also if the host catches them:
 * {@code Crm.join} names those after which it need not. Thread-safe, as the storage is.
 *
 * <pre>{@code
 * ConnectionSource spring = new ConnectionSource() {
 *     public Connection acquire() { return DataSourceUtils.getConnection(dataSource); }
 *     public void release(Connection connection) { DataSourceUtils.releaseConnection(connection, dataSource); }
 *     public boolean isInTransaction() {
 *         return TransactionSynchronizationManager.isActualTransactionActive()
 *                 && TransactionSynchronizationManager.hasResource(dataSource);
 *     }
 * };
 * }</pre>
 */
public interface ConnectionSource {

    /**
     * Gives a connection: that of the transaction if there is one.
     *
     * @return the connection, which goes back to {@link #release}
     * @throws SQLException if there is none
     */
    Connection acquire() throws SQLException;

    /**
     * Takes a connection back.
     *
     * @param connection what {@link #acquire} gave
     * @throws SQLException if it cannot be taken back
     */
    void release(Connection connection) throws SQLException;

    /**
     * Whether this thread is in a transaction of the host.
     *
     * @return true if the host will end the transaction of the connection that {@link #acquire} gives, which is then not in
     *     autocommit
     */
    boolean isInTransaction();

    /**
     * Connections of a data source, never in a transaction of the host.
     *
     * @param dataSource gives the connections; closing one gives it back
     * @return the source
     */
    static ConnectionSource of(DataSource dataSource) {
        return new DataSourceConnections(dataSource);
    }
}
