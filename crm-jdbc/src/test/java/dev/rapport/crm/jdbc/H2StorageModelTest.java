package dev.rapport.crm.jdbc;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.StorageModelContract;
import java.time.InstantSource;
import javax.sql.DataSource;
import net.jqwik.api.PropertyDefaults;

/** Random chains of transactions in H2. */
@PropertyDefaults(tries = 200)
final class H2StorageModelTest extends StorageModelContract {

    private static final DataSource DATABASE = H2Database.newDatabase();

    @Override
    protected Storage create(InstantSource leaseClock) {
        return JdbcStorage.builder(DATABASE).createSchema().clock(leaseClock).build();
    }
}
