package dev.rapport.examples.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The databases that are measured, set up as a host would. */
enum Engine {
    /** Durable: every commit waits for the disk. */
    POSTGRESQL("for update of s") {
        @Override
        DataSource dataSource(Path folder) {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setOverrideWorkingDirectory(
                                folder.resolve("pg").toAbsolutePath().toFile())
                        .setDataDirectory(
                                folder.resolve("pg-data-" + UUID.randomUUID()).toAbsolutePath())
                        .setCleanDataDirectory(true)
                        .start()
                        .getPostgresDatabase();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        void bindId(PreparedStatement statement, int index, UUID id) throws SQLException {
            statement.setObject(index, id);
        }

        @Override
        void bindInstant(PreparedStatement statement, int index, Instant instant) throws SQLException {
            statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
        }

        @Override
        void begin(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
        }

        @Override
        void commit(Connection connection) throws SQLException {
            connection.commit();
            connection.setAutoCommit(true);
        }
    },

    /** With a write-ahead log, which waits for the disk at checkpoints only. */
    SQLITE("") {
        @Override
        DataSource dataSource(Path folder) {
            SQLiteConfig config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
            config.setBusyTimeout(10_000);
            SQLiteDataSource dataSource = new SQLiteDataSource(config);
            try {
                Files.createDirectories(folder);
                dataSource.setUrl("jdbc:sqlite:"
                        + Files.createTempFile(folder, "record", ".db").toAbsolutePath());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return dataSource;
        }

        @Override
        void bindId(PreparedStatement statement, int index, UUID id) throws SQLException {
            statement.setString(index, id.toString());
        }

        @Override
        void bindInstant(PreparedStatement statement, int index, Instant instant) throws SQLException {
            statement.setLong(index, ChronoUnit.MICROS.between(Instant.EPOCH, instant));
        }

        @Override
        void begin(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("begin immediate")) {
                statement.execute();
            }
        }

        @Override
        void commit(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("commit")) {
                statement.execute();
            }
        }
    };

    final String lock;

    Engine(String lock) {
        this.lock = lock;
    }

    abstract DataSource dataSource(Path folder);

    abstract void bindId(PreparedStatement statement, int index, UUID id) throws SQLException;

    abstract void bindInstant(PreparedStatement statement, int index, Instant instant) throws SQLException;

    abstract void begin(Connection connection) throws SQLException;

    abstract void commit(Connection connection) throws SQLException;

    final void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof UUID id) {
                bindId(statement, i + 1, id);
            } else if (values[i] instanceof Instant instant) {
                bindInstant(statement, i + 1, instant);
            } else {
                statement.setString(i + 1, (String) values[i]);
            }
        }
    }
}
