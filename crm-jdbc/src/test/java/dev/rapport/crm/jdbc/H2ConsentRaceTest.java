package dev.rapport.crm.jdbc;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.ConsentRaceContract;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Messages and withdrawals at the same time in H2. */
final class H2ConsentRaceTest extends ConsentRaceContract {

    private static final DataSource DATABASE = H2Database.newDatabase();

    @Override
    protected Storage create(InstantSource leaseClock) {
        return JdbcStorage.builder(DATABASE).createSchema().clock(leaseClock).build();
    }

    @Override
    protected int rounds() {
        return 100;
    }
}
