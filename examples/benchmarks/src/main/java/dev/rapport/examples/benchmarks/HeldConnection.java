package dev.rapport.examples.benchmarks;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A pool of one connection, which counts what is sent over it while it is asked to. */
final class HeldConnection {

    private final Connection real;
    private boolean isCounting;
    private int sent;

    HeldConnection(DataSource dataSource) throws SQLException {
        real = dataSource.getConnection();
    }

    /** The connection itself. */
    Connection connection() {
        return proxy(Connection.class, this::onConnection);
    }

    /** Gives the connection to whoever asks, and keeps it open. */
    DataSource dataSource() {
        return proxy(DataSource.class, (proxy, method, args) -> {
            if (method.getName().equals("getConnection")) {
                return connection();
            }
            throw new UnsupportedOperationException(method.getName());
        });
    }

    /** How many statements and commits are sent while something runs; each is a round trip. */
    int count(Runnable work) {
        isCounting = true;
        sent = 0;
        try {
            work.run();
            return sent;
        } finally {
            isCounting = false;
        }
    }

    private @Nullable Object onConnection(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
        if (method.getName().equals("close")) {
            return null;
        }
        if (isCounting && method.getName().equals("commit")) {
            sent++;
        }
        @Nullable Object result = invoke(real, method, args);
        if (isCounting && result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, (p, m, a) -> onStatement(statement, m, a));
        }
        return isCounting && result instanceof Statement statement
                ? proxy(Statement.class, (p, m, a) -> onStatement(statement, m, a))
                : result;
    }

    private @Nullable Object onStatement(Statement statement, Method method, Object @Nullable [] args)
            throws Throwable {
        if (method.getName().startsWith("execute")) {
            sent++;
        }
        return invoke(statement, method, args);
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
