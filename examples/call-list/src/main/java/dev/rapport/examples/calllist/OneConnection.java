package dev.rapport.examples.calllist;

import dev.rapport.crm.jdbc.ConnectionSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Keeps the one connection that a program of one thread needs open between its transactions. */
final class OneConnection implements ConnectionSource, AutoCloseable {
    private final String url;
    private @Nullable Connection connection;

    OneConnection(String url) {
        this.url = url;
    }

    @Override
    public Connection acquire() throws SQLException {
        Connection open = connection;
        if (open == null || open.isClosed()) {
            open = DriverManager.getConnection(url);
            connection = open;
        }
        return open;
    }

    /** Keeps it for the next transaction. */
    @Override
    public void release(Connection released) {}

    @Override
    public boolean isInTransaction() {
        return false;
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }
}
