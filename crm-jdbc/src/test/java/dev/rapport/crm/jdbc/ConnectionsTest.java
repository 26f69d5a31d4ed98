package dev.rapport.crm.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.testkit.Samples;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to the connections of transactions of our own. */
final class ConnectionsTest {

    private static final TenantId TENANT = new TenantId("acme");

    @ParameterizedTest
    @EnumSource
    void oneConnectionIsEnough(Database kind) {
        OneConnection pool = new OneConnection(kind.create());
        Storage storage = JdbcStorage.builder(pool).createSchema().build();
        storage.inTransaction(TENANT, Tour::visit);
        assertEquals(1, storage.inTransaction(TENANT, Tour::claim).size());
        assertEquals(pool.taken.get(), pool.returned.get());
    }

    @ParameterizedTest
    @EnumSource
    void anInnerTransactionIsRefusedAsItWouldWaitForTheOuterOne(Database kind) {
        OneConnection pool = new OneConnection(kind.create());
        Storage storage = JdbcStorage.builder(pool).createSchema().build();
        storage.inTransaction(TENANT, outer -> {
            assertThrows(IllegalStateException.class, () -> storage.inTransaction(TENANT, inner -> inner.now()));
            return outer.now();
        });
        storage.inTransaction(TENANT, Tour::visit);
    }

    @ParameterizedTest
    @EnumSource
    void everyConnectionGoesBackAsItCame(Database kind) throws SQLException {
        for (boolean autoCommit : new boolean[] {true, false}) {
            try (Connection connection = kind.create().getConnection()) {
                connection.setAutoCommit(autoCommit);
                Storage storage =
                        JdbcStorage.builder(new Same(connection)).createSchema().build();
                assertEquals(autoCommit, connection.getAutoCommit());
                storage.inTransaction(TENANT, Tour::visit);
                assertEquals(autoCommit, connection.getAutoCommit());
                assertThrows(
                        IllegalStateException.class,
                        () -> storage.inTransaction(TENANT, s -> {
                            Tour.claim(s);
                            throw new IllegalStateException("the work failed");
                        }));
                assertEquals(autoCommit, connection.getAutoCommit());
                assertEquals(1, storage.inTransaction(TENANT, Tour::claim).size());
                assertFalse(connection.isClosed());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void closesTheConnectionAlsoWhenTheCommitFails(Database kind) {
        DataSource database = kind.create();
        JdbcStorage.builder(database).createSchema().build();
        Faults faults = new Faults().at("commit", new SQLException("disk full", "53100"));
        Storage storage = JdbcStorage.builder(Watched.of(database, faults)).build();
        long before = faults.count("close");
        assertThrows(RuntimeException.class, () -> storage.inTransaction(TENANT, Tour::visit));
        assertEquals(before + 1, faults.count("close"));
        assertEquals(1, faults.count("rollback"));
    }

    @ParameterizedTest
    @EnumSource
    void givesTheCallerTheVeryExceptionOfTheWork(Database kind) {
        Storage storage = JdbcStorage.builder(kind.create()).createSchema().build();
        Contact ada = Samples.person().build();
        AssertionError thrown = new AssertionError("the work failed");
        Throwable caught = assertThrows(
                AssertionError.class,
                () -> storage.inTransaction(TENANT, s -> {
                    s.write(Changes.of(new Change.ContactAdded(ada, Samples.NOW)));
                    throw thrown;
                }));
        assertSame(thrown, caught);
        assertTrue(
                storage.inTransaction(TENANT, s -> s.contacts().find(ada.id())).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void keepsNothingIfTheWorkHidesAHalfAppliedWrite(Database kind) {
        Storage storage = JdbcStorage.builder(kind.create()).createSchema().build();
        Contact ada = Samples.person().build();
        Changes twice =
                Changes.of(new Change.ContactAdded(ada, Samples.NOW), new Change.ContactAdded(ada, Samples.NOW));
        assertThrows(
                RuntimeException.class,
                () -> storage.inTransaction(TENANT, s -> {
                    assertThrows(RuntimeException.class, () -> s.write(twice));
                    return true;
                }));
        assertTrue(
                storage.inTransaction(TENANT, s -> s.contacts().find(ada.id())).isEmpty());
    }

    /** A pool of one connection, which fails instead of waiting for ever. */
    private static final class OneConnection implements ConnectionSource {

        private final DataSource database;
        private final AtomicInteger taken = new AtomicInteger();
        private final AtomicInteger returned = new AtomicInteger();

        OneConnection(DataSource database) {
            this.database = database;
        }

        @Override
        public Connection acquire() throws SQLException {
            if (taken.getAndIncrement() != returned.get()) {
                throw new SQLException("the pool is empty");
            }
            return database.getConnection();
        }

        @Override
        public void release(Connection connection) throws SQLException {
            returned.incrementAndGet();
            connection.close();
        }

        @Override
        public boolean isInTransaction() {
            return false;
        }
    }

    /** Always the same connection, which stays open to be looked at. */
    private record Same(Connection connection) implements ConnectionSource {

        @Override
        public Connection acquire() {
            return connection;
        }

        @Override
        public void release(Connection released) {
            assertSame(connection, released);
        }

        @Override
        public boolean isInTransaction() {
            return false;
        }
    }
}
