package dev.rapport.crm.jdbc;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.error.StorageException;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.HostTransaction;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.StorageSession;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.testkit.Samples;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Inside a transaction of the host, which the host alone begins and ends. */
final class JoinedTest {

    private static final TenantId TENANT = new TenantId("acme");

    private static boolean isKept(Storage storage, ContactId id) {
        return storage.inTransaction(TENANT, s -> s.contacts().find(id)).isPresent();
    }

    private static Changes added(Contact contact) {
        return Changes.of(new Change.ContactAdded(contact, Samples.NOW));
    }

    @ParameterizedTest
    @EnumSource
    void doesNothingToTheConnectionButToRunStatements(Database kind) throws SQLException {
        DataSource database = kind.create();
        Storage storage = JdbcStorage.builder(database).createSchema().build();
        Faults seen = new Faults();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Storage joined = storage.join(JdbcTransaction.of(Watched.of(connection, seen)));
            joined.inTransaction(TENANT, Tour::visit);
            assertEquals(
                    Set.of("execute"),
                    seen.actions().stream().filter(a -> !a.startsWith("get")).collect(Collectors.toSet()));
            assertFalse(connection.getAutoCommit());
            assertTrue(joined.isJoined());
            joined.close();
            assertFalse(connection.isClosed());
            connection.rollback();
        }
    }

    @ParameterizedTest
    @EnumSource
    void goesWhenTheHostRollsBackAndStaysWhenItCommits(Database kind) throws SQLException {
        DataSource database = kind.create();
        Database.run(database, "create table orders (id int)");
        Storage storage = JdbcStorage.builder(database).createSchema().build();
        Contact gone = Samples.person().build();
        Contact kept = Samples.person().build();
        try (Connection connection = database.getConnection();
                Statement host = connection.createStatement()) {
            connection.setAutoCommit(false);
            Storage joined = storage.join(JdbcTransaction.of(connection));
            host.execute("insert into orders (id) values (1)");
            assertTrue(joined.inTransaction(TENANT, s -> {
                        s.write(added(gone));
                        return s.contacts().find(gone.id());
                    })
                    .isPresent());
            connection.rollback();
            host.execute("insert into orders (id) values (2)");
            joined.inTransaction(TENANT, s -> {
                s.write(added(kept));
                return true;
            });
            connection.commit();
        }
        assertFalse(isKept(storage, gone.id()));
        assertTrue(isKept(storage, kept.id()));
        assertEquals(List.of("2"), Database.ask(database, "select id from orders"));
    }

    @ParameterizedTest
    @EnumSource
    void letsTheHostGoOnAfterARefusedWrite(Database kind) throws SQLException {
        DataSource database = kind.create();
        Storage storage = JdbcStorage.builder(database).createSchema().build();
        Contact ada = Samples.person().externalRef("shop", "4711").build();
        Contact other = Samples.person().externalRef("shop", "4711").build();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Storage joined = storage.join(JdbcTransaction.of(connection));
            joined.inTransaction(TENANT, s -> {
                s.write(added(ada));
                assertThrows(DuplicateException.class, () -> s.write(added(ada)));
                assertThrows(DuplicateException.class, () -> s.write(added(other)));
                return true;
            });
            connection.commit();
        }
        assertTrue(isKept(storage, ada.id()));
        assertFalse(isKept(storage, other.id()));
    }

    @ParameterizedTest
    @EnumSource
    void givesOutNoClaims(Database kind) throws SQLException {
        DataSource database = kind.create();
        Storage storage = JdbcStorage.builder(database).createSchema().build();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Storage joined = storage.join(JdbcTransaction.of(connection));
            IllegalStateException refusal =
                    assertThrows(IllegalStateException.class, () -> joined.inTransaction(TENANT, Tour::claim));
            assertTrue(String.valueOf(refusal.getMessage()).startsWith("claim:"), refusal.getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void triesNothingTwice(Database kind) throws SQLException {
        DataSource database = kind.create();
        Storage storage = JdbcStorage.builder(database).createSchema().build();
        SQLException conflict = new SQLException("in the way", "40001");
        Faults faults = new Faults().at("execute", conflict);
        try (Connection connection = Watched.of(database.getConnection(), faults)) {
            connection.setAutoCommit(false);
            Storage joined = storage.join(JdbcTransaction.of(connection));
            StorageException failure = assertThrows(
                    StorageException.class,
                    () -> joined.inTransaction(
                            TENANT,
                            s -> s.contacts().find(Samples.person().build().id())));
            assertEquals(conflict, failure.getCause());
            assertEquals(1, faults.count("execute"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isOfNoUseAfterTheWork(Database kind) throws SQLException {
        DataSource database = kind.create();
        Storage storage = JdbcStorage.builder(database).createSchema().build();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Storage joined = storage.join(JdbcTransaction.of(connection));
            StorageSession leaked = joined.inTransaction(TENANT, s -> s);
            assertThrows(
                    IllegalStateException.class,
                    () -> leaked.contacts().find(Samples.person().build().id()));
            assertThrows(IllegalStateException.class, () -> leaked.write(new Changes(List.of())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesATransactionOfAnotherKind(Database kind) {
        Storage storage = JdbcStorage.builder(kind.create()).createSchema().build();
        HostTransaction other = new HostTransaction() {};
        assertThrows(IllegalArgumentException.class, () -> storage.join(other));
    }

    @ParameterizedTest
    @EnumSource
    void refusesAConnectionThatCommitsEachStatement(Database kind) throws SQLException {
        DataSource database = kind.create();
        Storage storage = JdbcStorage.builder(database).createSchema().build();
        try (Connection connection = database.getConnection()) {
            JdbcTransaction transaction = JdbcTransaction.of(connection);
            assertNamesTheRemedy(assertThrows(IllegalStateException.class, () -> storage.join(transaction)));
            connection.setAutoCommit(false);
            Storage joined = storage.join(transaction);
            connection.setAutoCommit(true);
            assertNamesTheRemedy(
                    assertThrows(IllegalStateException.class, () -> joined.inTransaction(TENANT, s -> s.now())));
        }
    }

    /** Only the driver of H2 tells such a transaction from none. */
    @ParameterizedTest
    @EnumSource
    void refusesATransactionThatTheDriverDoesNotKnowOf(Database kind) throws SQLException {
        DataSource database = kind.create();
        Storage storage = JdbcStorage.builder(database).createSchema().build();
        try (Connection connection = database.getConnection();
                Statement host = connection.createStatement()) {
            host.execute("begin");
            assertEquals(kind != Database.H2, connection.getAutoCommit());
            JdbcTransaction transaction = JdbcTransaction.of(connection);
            if (connection.getAutoCommit()) {
                assertNamesTheRemedy(assertThrows(IllegalStateException.class, () -> storage.join(transaction)));
            } else {
                assertNotNull(storage.join(transaction));
            }
            host.execute("rollback");
        }
    }

    private static void assertNamesTheRemedy(IllegalStateException refusal) {
        assertTrue(String.valueOf(refusal.getMessage()).contains("setAutoCommit(false)"), refusal.getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void worksInTheTransactionThatAFrameworkHasBoundToTheThread(Database kind) throws SQLException {
        BoundConnections source = new BoundConnections(kind.create());
        Storage storage = JdbcStorage.builder(source).createSchema().build();
        Contact gone = Samples.person().build();
        Contact kept = Samples.person().build();
        source.begin();
        assertTrue(storage.isJoined());
        storage.inTransaction(TENANT, s -> {
            s.write(added(gone));
            return true;
        });
        assertThrows(IllegalStateException.class, () -> storage.inTransaction(TENANT, Tour::claim));
        source.rollback();
        assertFalse(storage.isJoined());
        storage.inTransaction(TENANT, s -> {
            s.write(added(kept));
            return true;
        });
        assertFalse(isKept(storage, gone.id()));
        assertTrue(isKept(storage, kept.id()));
        source.begin();
        assertThrows(
                IllegalStateException.class, () -> JdbcStorage.builder(source).build());
        source.rollback();
    }

    @ParameterizedTest
    @EnumSource
    void belongsToTheTenantThatHasJoined(Database kind) throws SQLException {
        DataSource database = kind.create();
        Storage storage = JdbcStorage.builder(database).createSchema().build();
        Crm crm = Crm.builder().storage(storage).build();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Crm joined = crm.forTenant("acme").join(JdbcTransaction.of(connection));
            assertThrows(IllegalStateException.class, () -> joined.forTenant("other"));
            connection.rollback();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesATransactionOfAFrameworkThatIsOnAnotherConnection(Database kind) throws SQLException {
        BoundConnections source = new BoundConnections(kind.create());
        Storage storage = JdbcStorage.builder(source).createSchema().build();
        source.begin();
        requireNonNull(source.bound).setAutoCommit(true);
        assertNamesTheRemedy(
                assertThrows(IllegalStateException.class, () -> storage.inTransaction(TENANT, s -> s.now())));
        requireNonNull(source.bound).setAutoCommit(false);
        source.rollback();
    }

    /** What a framework does: a connection for the thread while it is in a transaction. */
    private static final class BoundConnections implements ConnectionSource {

        private final DataSource database;
        private @Nullable Connection bound;

        BoundConnections(DataSource database) {
            this.database = database;
        }

        void begin() throws SQLException {
            Connection connection = database.getConnection();
            connection.setAutoCommit(false);
            bound = connection;
        }

        void rollback() throws SQLException {
            Connection connection = requireNonNull(bound);
            connection.rollback();
            connection.close();
            bound = null;
        }

        @Override
        public Connection acquire() throws SQLException {
            return bound != null ? bound : database.getConnection();
        }

        @Override
        public void release(Connection connection) throws SQLException {
            if (connection != bound) {
                connection.close();
            }
        }

        @Override
        public boolean isInTransaction() {
            return bound != null;
        }
    }
}
