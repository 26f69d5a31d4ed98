package dev.rapport.crm.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.Handle;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.testkit.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ledger of consent in its tables. */
final class ConsentLedgerTest {

    private static final TenantId TENANT = new TenantId("acme");
    private static final int THREADS = 8;

    private static Crm crm(DataSource database) {
        return Crm.builder()
                .storage(JdbcStorage.builder(database).build())
                .clock(Samples.clock())
                .build();
    }

    private static DataSource created(DataSource database) {
        JdbcStorage.builder(database).createSchema().build().close();
        return database;
    }

    private static ConsentReason reason(Crm crm, Contact to) {
        return crm.consents()
                .decide(ConsentRequest.of(to.id(), to.emails().get(0), Channel.EMAIL, Samples.NEWS))
                .reason();
    }

    @Test
    void needsNoRightToUpdateOrDeleteItsEntries() {
        DataSource owner = created(PostgresServer.newDatabase());
        for (String statement : List.of(
                "create role clerk",
                "grant select, insert, update, delete on all tables in schema public to clerk",
                "revoke update, delete on crm_consent, crm_consent_merger from clerk")) {
            Database.run(owner, statement);
        }
        DataSource clerk = KeptConnections.of(owner, "set role clerk");
        for (String forbidden : List.of(
                "update crm_consent set kind = 'x'",
                "delete from crm_consent",
                "update crm_consent_merger set tenant_id = 'x'",
                "delete from crm_consent_merger")) {
            assertThrows(IllegalStateException.class, () -> Database.run(clerk, forbidden));
        }
        Crm crm = crm(clerk);
        Contact ada = crm.contacts().add(Samples.person().build());
        Grant grant = crm.consents().record(Samples.grant(ada.id()).build());
        assertEquals(grant, crm.consents().record(grant));
        assertEquals(ConsentReason.PERMITTED, reason(crm, ada));
        Consent bounce = crm.consents()
                .record(Consent.suppressed(
                        ada.id(), SuppressionReason.HARD_BOUNCE, EmailAddress.parse("ADA@example.org")));
        crm.consents().record(Consent.objected(ada.id()));
        crm.consents().record(Consent.revised(Samples.NEWS, 2));
        assertEquals(ConsentReason.SUPPRESSED, reason(crm, ada));
        assertEquals(3, crm.consents().history(ada.id()).size());
        Contact old = crm.contacts().add(Contact.person("Ada").build());
        Consent merged = crm.consents().record(Consent.merged(old.id(), ada.id()));
        assertEquals(List.of(merged), crm.consents().history(old.id()));
        assertEquals(4, crm.consents().history(ada.id()).size());
        assertEquals(bounce, crm.consents().find(bounce.id()).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheWordsOfPeopleElsewhere(Database kind) {
        DataSource database = created(kind.create());
        Crm crm = crm(database);
        Contact ada = crm.contacts().add(Samples.person().build());
        ContactPoint secret = new Handle("chat", "secret");
        crm.consents()
                .record(Samples.grant(ada.id())
                        .to(secret)
                        .evidence("secret", "secret", "secret")
                        .actor("secret")
                        .build());
        crm.consents().record(Consent.withdrawn(ada.id()).to(new Handle("chat", "SECRET")));
        List<String> entries = Database.ask(
                database, "select concat(id, kind, coalesce(permit_id, ''), doc, contact_id) from crm_consent");
        assertEquals(2, entries.size());
        for (String entry : entries) {
            assertFalse(entry.toLowerCase(Locale.ROOT).contains("secret"), entry);
        }
        assertEquals(List.of("1"), Database.ask(database, "select count(*) from crm_consent_point"));
    }

    @Test
    void locksPointsInOneRoundTrip() {
        List<String> statements = new ArrayList<>();
        DataSource watched = Watched.of(created(PostgresServer.newDatabase()), new Watched.Watcher() {
            @Override
            public void before(String action, String sql) {
                if (action.equals("execute")) {
                    statements.add(sql);
                }
            }
        });
        Storage storage = JdbcStorage.builder(watched).build();
        statements.clear();
        storage.inTransaction(TENANT, session -> {
            session.lockPoints(List.of(EmailAddress.parse("b@example.org"), EmailAddress.parse("a@example.org")));
            return true;
        });
        assertEquals(1, statements.size(), statements.toString());
    }

    @ParameterizedTest
    @EnumSource
    void makesOneRowOfAPointThatManyNameAtOnce(Database kind) throws Exception {
        DataSource database = created(kind.create());
        Storage storage = JdbcStorage.builder(database).build();
        Contact ada = Samples.person().build();
        storage.inTransaction(TENANT, session -> {
            session.write(Changes.of(new Change.ContactAdded(ada, Samples.NOW)));
            return true;
        });
        CyclicBarrier start = new CyclicBarrier(THREADS);
        Callable<Boolean> naming = () -> {
            Consent grant = Samples.grant(ada.id()).build();
            Change change =
                    new Change.ConsentAppended(grant.stamped(grant.stamp().stamp(Samples.NOW)));
            start.await(30, TimeUnit.SECONDS);
            storage.inTransaction(TENANT, session -> {
                session.write(Changes.of(change));
                return true;
            });
            return true;
        };
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                all.add(threads.submit(naming));
            }
            for (Future<Boolean> one : all) {
                assertTrue(one.get(60, TimeUnit.SECONDS));
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(List.of("1"), Database.ask(database, "select count(*) from crm_consent_point"));
        List<Consent> about = storage.inTransaction(
                TENANT,
                session -> session.consents()
                        .about(ada.points().stream().map(PointEntry::point).toList()));
        assertEquals(THREADS, about.size());
    }
}
