package dev.rapport.crm.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** New, empty database files, opened as a host should open one. */
final class SqliteFile {

    private SqliteFile() {}

    static DataSource newDatabase() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(10_000);
        SQLiteDataSource dataSource = new SQLiteDataSource(config);
        dataSource.setUrl("jdbc:sqlite:" + newFile());
        return dataSource;
    }

    private static Path newFile() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "sqlite"));
            Path file = Files.createTempFile(folder, "test", ".db").toAbsolutePath();
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
