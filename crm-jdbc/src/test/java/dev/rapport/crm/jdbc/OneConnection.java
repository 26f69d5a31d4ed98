package dev.rapport.crm.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** Gives out one connection again and again to each thread, as a pool would: opening one takes longer than most transactions. */
final class OneConnection {

    private OneConnection() {}

    /** What is told to the database at first may make it faster than a host would want. */
    static DataSource of(DataSource database, String atFirst) {
        Map<Thread, Connection> open = new ConcurrentHashMap<>();
        return (DataSource) Proxy.newProxyInstance(
                OneConnection.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, args) -> {
                    if (!method.getName().equals("getConnection")) {
                        return invoke(database, method, args);
                    }
                    Connection kept = open.get(Thread.currentThread());
                    if (kept == null || kept.isClosed()) {
                        kept = opened(database, atFirst);
                        open.put(Thread.currentThread(), kept);
                    }
                    return kept(kept);
                });
    }

    private static Connection opened(DataSource database, String atFirst) throws SQLException {
        Connection connection = database.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(atFirst);
        }
        return connection;
    }

    private static Connection kept(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        return (Connection) Proxy.newProxyInstance(
                OneConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, args) -> method.getName().equals("close") ? null : invoke(connection, method, args));
    }

    private static Object invoke(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
