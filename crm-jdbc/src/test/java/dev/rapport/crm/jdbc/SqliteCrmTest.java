package dev.rapport.crm.jdbc;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.CrmContract;
import java.time.InstantSource;
import javax.sql.DataSource;

/** The facade in a SQLite file. */
final class SqliteCrmTest extends CrmContract {

    private static final DataSource DATABASE = KeptConnections.of(SqliteFile.newDatabase(), "pragma synchronous = off");

    @Override
    protected Storage create(InstantSource leaseClock) {
        return JdbcStorage.builder(DATABASE).createSchema().clock(leaseClock).build();
    }
}
