package dev.rapport.crm.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.error.StaleRevisionException;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpId;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ClaimRequest;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.testkit.MutableClock;
import dev.rapport.crm.testkit.Samples;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many workers on one queue, some of which never finish what they have claimed. */
final class ClaimRaceTest {

    private static final TenantId TENANT = new TenantId("acme");
    private static final int WORKERS = 8;
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final MutableClock clock = Samples.clock();
    private final Set<String> given = ConcurrentHashMap.newKeySet();
    private final Map<FollowUpId, Integer> completed = new ConcurrentHashMap<>();
    private final AtomicInteger fenced = new AtomicInteger();
    private final AtomicInteger batches = new AtomicInteger();
    private final AtomicInteger abandoned = new AtomicInteger();

    @Test
    void givesTenThousandToEightWorkersNoneTwiceAndLosesNone() throws Exception {
        // this is about races, not about the speed of a disk
        race(Database.POSTGRESQL.hasty(), 10_000);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRESQL")
    void givesThemOutElsewhereToo(Database kind) throws Exception {
        race(kind.hasty(), 1_000);
    }

    private void race(DataSource database, int count) throws Exception {
        fill(storage(ConnectionSource.of(database)), count);
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<Void>> working = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                String name = "worker-" + i;
                working.add(workers.submit(() -> {
                    try (Connection connection = database.getConnection()) {
                        return work(storage(new Kept(connection)), name, count);
                    }
                }));
            }
            for (Future<Void> worker : working) {
                worker.get(5, TimeUnit.MINUTES);
            }
        } finally {
            workers.shutdownNow();
        }
        assertEquals(count, completed.size());
        assertEquals(Set.of(1), Set.copyOf(completed.values()));
        assertTrue(abandoned.get() > 0, "no lease ended");
        assertEquals(
                List.of(Integer.toString(count)),
                Database.ask(
                        database, "select count(*) from crm_follow_up where status = 'DONE' and queue_at is null"));
    }

    private Storage storage(ConnectionSource source) {
        return JdbcStorage.builder(source).createSchema().clock(clock).build();
    }

    private static void fill(Storage storage, int count) {
        Contact ada = Samples.person().build();
        storage.inTransaction(TENANT, s -> {
            s.write(Changes.of(new Change.ContactAdded(ada, Samples.NOW)));
            List<Change> puts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                puts.add(new Change.FollowUpPut(
                        Samples.followUp(ada.id(), Integer.toString(i)).build(), 0));
            }
            s.write(new Changes(puts));
            return true;
        });
    }

    private Void work(Storage storage, String name, int count) {
        while (completed.size() < count) {
            List<FollowUp> mine =
                    storage.inTransaction(TENANT, s -> s.claim(new ClaimRequest(name, 50, LEASE, Samples.NOW)));
            for (FollowUp f : mine) {
                assertTrue(given.add(f.id() + "/" + f.version()), "given twice under one version");
            }
            if (mine.isEmpty()) {
                // whoever holds the rest has crashed, or is slow: then it will be fenced
                clock.advance(LEASE);
            } else if (batches.incrementAndGet() % 5 == 0) {
                abandoned.incrementAndGet();
            } else {
                complete(storage, mine);
            }
        }
        return null;
    }

    private void complete(Storage storage, List<FollowUp> claimed) {
        for (FollowUp f : claimed) {
            FollowUp done = f.toBuilder()
                    .status(FollowUpStatus.DONE)
                    .closedAt(Samples.NOW)
                    .build();
            try {
                storage.inTransaction(TENANT, s -> {
                    s.write(Changes.of(new Change.FollowUpPut(done, f.version())));
                    return true;
                });
                completed.merge(f.id(), 1, Integer::sum);
            } catch (StaleRevisionException e) {
                fenced.incrementAndGet();
            }
        }
    }
}
