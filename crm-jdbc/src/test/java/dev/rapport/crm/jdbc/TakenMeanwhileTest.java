package dev.rapport.crm.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.error.StorageException;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.StorageSession;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.storage.TransactionWork;
import dev.rapport.crm.testkit.Samples;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two hosts write the same key: what one has committed stays whole, whatever the other does after its refusal. A file has one writer. */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SQLITE")
final class TakenMeanwhileTest {

    private static final TenantId TENANT = new TenantId("acme");
    private static final ExternalRef REF = new ExternalRef("shop", "4711");

    private final DataSource database;
    private final Storage storage;
    private final Connection first;
    private final Connection second;

    TakenMeanwhileTest(Database kind) {
        database = kind.create();
        storage = JdbcStorage.builder(database).createSchema().build();
        first = begun();
        second = begun();
    }

    private Connection begun() {
        try {
            Connection connection = database.getConnection();
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void closeBoth() throws SQLException {
        first.close();
        second.close();
    }

    private Storage joined(Connection connection) {
        return storage.join(JdbcTransaction.of(connection));
    }

    private static void write(Storage storage, Change... changes) {
        storage.inTransaction(TENANT, s -> {
            s.write(Changes.of(changes));
            return true;
        });
    }

    /** The second has looked and seen nothing; just before it first writes, the first one commits. */
    private Storage secondAfterTheFirstCommits() {
        boolean[] committed = {false};
        return joined(Watched.of(second, new Watched.Watcher() {
            @Override
            public void before(String action, String sql) throws SQLException {
                if (sql.startsWith("insert") && !committed[0]) {
                    committed[0] = true;
                    first.commit();
                }
            }
        }));
    }

    private static Contact contact() {
        return Samples.person().externalRef(REF.source(), REF.id()).build();
    }

    private static Change.ContactAdded added(Contact contact) {
        return new Change.ContactAdded(contact, Samples.NOW);
    }

    private <T> T read(TransactionWork<T> work) {
        return storage.inTransaction(TENANT, work);
    }

    private boolean isFound(Contact contact) {
        return read(s -> s.contacts().findByExternalRef(REF))
                .filter(contact::sameContentAs)
                .isPresent();
    }

    @Test
    void leavesAContactThatIsAddedTwiceFindableByItsReference() throws SQLException {
        Contact ada = contact();
        write(joined(first), added(ada));
        Storage late = secondAfterTheFirstCommits();
        DuplicateException refusal = assertThrows(DuplicateException.class, () -> write(late, added(ada)));
        second.commit();
        assertTrue(isFound(ada));
        assertEquals(1, read(s -> s.contacts().findByPoint(ada.emails().get(0))).size());
        assertEquals("id", refusal.property());
    }

    @Test
    void leavesNothingOfAContactWhoseReferenceIsTaken() throws SQLException {
        Contact ada = contact();
        Contact other = Samples.person()
                .externalRef("web", "1")
                .externalRef(REF.source(), REF.id())
                .build();
        write(joined(first), added(ada));
        Storage late = secondAfterTheFirstCommits();
        DuplicateException refusal = assertThrows(DuplicateException.class, () -> write(late, added(other)));
        assertEquals("externalRef", refusal.property());
        second.commit();
        assertTrue(isFound(ada));
        assertTrue(read(s -> s.contacts().find(other.id())).isEmpty());
        assertEquals(List.of("4711"), Database.ask(database, "select ext_id from crm_contact_ref"));
    }

    @Test
    void leavesTheHolderOfAReferenceAloneThatARevisionAsksFor() throws SQLException {
        Contact ada = contact();
        Contact other = Samples.person().build();
        write(storage, added(other));
        write(joined(first), added(ada));
        Storage late = secondAfterTheFirstCommits();
        Contact revised = other.toBuilder()
                .externalRef("web", "1")
                .externalRef(REF.source(), REF.id())
                .build();
        assertThrows(DuplicateException.class, () -> write(late, new Change.ContactRevised(revised, 1, Samples.NOW)));
        second.commit();
        assertTrue(isFound(ada));
        assertEquals(List.of("4711"), Database.ask(database, "select ext_id from crm_contact_ref"));
    }

    private static Change.InteractionAppended called(InteractionBuilder call) {
        return new Change.InteractionAppended(
                call.stamp(Samples.NOW, ZoneOffset.UTC).build());
    }

    @Test
    void letsTheHostDoNothingMoreInATransactionOfWhichAPartIsMissing() throws SQLException {
        Contact ada = Samples.person().build();
        write(storage, added(ada));
        write(joined(first), called(Samples.call(ada.id()).externalRef("shop", "order")));
        Storage late = secondAfterTheFirstCommits();
        assertThrows(
                DuplicateException.class,
                () -> write(
                        late,
                        called(Samples.call(ada.id())),
                        called(Samples.call(ada.id())),
                        called(Samples.call(ada.id()).externalRef("shop", "order"))));
        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> late.inTransaction(TENANT, StorageSession::now));
        assertTrue(String.valueOf(refusal.getMessage()).contains("roll"), refusal.getMessage());
        second.rollback();
        write(joined(second), called(Samples.call(ada.id())));
        second.commit();
        assertEquals(
                2,
                read(s -> s.interactions().timeline(ada.id(), 10, Optional.empty()))
                        .items()
                        .size());
        assertEquals(List.of("2"), Database.ask(database, "select count(*) from crm_interaction"));
    }

    @Test
    void letsTheHostDoNothingMoreAfterAStatementThatFailed() {
        Contact ada = contact();
        SQLException broken = new SQLException("no space left", "53100");
        Storage joined = joined(Watched.of(second, new Faults().at("execute", broken, 1)));
        assertThrows(StorageException.class, () -> write(joined, added(ada)));
        assertThrows(IllegalStateException.class, () -> write(joined, added(ada)));
    }
}
