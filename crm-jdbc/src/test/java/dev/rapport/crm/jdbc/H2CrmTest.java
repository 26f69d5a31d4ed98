package dev.rapport.crm.jdbc;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.CrmContract;
import java.time.InstantSource;
import javax.sql.DataSource;

/** The facade in H2. */
final class H2CrmTest extends CrmContract {

    private static final DataSource DATABASE = H2Database.newDatabase();

    @Override
    protected Storage create(InstantSource leaseClock) {
        return JdbcStorage.builder(DATABASE).createSchema().clock(leaseClock).build();
    }
}
