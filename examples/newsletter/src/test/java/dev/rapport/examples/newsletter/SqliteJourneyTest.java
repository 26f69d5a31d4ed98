package dev.rapport.examples.newsletter;

import dev.rapport.crm.jdbc.JdbcStorage;
import dev.rapport.crm.storage.Storage;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

final class SqliteJourneyTest extends Journey {
    @TempDir
    Path folder;

    @Override
    Storage storage() {
        SQLiteDataSource file = new SQLiteDataSource();
        file.setUrl("jdbc:sqlite:" + folder.resolve("crm.db"));
        return JdbcStorage.builder(file).createSchema().build();
    }
}
