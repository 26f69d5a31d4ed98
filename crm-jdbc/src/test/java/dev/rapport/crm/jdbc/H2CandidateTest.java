package dev.rapport.crm.jdbc;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.CandidateContract;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Contacts by random conditions in H2. */
final class H2CandidateTest extends CandidateContract {

    private static final DataSource DATABASE = H2Database.newDatabase();

    @Override
    protected Storage create(InstantSource leaseClock) {
        return JdbcStorage.builder(DATABASE).createSchema().clock(leaseClock).build();
    }
}
