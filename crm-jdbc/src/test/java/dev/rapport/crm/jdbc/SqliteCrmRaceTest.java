package dev.rapport.crm.jdbc;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.CrmRaceContract;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Eight workers and eight writers in a SQLite file. */
final class SqliteCrmRaceTest extends CrmRaceContract {

    private static final DataSource DATABASE = OneConnection.of(SqliteFile.newDatabase(), "pragma synchronous = off");

    @Override
    protected Storage create(InstantSource leaseClock) {
        return JdbcStorage.builder(DATABASE).createSchema().clock(leaseClock).build();
    }

    /** Writers of a file wait for each other without a queue, and one of eight may wait too long on a busy machine. */
    @Override
    protected int followUps() {
        return 2_000;
    }
}
