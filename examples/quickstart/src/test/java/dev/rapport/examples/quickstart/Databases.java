package dev.rapport.examples.quickstart;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/** A database of SQLite in a file. */
final class Databases {
    private Databases() {}

    static DataSource in(Path folder) {
        SQLiteDataSource dataSource = new SQLiteDataSource();
        dataSource.setUrl("jdbc:sqlite:" + folder.resolve("crm.db"));
        return dataSource;
    }
}
