package dev.rapport.crm.jdbc;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.CandidateContract;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Contacts by random conditions on a MariaDB server. */
final class MariaDbCandidateTest extends CandidateContract {

    private static final DataSource DATABASE = Database.MARIADB.hasty();

    @Override
    protected Storage create(InstantSource leaseClock) {
        return JdbcStorage.builder(DATABASE).createSchema().clock(leaseClock).build();
    }
}
