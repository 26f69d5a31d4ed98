package dev.rapport.crm.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.error.StorageException;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.PlanBasis;
import dev.rapport.crm.storage.PlanState;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.testkit.Samples;
import java.sql.Connection;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read of a contact belongs to one moment, though it comes from several tables. */
final class SnapshotTest {

    private static final TenantId TENANT = new TenantId("acme");
    private static final int REVISIONS = 400;

    private final Contact ada = Samples.person().build();

    @ParameterizedTest
    @EnumSource
    void readsNoContactBeforeAChangeWithThePlanAfterIt(Database kind) throws Exception {
        DataSource database = kind.create();
        JdbcStorage.builder(database).createSchema().build().inTransaction(TENANT, s -> {
            s.write(Changes.of(new Change.ContactAdded(ada, Samples.NOW)));
            s.write(Changes.of(planned(1)));
            return true;
        });
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try (Connection writing = database.getConnection();
                Connection reading = database.getConnection()) {
            Future<?> written = writer.submit(() -> revise(storage(writing)));
            Storage storage = storage(reading);
            long seen = 0;
            while (!written.isDone() || seen < REVISIONS) {
                seen = consistentRevision(storage);
                if (written.isDone()) {
                    written.get(1, TimeUnit.SECONDS);
                }
            }
        } finally {
            writer.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesNoTransactionOpenIfAQueryFails(Database kind) throws Exception {
        DataSource database = kind.create();
        JdbcStorage.builder(database).createSchema().build();
        try (Connection connection = database.getConnection()) {
            Storage storage = storage(connection);
            Database.run(database, "alter table crm_contact rename to hidden");
            assertThrows(StorageException.class, () -> read(storage));
            Database.run(database, "alter table hidden rename to crm_contact");
            storage.inTransaction(TENANT, s -> {
                s.write(Changes.of(new Change.ContactAdded(ada, Samples.NOW)));
                return true;
            });
            assertEquals(
                    Optional.of(1L), read(storage).map(state -> state.contact().revision()));
        }
    }

    private static Storage storage(Connection connection) {
        return JdbcStorage.builder(new Kept(connection)).build();
    }

    private Change planned(long revision) {
        return new Change.StatePut(
                ada.id(),
                Activity.of(List.of(), FactNeeds.none(), ZoneOffset.UTC),
                new PlanState(
                        new PlanBasis((int) revision, "2026b"), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private void revise(Storage storage) {
        for (long revision = 1; revision < REVISIONS; revision++) {
            long expected = revision;
            storage.inTransaction(TENANT, s -> {
                s.write(new Changes(
                        List.of(new Change.ContactRevised(ada, expected, Samples.NOW), planned(expected + 1))));
                return true;
            });
        }
    }

    private long consistentRevision(Storage storage) {
        ContactState state = read(storage).orElseThrow();
        long revision = state.contact().revision();
        assertEquals(revision, state.plan().orElseThrow().basis().bookVersion(), "the plan of another revision");
        return revision;
    }

    private Optional<ContactState> read(Storage storage) {
        return storage.inTransaction(
                TENANT,
                s -> Optional.ofNullable(
                        s.read(List.of(ada.id()), FactNeeds.none()).get(ada.id())));
    }
}
