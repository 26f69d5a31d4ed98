package dev.rapport.crm.jdbc;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.CrmRaceContract;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Eight workers and eight writers on a PostgreSQL server. */
final class PostgresCrmRaceTest extends CrmRaceContract {

    private static final DataSource DATABASE =
            KeptConnections.of(PostgresServer.newDatabase(), "set synchronous_commit = off");

    @Override
    protected Storage create(InstantSource leaseClock) {
        return JdbcStorage.builder(DATABASE).createSchema().clock(leaseClock).build();
    }

    /** CI asks for all ten thousand. */
    @Override
    protected int followUps() {
        return 2_000;
    }
}
