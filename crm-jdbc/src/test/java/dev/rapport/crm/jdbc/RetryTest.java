package dev.rapport.crm.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.error.CommitOutcomeUnknownException;
import dev.rapport.crm.error.StorageException;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.testkit.Samples;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again, how often and how soon, when the database or the way to it fails. */
final class RetryTest {

    private static final TenantId TENANT = new TenantId("acme");

    private final Contact ada = Samples.person().build();
    private final List<Duration> waits = new ArrayList<>();
    private final DataSource database = SqliteFile.newDatabase();
    private final Faults faults = new Faults();
    private long nanos;
    private int runs;

    private JdbcStorage.Builder builder() {
        return JdbcStorage.builder(Watched.of(database, faults)).retries(retries(12, Duration.ofSeconds(10), 1.0));
    }

    private Retries retries(int tries, Duration atMost, double jitter) {
        return new Retries(
                tries,
                atMost,
                () -> nanos,
                wait -> {
                    waits.add(wait);
                    nanos += wait.toNanos();
                },
                () -> jitter);
    }

    private boolean add(Storage storage) {
        return storage.inTransaction(TENANT, session -> {
            runs++;
            session.write(Changes.of(new Change.ContactAdded(ada, Samples.NOW)));
            return true;
        });
    }

    private boolean isKept() {
        return JdbcStorage.builder(database)
                .build()
                .inTransaction(TENANT, s -> s.contacts().find(ada.id()))
                .isPresent();
    }

    private static SQLException error(String state) {
        return new SQLException("Key (email)=(ada@example.org) is in the way", state);
    }

    private List<Long> waitedMillis() {
        return waits.stream().map(Duration::toMillis).toList();
    }

    @BeforeEach
    void create() {
        JdbcStorage.builder(database).createSchema().build();
    }

    @ParameterizedTest
    @CsvSource({"execute,40001", "execute,40P01", "commit,40001", "commit,40P01"})
    void runsTheWholeWorkAgainAfterAConflictFirstAtOnce(String action, String state) {
        Storage storage = builder().build();
        faults.at(action, error(state), 3);
        assertTrue(add(storage));
        assertTrue(isKept());
        assertEquals(4, runs);
        assertEquals(List.of(5L, 10L), waitedMillis());
        assertEquals(0, faults.count("abort"));
    }

    @Test
    void waitsUpToHalfASecondBetweenConflictsAndTriesTwelveTimes() {
        Storage storage = builder().build();
        faults.at("commit", error("40001"));
        StorageException failure = assertThrows(StorageException.class, () -> add(storage));
        assertEquals(
                "40001",
                assertInstanceOf(SQLException.class, failure.getCause()).getSQLState());
        assertEquals(12, runs);
        assertEquals(List.of(5L, 10L, 20L, 40L, 80L, 160L, 320L, 500L, 500L, 500L), waitedMillis());
        faults.repair();
        assertFalse(isKept());
    }

