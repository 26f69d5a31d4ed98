package dev.rapport.crm.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.testkit.Samples;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Where nobody has counted the rows yet, and plans were made for empty tables: a host that begins, or a tenant that is new.
 * Then a plan may read more than it needs, but not each table once for each row of another.
 */
final class YoungTablesTest {

    private static final TenantId TENANT = new TenantId("acme");
    private static final int CONTACTS = 200;

    /** Each table is read a few times at most: for its own rows, for those of a point, for those who share it. */
    private static final long AT_MOST = 20L * CONTACTS;

    /** More often than a driver and a server need to settle on a plan. */
    private static final int OFTEN = 12;

    @Test
    void readsAContactWithItsLedgerInAFewPassesAtMost() throws SQLException {
        DataSource database = PostgresServer.newDatabase();
        Storage storage = JdbcStorage.builder(database).createSchema().build();
        uncounted(database);
        List<Contact> contacts =
                Stream.generate(YoungTablesTest::reader).limit(CONTACTS).toList();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Storage joined = storage.join(JdbcTransaction.of(connection));
            ContactId ada = contacts.get(7).id();
            for (int i = 0; i < OFTEN; i++) {
                read(joined, List.of(ada));
                joined.inTransaction(TENANT, s -> s.consents().of(ada));
            }
            joined.inTransaction(TENANT, s -> {
                s.write(new Changes(
                        contacts.stream().flatMap(YoungTablesTest::subscribed).toList()));
                return true;
            });
            long before = tuples(connection);
            List<ContactState> one = read(joined, List.of(ada));
            long readForOne = tuples(connection) - before;
            assertEquals(1, one.get(0).consents().entries().size());
            assertTrue(readForOne <= AT_MOST, readForOne + " rows were read for one contact of " + CONTACTS);
            List<ContactState> all =
                    read(joined, contacts.stream().map(Contact::id).toList());
            long readForAll = tuples(connection) - before - readForOne;
            assertEquals(CONTACTS, all.size());
            assertTrue(readForAll <= AT_MOST, readForAll + " rows were read for all " + CONTACTS);
            List<Consent> ledger =
                    joined.inTransaction(TENANT, s -> s.consents().of(ada));
            long readForLedger = tuples(connection) - before - readForOne - readForAll;
            assertEquals(1, ledger.size());
            assertTrue(readForLedger <= AT_MOST, readForLedger + " rows were read for one entry");
            connection.rollback();
        }
    }

    private static List<ContactState> read(Storage storage, List<ContactId> ids) {
        return storage.inTransaction(
                TENANT,
                s -> List.copyOf(
                        s.lockAndRead(ids, FactNeeds.none().andConsents()).values()));
    }

    private static Contact reader() {
        ContactId id = ContactId.next();
        return Contact.person("Reader").id(id).email(id + "@example.org").build();
    }

    private static Stream<Change> subscribed(Contact contact) {
        Consent grant = Samples.grant(contact.id()).to(contact.emails().get(0)).build();
        return Stream.of(
                new Change.ContactAdded(contact, Samples.NOW),
                new Change.ConsentAppended(grant.stamped(grant.stamp().stamp(Samples.NOW))));
    }

    private static void uncounted(DataSource database) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("select relname from pg_stat_user_tables")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                statement.execute("alter table " + table + " set (autovacuum_enabled = off)");
            }
        }
    }

    /** How many rows this transaction has looked at. */
    private static long tuples(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_xact_user_tables")) {
            row.next();
            return row.getLong(1);
        }
    }
}
