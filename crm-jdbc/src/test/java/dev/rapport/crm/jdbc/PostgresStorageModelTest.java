package dev.rapport.crm.jdbc;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.StorageModelContract;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Random chains of transactions on a PostgreSQL server. */
final class PostgresStorageModelTest extends StorageModelContract {

    private static final DataSource DATABASE =
            KeptConnections.of(PostgresServer.newDatabase(), "set synchronous_commit = off");

    @Override
    protected Storage create(InstantSource leaseClock) {
        return JdbcStorage.builder(DATABASE).createSchema().clock(leaseClock).build();
    }
}
