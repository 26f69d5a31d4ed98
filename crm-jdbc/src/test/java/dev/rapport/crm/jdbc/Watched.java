package dev.rapport.crm.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** A database that tells what is done to its connections, and fails where a test says so. */
final class Watched {

    private static final List<String> ENDINGS = List.of("commit", "rollback");

    /** Sees what happens, and may throw instead of letting it happen, or after it has. */
    interface Watcher {
        /** Before a method of the connection, "getConnection", or "execute" of a statement; the text is the statement's. */
        default void before(String action, String sql) throws SQLException {}

        default void after(String action, String sql) throws SQLException {}
    }

    private Watched() {}

    static DataSource of(DataSource real, Watcher watcher) {
        return proxy(DataSource.class, (method, args) -> {
            if (!method.getName().equals("getConnection")) {
                return invoke(real, method, args);
            }
            watcher.before("getConnection", "");
            return of(real.getConnection(), watcher);
        });
    }

    static Connection of(Connection real, Watcher watcher) {
        return proxy(Connection.class, (method, args) -> {
            String name = method.getName();
            if (name.equals("prepareStatement")) {
                return statement(PreparedStatement.class, invoke(real, method, args), (String) args[0], watcher);
            }
            if (name.equals("createStatement")) {
                return statement(Statement.class, invoke(real, method, args), "", watcher);
            }
            watcher.before(name, "");
            Object answer = invoke(real, method, args);
            watcher.after(name, "");
            return answer;
        });
    }

    private static <S extends Statement> S statement(Class<S> type, Object real, String prepared, Watcher watcher) {
        return proxy(type, (method, args) -> {
            if (!method.getName().startsWith("execute")) {
                return invoke(real, method, args);
            }
            String sql = args != null && args.length > 0 && args[0] instanceof String text ? text : prepared;
            // SQLite ends transactions by statements
            String action = ENDINGS.contains(sql) ? sql : "execute";
            watcher.before(action, sql);
            Object answer = invoke(real, method, args);
            watcher.after(action, sql);
            return answer;
        });
    }

    private interface Handler {
        Object invoke(Method method, Object[] args) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                Watched.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, args) -> handler.invoke(method, args)));
    }

    private static Object invoke(Object real, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
