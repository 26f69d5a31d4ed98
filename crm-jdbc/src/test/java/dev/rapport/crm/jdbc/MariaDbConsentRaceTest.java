package dev.rapport.crm.jdbc;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.ConsentRaceContract;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Messages and withdrawals at the same time on a MariaDB server. */
final class MariaDbConsentRaceTest extends ConsentRaceContract {

    private static final DataSource DATABASE = Database.MARIADB.hasty();

    @Override
    protected Storage create(InstantSource leaseClock) {
        return JdbcStorage.builder(DATABASE).createSchema().clock(leaseClock).build();
    }

    @Override
    protected int rounds() {
        return 50;
    }
}
