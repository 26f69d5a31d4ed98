package dev.rapport.crm.jdbc;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.StorageContract;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;

/** In sessions that repeat reads, as those of MariaDB do unless told otherwise. */
final class MariaDbStorageTest extends StorageContract {

    private static final DataSource DATABASE = Database.MARIADB.hasty();

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
