package dev.rapport.crm.jdbc;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** New, empty databases of H2, in memory for as long as this JVM runs, or in a file. */
final class H2Database {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private H2Database() {}

    static DataSource newDatabase() {
        return opened("mem:test" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
    }

    static DataSource newFile() {
        return opened("file:./target/h2/test-" + ProcessHandle.current().pid() + "-" + DATABASES.incrementAndGet());
    }

    /** The same database for another user. */
    static DataSource as(DataSource owner, String user) {
        String url = ((JdbcDataSource) owner).getURL();
        // only an administrator may say how long the database stays
        return of(url.substring(0, url.indexOf(';')), user);
    }

    private static DataSource opened(String where) {
        return of("jdbc:h2:" + where, "sa");
    }

    private static DataSource of(String url, String user) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL(url);
        dataSource.setUser(user);
        return dataSource;
    }
}
