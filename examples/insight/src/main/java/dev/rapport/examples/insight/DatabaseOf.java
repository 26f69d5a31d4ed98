package dev.rapport.examples.insight;

import dev.rapport.crm.jdbc.ConnectionSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Keeps the one connection that a program of one thread needs. */
final class DatabaseOf implements ConnectionSource {
    private final String url;
    private @Nullable Connection connection;

    DatabaseOf(String url) {
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

    /** Kept for the next transaction, and until the program ends. */
    @Override
    public void release(Connection released) {}

    @Override
    public boolean isInTransaction() {
        return false;
    }
}
