package dev.rapport.crm.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Gives out again what was given back, as a pool would: opening a connection takes longer than most transactions. */
final class KeptConnections {

    private final DataSource database;
    private final String atFirst;
    private final Deque<Connection> kept = new ConcurrentLinkedDeque<>();

    private KeptConnections(DataSource database, String atFirst) {
        this.database = database;
        this.atFirst = atFirst;
    }

    /** What is told to the database at first may make it faster than a host would want. */
    static DataSource of(DataSource database, String atFirst) {
        KeptConnections connections = new KeptConnections(database, atFirst);
        return (DataSource) Proxy.newProxyInstance(
                KeptConnections.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, args) ->
                        method.getName().equals("getConnection") ? connections.next() : invoke(database, method, args));
    }

    private Connection next() throws SQLException {
        Connection next = kept.poll();
        while (next != null && next.isClosed()) {
            next = kept.poll();
        }
        Connection connection = next != null ? next : opened();
        connection.setAutoCommit(true);
        return (Connection) Proxy.newProxyInstance(
                KeptConnections.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, args) ->
                        method.getName().equals("close") ? keep(connection) : invoke(connection, method, args));
    }

    private Connection opened() throws SQLException {
        Connection connection = database.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(atFirst);
        }
        return connection;
    }

    /** What was left open is not kept, as in a pool. */
    private @Nullable Object keep(Connection connection) throws SQLException {
        if (!connection.isClosed() && !kept.contains(connection)) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            kept.push(connection);
        }
        return null;
    }

    private static Object invoke(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
