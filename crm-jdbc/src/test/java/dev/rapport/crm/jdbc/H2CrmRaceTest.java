package dev.rapport.crm.jdbc;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.CrmRaceContract;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Eight workers and eight writers in H2. */
final class H2CrmRaceTest extends CrmRaceContract {

    private static final DataSource DATABASE = H2Database.newDatabase();

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