    @Test
    void jittersTheWholeWaitAfterAConflict() {
        Storage storage =
                builder().retries(retries(4, Duration.ofSeconds(10), 0.5)).build();
        faults.at("commit", error("40001"));
        assertThrows(StorageException.class, () -> add(storage));
        assertEquals(List.of(Duration.ofNanos(2_500_000), Duration.ofMillis(5)), waits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08003", "57P01", "57P02", "57P03", "25006"})
    void takesAnotherConnectionIfThatOneIsGoneBeforeTheCommit(String state) {
        Storage storage = builder().build();
        faults.at("execute", error(state), 2);
        assertTrue(add(storage));
        assertTrue(isKept());
        assertEquals(List.of(100L, 200L), waitedMillis());
        assertEquals(2, faults.count("abort"));
    }

    @Test
    void startsThoughAnotherNodeIsOpeningTheFile() {
        faults.at("getConnection", new SQLException("[SQLITE_BUSY] The database file is locked", null, 5), 3);
        assertTrue(add(builder().build()));
        assertEquals(List.of(5L, 10L), waitedMillis());
    }

    @Test
    void doesNotStartIfTheServerIsAway() {
        faults.at("getConnection", error("08001"));
        assertThrows(StorageException.class, () -> builder().build());
        assertEquals(List.of(), waits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "57P03"})
    void waitsForAServerThatIsAway(String state) {
        Storage storage = builder().build();
        faults.at("getConnection", error(state));
        StorageException failure = assertThrows(StorageException.class, () -> add(storage));
        assertTrue(String.valueOf(failure.getMessage()).contains(state), failure.getMessage());
        assertEquals(0, runs);
        assertEquals(List.of(100L, 200L, 400L, 800L, 1600L, 2000L, 2000L, 2000L), waitedMillis());
    }

    @Test
    void givesUpBeforeTheTimeIsOver() {
        Storage storage =
                builder().retries(retries(12, Duration.ofMillis(650), 1.0)).build();
        faults.at("getConnection", error("08001"));
        assertThrows(StorageException.class, () -> add(storage));
        assertEquals(List.of(100L, 200L), waitedMillis());
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "40003", "57014"})
    void doesNotKnowWhatBecameOfACommitWithoutAnAnswer(String state) {
        Storage storage = builder().build();
        faults.at("commit", error(state));
        CommitOutcomeUnknownException unknown = assertThrows(CommitOutcomeUnknownException.class, () -> add(storage));
        assertInstanceOf(SQLException.class, unknown.getCause());
        assertEquals(1, runs);
        assertEquals(1, faults.count("abort"));
        faults.repair();
        assertFalse(isKept());
        assertTrue(add(storage));
    }

    @Test
    void doesNotKnowEitherIfTheCommitTookEffect() {
        Storage storage = builder().build();
        faults.after("commit", error("08006"));
        assertThrows(CommitOutcomeUnknownException.class, () -> add(storage));
        assertEquals(1, runs);
        assertTrue(isKept());
    }

    @Test
    void doesNotKnowWhatBecameOfACommitThatTookTooLong() {
        Storage storage = builder().build();
        faults.at("commit", new SQLTimeoutException("too long"));
        assertThrows(CommitOutcomeUnknownException.class, () -> add(storage));
    }

    @ParameterizedTest
    @CsvSource({"execute,23505", "execute,42703", "execute,57014", "execute,22001", "commit,23503", "commit,53100"})
    void triesNothingAgainThatWouldFailAgain(String action, String state) {
        Storage storage = builder().build();
        faults.at(action, error(state), 1);
        StorageException failure = assertThrows(StorageException.class, () -> add(storage));
        assertEquals(1, runs);
        assertEquals(List.of(), waits);
        assertTrue(String.valueOf(failure.getMessage()).contains(state), failure.getMessage());
        assertFalse(String.valueOf(failure.getMessage()).contains("ada"), failure.getMessage());
        assertFalse(isKept());
    }

    @ParameterizedTest
    @CsvSource({"execute,40001", "commit,40001", "execute,08006"})
    void triesOnceIfToldTo(String action, String state) {
        Storage storage = builder().withoutRetries().build();
        faults.at(action, error(state), 1);
        assertThrows(StorageException.class, () -> add(storage));
        assertEquals(1, runs);
    }

    @Test
    void keepsTheErrorOfTheWorkAndThatOfTheRollback() {
        Storage storage = builder().build();
        faults.at("rollback", error("08006"));
        IllegalStateException failure = assertThrows(
                IllegalStateException.class,
                () -> storage.inTransaction(TENANT, session -> {
                    session.write(Changes.of(new Change.ContactAdded(ada, Samples.NOW)));
                    throw new IllegalStateException("the work failed");
                }));
        assertEquals(1, failure.getSuppressed().length);
        assertEquals(1, faults.count("abort"));
        faults.repair();
        assertFalse(isKept());
    }

    @Test
    void stopsWaitingWhenItIsInterrupted() {
        Retries interrupted = new Retries(
                12,
                Duration.ofSeconds(10),
                () -> nanos,
                wait -> {
                    throw new InterruptedException();
                },
                () -> 1.0);
        Storage storage = builder().retries(interrupted).build();
        faults.at("execute", error("08006"));
        assertThrows(StorageException.class, () -> add(storage));
        assertEquals(1, runs);
        assertTrue(Thread.interrupted());
    }

    @Test
    void refusesLimitsThatAllowNoTry() {
        JdbcStorage.Builder builder = builder();
        assertThrows(IllegalArgumentException.class, () -> builder.retries(0, Duration.ofSeconds(1)));
        assertThrows(IllegalArgumentException.class, () -> builder.retries(1, Duration.ofSeconds(-1)));
    }
}
