package dev.rapport.crm.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection that is ours for a while, and goes back as it came. */
final class HeldConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HeldConnection.class);

    private final ConnectionSource source;
    private final Connection connection;
    private final @Nullable Boolean autoCommit;
    private boolean broken;

    private HeldConnection(ConnectionSource source, Connection connection, @Nullable Boolean autoCommit) {
        this.source = source;
        this.connection = connection;
        this.autoCommit = autoCommit;
    }

    /** Takes a connection on which no transaction is open. */
    static HeldConnection of(ConnectionSource source) throws SQLException {
        Connection connection = source.acquire();
        try {
            boolean autoCommit = connection.getAutoCommit();
            if (!autoCommit) {
                connection.setAutoCommit(true);
            }
            return new HeldConnection(source, connection, autoCommit);
        } catch (SQLException | RuntimeException e) {
            release(source, connection);
            throw e;
        }
    }

    /** Takes the connection of the host's transaction, of which nothing is changed. */
    static HeldConnection ofTransaction(ConnectionSource source) throws SQLException {
        return new HeldConnection(source, source.acquire(), null);
    }

    Connection connection() {
        return connection;
    }

    /** It is not to be used again: a pool that takes it back must find out. */
    void markBroken() {
        broken = true;
    }

    /** What goes wrong here has no influence on what was kept, so nobody needs to handle it. */
    @Override
    public void close() {
        try {
            if (broken) {
                connection.abort(Runnable::run);
            } else if (autoCommit != null && connection.getAutoCommit() != autoCommit) {
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debug("a connection could not be put back as it was", e);
        } finally {
            release(source, connection);
        }
    }

    private static void release(ConnectionSource source, Connection connection) {
        try {
            source.release(connection);
        } catch (SQLException | RuntimeException e) {
            LOG.warn("a connection could not be given back; the pool may run short of connections", e);
        }
    }
}
