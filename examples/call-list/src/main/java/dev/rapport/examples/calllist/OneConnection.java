package dev.rapport.examples.calllist;

import dev.rapport.crm.jdbc.ConnectionSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Keeps the one connection that a program of one thread needs open between its transactions. */
final class OneConnection implements ConnectionSource, AutoCloseable {
    /** Who reads the file need not wait for who writes, and who writes waits for others, unless the URL says otherwise. */
    private static final Map<String, String> SQLITE = Map.of("journal_mode", "WAL", "busy_timeout", "10000");

    private final String url;
    private @Nullable Connection connection;

    OneConnection(String url) {
        this.url = url;
    }

    @Override
    public Connection acquire() throws SQLException {
        Connection open = connection;
        if (open == null || open.isClosed()) {
            open = DriverManager.getConnection(url, settings());
            connection = open;
        }
        return open;
    }

    private Properties settings() {
        Properties settings = new Properties();
        if (url.startsWith("jdbc:sqlite:")) {
            SQLITE.forEach((name, value) -> {
                if (!url.contains(name)) {
                    settings.setProperty(name, value);
                }
            });
        }
        return settings;
    }

    /** Where it leads to, without the passwords that a URL may hold. */
    String name() {
        return url.replaceFirst("(?s)[?;].*", "").replaceFirst("//.*@", "//");
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
