package dev.rapport.crm.jdbc;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.StorageContract;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;

final class SqliteStorageTest extends StorageContract {

    private static final DataSource DATABASE = SqliteFile.newDatabase();

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
