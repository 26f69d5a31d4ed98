package dev.rapport.crm.jdbc;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.CrmRaceContract;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Eight workers and eight writers in a SQLite file. */
final class SqliteCrmRaceTest extends CrmRaceContract {

    private static final DataSource DATABASE = KeptConnections.of(SqliteFile.newDatabase(), "pragma synchronous = off");

    @Override
    protected Storage create(InstantSource leaseClock) {
        return JdbcStorage.builder(DATABASE).createSchema().clock(leaseClock).build();
    }

    /** A file has one writer at a time. */
    @Override
    protected int followUps() {
        return 2_000;
    }
}
