package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.CrmException;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.error.StaleRevisionException;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.StorageSession;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A transaction happens as a whole or not at all. */
abstract class TransactionPromises extends StorageScene {
    /**
     * Opens a storage whose commits all fail, as when the network goes away; by default there is none.
     *
     * @param leaseClock what leases are to be measured by
     * @return the storage, or empty if commits cannot fail
     */
    protected Optional<Storage> createFailingToCommit(InstantSource leaseClock) {
        return Optional.empty();
    }

    private boolean exists(ContactId id) {
        return in(session -> session.contacts().find(id).isPresent());
    }

    @Test
    @Promise("S-1")
    void keepsWhatACommittedTransactionWrote() {
        Contact ada = Samples.person().build();
        write(new Change.ContactAdded(ada, NOW));
        assertTrue(exists(ada.id()));
    }

    @Test
    @Promise("S-1")
    void showsWhatWasCommittedToEveryThread() throws Exception {
        Contact ada = add(Samples.person());
        assertTrue(Race.start(() -> exists(ada.id())).get());
    }

    @Test
    @Promise("S-2")
    void keepsNothingOfATransactionThatThrows() {
        Contact ada = Samples.person().build();
        assertThrows(
                ArithmeticException.class,
                () -> in(session -> {
                    session.write(Changes.of(new Change.ContactAdded(ada, NOW)));
                    throw new ArithmeticException("of the work");
                }));
        assertFalse(exists(ada.id()));
    }

    @Test
    @Promise("S-2")
    void keepsNothingOfATransactionThatEndsInAnError() {
        Contact ada = Samples.person().build();
        assertThrows(
                AssertionError.class,
                () -> in(session -> {
                    session.write(Changes.of(new Change.ContactAdded(ada, NOW)));
                    throw new AssertionError("of the work");
                }));
        assertFalse(exists(ada.id()));
    }

    @Test
    @Promise("S-2")
    void passesOnTheVeryExceptionOfTheWork() {
        RuntimeException thrown = new RuntimeException("of the work");
        assertSame(
                thrown,
                assertThrows(
                        RuntimeException.class,
                        () -> in(session -> {
                            throw thrown;
                        })));
    }

    @Test
    @Promise("S-2")
    void worksOnAfterATransactionThatThrew() {
        assertThrows(
                ArithmeticException.class,
                () -> in(session -> {
                    throw new ArithmeticException("of the work");
                }));
        assertTrue(exists(add(Samples.person()).id()));
    }

    @Test
    @Tag("threads")
    @Promise("S-3")
    void hidesWhatIsNotCommittedFromOthers() throws Exception {
        Contact ada = Samples.person().build();
        Future<Boolean> seen = in(session -> {
            session.write(Changes.of(new Change.ContactAdded(ada, NOW)));
            Future<Boolean> other = Race.start(() -> exists(ada.id()));
            Race.giveAChance(other);
            // a storage may also let it wait for the commit
            assertFalse(other.isDone() && Race.now(other));
            return other;
        });
        Race.result(seen);
    }

    @Test
    @Tag("threads")
    @Promise("S-3")
    void neverShowsWhatIsRolledBack() throws Exception {
        Contact ada = Samples.person().build();
        Future<?>[] seen = new Future<?>[1];
        assertThrows(
                ArithmeticException.class,
                () -> in(session -> {
                    session.write(Changes.of(new Change.ContactAdded(ada, NOW)));
                    seen[0] = Race.start(() -> exists(ada.id()));
                    Race.giveAChance(seen[0]);
                    throw new ArithmeticException("of the work");
                }));
        assertEquals(false, Race.result(seen[0]));
    }

    @Test
    @Promise("S-4")
    void letsTheWorkSeeItsOwnWrites() {
        Contact ada = Samples.person().build();
        boolean seen = in(session -> {
            session.write(Changes.of(new Change.ContactAdded(ada, NOW)));
            return session.contacts().find(ada.id()).isPresent();
        });
        assertTrue(seen);
    }

    @Test
    @Promise("S-4")
    void letsTheWorkFindItsOwnWritesInEveryList() {
        Contact ada = Samples.person().build();
        in(session -> {
            session.write(Changes.of(
                    new Change.ContactAdded(ada, NOW),
                    new Change.InteractionAppended(recorded(Samples.call(ada.id()))),
                    new Change.FollowUpPut(Samples.followUp(ada.id(), "1").build(), 0)));
            assertEquals(1, session.contacts().findByPoint(ada.emails().get(0)).size());
            assertEquals(
                    1,
                    session.interactions()
                            .timeline(ada.id(), 10, Optional.empty())
                            .items()
                            .size());
            assertEquals(
                    1,
                    session.followUps().due(NOW, 10, Optional.empty()).items().size());
            return true;
        });
    }

