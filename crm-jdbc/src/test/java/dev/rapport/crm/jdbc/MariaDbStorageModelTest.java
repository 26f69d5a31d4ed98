package dev.rapport.crm.jdbc;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.StorageModelContract;
import java.time.InstantSource;
import javax.sql.DataSource;
import net.jqwik.api.PropertyDefaults;

/** Random chains of transactions on a MariaDB server. */
@PropertyDefaults(tries = 100)
final class MariaDbStorageModelTest extends StorageModelContract {

    private static final DataSource DATABASE = Database.MARIADB.hasty();

    @Override
    protected Storage create(InstantSource leaseClock) {
        return JdbcStorage.builder(DATABASE).createSchema().clock(leaseClock).build();
    }
}
