package dev.rapport.crm.jdbc;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.StorageContract;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;

/** In a file, which H2 closes with the last connection. */
final class H2StorageTest extends StorageContract {

    private static final DataSource DATABASE = KeptConnections.of(H2Database.newFile(), "select 1");

    @Override
    protected Storage create(InstantSource leaseClock) {
        return JdbcStorage.builder(DATABASE).createSchema().clock(leaseClock).build();
    }

    @Override
    protected Optional<Storage> createFailingToCommit(InstantSource leaseClock) {
        return Optional.of(JdbcStorage.builder(
                        Watched.of(DATABASE, new Faults().at("commit", new SQLException("no", "58030"))))
                .clock(leaseClock)
                .build());
    }
}