    @Test
    @Promise("S-8")
    void saysSoWhenACommitFails() {
        Optional<Storage> failing = createFailingToCommit(clock);
        if (failing.isEmpty()) {
            Contact kept = add(Samples.person());
            assertEquals(kept, contact(kept.id()), "a commit that cannot fail keeps what it commits");
            return;
        }
        try (Storage broken = failing.get()) {
            assertThrows(
                    CrmException.class,
                    () -> broken.inTransaction(tenant, session -> {
                        session.write(Changes.of(
                                new Change.ContactAdded(Samples.person().build(), NOW)));
                        return true;
                    }));
        }
    }

    @Test
    @Promise("S-9")
    void refusesToReadThroughASessionThatIsOver() {
        StorageSession over = in(session -> session);
        assertThrows(
                IllegalStateException.class,
                () -> over.contacts().find(Samples.person().build().id()));
        assertThrows(IllegalStateException.class, () -> over.followUps().due(NOW, 1, Optional.empty()));
    }

    @Test
    @Promise("S-9")
    void refusesToReadThroughAStoreWhoseSessionIsOver() {
        var contacts = in(StorageSession::contacts);
        assertThrows(
                IllegalStateException.class,
                () -> contacts.find(Samples.person().build().id()));
    }

    @Test
    @Promise("S-9")
    void refusesToWriteThroughASessionThatIsOver() {
        StorageSession over = in(session -> session);
        Contact ada = Samples.person().build();
        assertThrows(IllegalStateException.class, () -> over.write(Changes.of(new Change.ContactAdded(ada, NOW))));
        assertFalse(exists(ada.id()));
    }

    @Test
    @Promise("S-9")
    void refusesASessionWhoseWorkThrew() {
        StorageSession[] over = new StorageSession[1];
        assertThrows(
                ArithmeticException.class,
                () -> in(session -> {
                    over[0] = session;
                    throw new ArithmeticException("of the work");
                }));
        assertThrows(IllegalStateException.class, () -> over[0].write(Changes.of()));
    }

    @Test
    @Promise("S-38")
    void tellsTheTimeOfItsClockToTheMicrosecond() {
        clock.moveTo(NOW.plusNanos(123_456_789));
        assertEquals(NOW.plusNanos(123_456_000), in(StorageSession::now));
        assertEquals(in(StorageSession::now), in(StorageSession::now).truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    @Promise("S-40")
    void appliesChangesInTheirOrder() {
        Contact ada = Samples.person().name("First").build();
        write(
                new Change.ContactAdded(ada, NOW),
                new Change.ContactRevised(ada.toBuilder().name("Second").build(), 1, NOW),
                new Change.ContactRevised(ada.toBuilder().name("Third").build(), 2, NOW));
        assertEquals("Third", contact(ada.id()).name());
    }

    @Test
    @Promise("S-40")
    void undoesEveryWriteOfATransactionThatThrows() {
        Contact ada = Samples.person().build();
        Contact bob = Samples.person().build();
        assertThrows(
                ArithmeticException.class,
                () -> in(session -> {
                    session.write(Changes.of(new Change.ContactAdded(ada, NOW)));
                    session.write(Changes.of(new Change.ContactAdded(bob, NOW)));
                    throw new ArithmeticException("of the work");
                }));
        assertFalse(exists(ada.id()) || exists(bob.id()));
    }

    @Test
    @Promise("S-40")
    void writesNothingForNoChanges() {
        write();
        assertEquals(
                0,
                in(session -> session.contacts().all(1, Optional.empty()))
                        .items()
                        .size());
    }

    @Test
    @Promise("S-41")
    void appliesNothingOfAListThatBeginsWithADuplicate() {
        Contact taken = add(Samples.person());
        Contact ada = Samples.person().build();
        in(session -> {
            assertThrows(
                    DuplicateException.class,
                    () -> session.write(
                            Changes.of(new Change.ContactAdded(taken, NOW), new Change.ContactAdded(ada, NOW))));
            return session;
        });
        assertFalse(exists(ada.id()));
    }

    @Test
    @Promise("S-41")
    void appliesNothingOfAListThatBeginsWithAStaleRevision() {
        Contact bob = add(Samples.person());
        Contact ada = Samples.person().build();
        in(session -> {
            assertThrows(
                    StaleRevisionException.class,
                    () -> session.write(
                            Changes.of(new Change.ContactRevised(bob, 7, NOW), new Change.ContactAdded(ada, NOW))));
            return session;
        });
        assertFalse(exists(ada.id()));
    }

    @Test
    @Promise("S-41")
    void goesOnAfterARefusedWrite() {
        Contact taken = add(Samples.person());
        Contact ada = Samples.person().build();
        in(session -> {
            assertThrows(
                    DuplicateException.class, () -> session.write(Changes.of(new Change.ContactAdded(taken, NOW))));
            session.write(Changes.of(new Change.ContactAdded(ada, NOW)));
            return true;
        });
        assertTrue(exists(ada.id()));
    }
}
