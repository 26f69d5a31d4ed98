package dev.rapport.crm.jdbc;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.CrmRaceContract;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Eight workers and eight writers on a MariaDB server. */
final class MariaDbCrmRaceTest extends CrmRaceContract {

    private static final DataSource DATABASE = Database.MARIADB.hasty();

    @Override
    protected Storage create(InstantSource leaseClock) {
        return JdbcStorage.builder(DATABASE).createSchema().clock(leaseClock).build();
    }

    /** CI asks for all ten thousand. */
    @Override
    protected int followUps() {
        return 500;
    }
}
