package dev.rapport.crm.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A real PostgreSQL server: started once in this JVM, stopped when it exits, durable like a host's own.
 *
 * <p>A machine that cannot start it fails the tests that need it; none is skipped.
 */
final class PostgresServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private PostgresServer() {}

    /** The database that all tests of this JVM share. */
    static DataSource dataSource() {
        return Running.SERVER.getPostgresDatabase();
    }

    /** A new, empty database for one test. */
    static DataSource newDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
        return Running.SERVER.getDatabase("postgres", name);
    }

    private static final class Running {

        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            Path target = Path.of("target").toAbsolutePath();
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setOverrideWorkingDirectory(target.resolve("pg").toFile())
                        .setDataDirectory(target.resolve(
                                "pg-data-" + ProcessHandle.current().pid()))
                        .setCleanDataDirectory(true)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot start PostgreSQL", e);
            }
        }
    }
}
