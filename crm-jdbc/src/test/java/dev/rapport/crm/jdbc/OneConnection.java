package dev.rapport.crm.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Gives out one connection again and again, as a pool would: opening one takes longer than most transactions. */
final class OneConnection {

    private OneConnection() {}

    /** For one thread only; what is told to the database at first may make it faster than a host would want. */
    static DataSource of(DataSource database, String atFirst) {
        Connection[] open = new Connection[1];
        return (DataSource) Proxy.newProxyInstance(
                OneConnection.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, args) -> {
                    if (!method.getName().equals("getConnection")) {
                        return invoke(database, method, args);
                    }
                    if (open[0] == null || open[0].isClosed()) {
                        open[0] = database.getConnection();
                        try (Statement statement = open[0].createStatement()) {
                            statement.execute(atFirst);
                        }
                    }
                    return kept(open[0]);
                });
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
