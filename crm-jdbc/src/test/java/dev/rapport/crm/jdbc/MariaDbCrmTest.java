package dev.rapport.crm.jdbc;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.CrmContract;
import java.time.InstantSource;
import javax.sql.DataSource;

/** The facade on a MariaDB server. */
final class MariaDbCrmTest extends CrmContract {

    private static final DataSource DATABASE = Database.MARIADB.hasty();

    @Override
    protected Storage create(InstantSource leaseClock) {
        return JdbcStorage.builder(DATABASE).createSchema().clock(leaseClock).build();
    }
}
