package dev.rapport.crm.jdbc;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.testkit.CrmModelContract;
import java.time.InstantSource;
import javax.sql.DataSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random histories in a SQLite file. */
final class SqliteCrmModelTest extends CrmModelContract {

    private static final DataSource DATABASE = KeptConnections.of(SqliteFile.newDatabase(), "pragma synchronous = off");

    @Override
    protected Storage create(InstantSource leaseClock) {
        return JdbcStorage.builder(DATABASE).createSchema().clock(leaseClock).build();
    }

    @Override
    @Property(tries = 60)
    protected void whatIsKeptInStepIsWhatTheWholeLogGives(@ForAll("histories") Script script) {
        super.whatIsKeptInStepIsWhatTheWholeLogGives(script);
    }
}
