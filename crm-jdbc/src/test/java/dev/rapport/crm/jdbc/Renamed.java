package dev.rapport.crm.jdbc;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import javax.sql.DataSource;

/** A database that gives itself another name. */
final class Renamed {

    private Renamed() {}

    static DataSource of(DataSource real, String product) {
        return proxy(
                DataSource.class,
                real,
                "getConnection",
                connection -> proxy(
                        Connection.class,
                        connection,
                        "getMetaData",
                        metaData ->
                                proxy(DatabaseMetaData.class, metaData, "getDatabaseProductName", name -> product)));
    }

    private interface Change {
        Object of(Object answer);
    }

    private static <T> T proxy(Class<T> type, Object real, String changed, Change change) {
        return type.cast(
                Proxy.newProxyInstance(Renamed.class.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
                    Object answer = method.invoke(real, args);
                    return method.getName().equals(changed) ? change.of(answer) : answer;
                }));
    }
}
