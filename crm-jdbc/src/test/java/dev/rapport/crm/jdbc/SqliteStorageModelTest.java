package dev.rapport.crm.jdbc;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.StorageModelContract;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Random chains of transactions in a SQLite file. */
final class SqliteStorageModelTest extends StorageModelContract {

    private static final DataSource DATABASE = KeptConnections.of(SqliteFile.newDatabase(), "pragma synchronous = off");

    @Override
    protected Storage create(InstantSource leaseClock) {
        return JdbcStorage.builder(DATABASE).createSchema().clock(leaseClock).build();
    }
}
