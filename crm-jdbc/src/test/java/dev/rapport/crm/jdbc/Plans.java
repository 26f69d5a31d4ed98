package dev.rapport.crm.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Asks the database for the plan of each query, with the very parameters that it is about to run with. */
final class Plans {

    private final DataSource real;
    private final String explain;
    /** Where the plan leaves out what matters: the query is run, and its rows are counted. */
    private final String counted;

    private final PlanWords words;
    private final List<String> plans = new ArrayList<>();

    Plans(DataSource real, Database kind) {
        this.real = real;
        this.explain = switch (kind) {
            case SQLITE -> "explain query plan ";
            case MARIADB -> "explain format = json ";
            default -> "explain ";
        };
        this.counted = kind == Database.H2 ? "explain analyze " : explain;
        this.words = PlanWords.valueOf(kind.name());
    }

    PlanWords words() {
        return words;
    }

    /** The plans of what has run since this was asked last. */
    List<String> take() {
        List<String> taken = List.copyOf(plans);
        plans.clear();
        return taken;
    }

    DataSource explained() {
        return proxy(
                DataSource.class,
                (method, args) -> method.getName().equals("getConnection")
                        ? connection(real.getConnection())
                        : invoke(real, method, args));
    }

    private Connection connection(Connection connection) {
        return proxy(
                Connection.class,
                (method, args) -> method.getName().equals("prepareStatement")
                        ? statement(connection, (String) args[0])
                        : invoke(connection, method, args));
    }

    private PreparedStatement statement(Connection connection, String sql) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(sql);
        List<Object[]> parameters = new ArrayList<>();
        List<Method> setters = new ArrayList<>();
        return proxy(PreparedStatement.class, (method, args) -> {
            if (method.getName().startsWith("set")) {
                setters.add(method);
                parameters.add(args);
            } else if (method.getName().startsWith("execute")) {
                explain(connection, sql, setters, parameters);
            }
            return invoke(prepared, method, args);
        });
    }

    private void explain(Connection connection, String sql, List<Method> setters, List<Object[]> parameters)
            throws Throwable {
        int from = 0;
        for (String single : sql.split(";\n", -1)) {
            int to = from + (int) single.chars().filter(c -> c == '?').count();
            try (PreparedStatement asked =
                    connection.prepareStatement((single.startsWith("select") ? counted : explain) + single)) {
                for (int i = from; i < to; i++) {
                    Object[] moved = parameters.get(i).clone();
                    moved[0] = i - from + 1;
                    invoke(asked, setters.get(i), moved);
                }
                plans.add(single + "\n" + read(asked));
            }
            from = to;
        }
    }

    private static String read(PreparedStatement asked) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (ResultSet rows = asked.executeQuery()) {
            int last = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                plan.append(rows.getString(last)).append('\n');
            }
        }
        return plan.toString();
    }

    private interface Handler {
        Object invoke(Method method, Object[] args) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                Plans.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, args) -> handler.invoke(method, args)));
    }

    private static Object invoke(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
