package dev.rapport.crm.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Writers of a SQLite file wait for each other, even where the database would refuse the second at once. */
final class WriteQueueTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 25;
    private static final TenantId TENANT = new TenantId("queue");
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final Storage storage = JdbcStorage.builder(
                    KeptConnections.of(SqliteFile.newDatabase(), "pragma busy_timeout = 0"))
            .createSchema()
            .withoutRetries()
            .build();

    @Test
    void nobodyIsRefusedForAnotherWriterOfTheSameStorage() throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                writers.add(threads.submit(() -> {
                    start.await();
                    for (int round = 0; round < ROUNDS; round++) {
                        write();
                    }
                    return null;
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }

        int stored = storage.inTransaction(
                TENANT,
                session ->
                        session.contacts().all(1_000, Optional.empty()).items().size());
        assertEquals(THREADS * ROUNDS, stored);
    }

    @Test
    void aTransactionThatFailsGivesItsTurnUp() throws Exception {
        for (int i = 0; i < 2; i++) {
            try {
                storage.inTransaction(TENANT, session -> {
                    session.write(Changes.of(
                            new Change.ContactAdded(Contact.person("Ada").build(), NOW)));
                    throw new IllegalCallerException("on purpose");
                });
            } catch (IllegalCallerException e) {
                ExecutorService another = Executors.newSingleThreadExecutor();
                try {
                    another.submit(this::write).get();
                } finally {
                    another.shutdownNow();
                }
            }
        }

        int stored = storage.inTransaction(
                TENANT,
                session -> session.contacts().all(10, Optional.empty()).items().size());
        assertEquals(2, stored);
    }

    private void write() {
        storage.inTransaction(TENANT, session -> {
            session.write(
                    Changes.of(new Change.ContactAdded(Contact.person("Ada").build(), NOW)));
            return true;
        });
    }
}
