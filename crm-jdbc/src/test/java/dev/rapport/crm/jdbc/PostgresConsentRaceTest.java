package dev.rapport.crm.jdbc;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.ConsentRaceContract;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Messages and withdrawals at the same time on a PostgreSQL server. */
final class PostgresConsentRaceTest extends ConsentRaceContract {

    private static final DataSource DATABASE =
            KeptConnections.of(PostgresServer.newDatabase(), "set synchronous_commit = off");

    @Override
    protected Storage create(InstantSource leaseClock) {
        return JdbcStorage.builder(DATABASE).createSchema().clock(leaseClock).build();
    }

    @Override
    protected int rounds() {
        return 300;
    }

    @Test
    void noticesThatNothingIsLocked() throws Exception {
        assertFalse(violationsWithoutLocks().isEmpty());
    }
}
