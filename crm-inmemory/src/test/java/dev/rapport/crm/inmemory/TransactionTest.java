package dev.rapport.crm.inmemory;

import static dev.rapport.crm.inmemory.Scene.NOON;
import static dev.rapport.crm.inmemory.Scene.added;
import static dev.rapport.crm.inmemory.Scene.call;
import static dev.rapport.crm.inmemory.Scene.contact;
import static dev.rapport.crm.inmemory.Scene.followUp;
import static dev.rapport.crm.inmemory.Scene.id;
import static dev.rapport.crm.inmemory.Scene.planned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.error.StaleRevisionException;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ClaimRequest;
import dev.rapport.crm.storage.ContactStore;
import dev.rapport.crm.storage.StorageSession;
import dev.rapport.crm.storage.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class TransactionTest {
    private final Scene scene = new Scene();

    @Test
    void undoesEveryKindOfChange() {
        Interaction first = call(id(1), NOON).externalRef("phone", "1").build();
        scene.write(
                added(contact(1)),
                new Change.InteractionAppended(first),
                planned(id(1), 1, Optional.of(NOON)),
                new Change.FollowUpPut(followUp(id(1), "rule:1", NOON), 0));
        List<Object> before = scene.read(TransactionTest::everything);

        IllegalArgumentException thrown = new IllegalArgumentException("the work failed");
        assertSame(
                thrown,
                assertThrows(
                        IllegalArgumentException.class,
                        () -> scene.read(session -> {
                            changeEverything(session, first);
                            throw thrown;
                        })));

        assertEquals(before, scene.read(TransactionTest::everything));
        scene.read(session -> {
            changeEverything(session, first);
            return true;
        });
        assertFalse(before.equals(scene.read(TransactionTest::everything)));
    }

    private static void changeEverything(StorageSession session, Interaction first) {
        Contact renamed = contact(1).toBuilder()
                .name("Somebody else")
                .removePoint(EmailAddress.parse("person1@example.org"))
                .email("person2@example.org")
                .removeExternalRef(new ExternalRef("shop", "no-1"))
                .build();
        session.claim(new ClaimRequest("worker", 10, Duration.ofMinutes(1), NOON));
        session.write(Changes.of(
                new Change.ContactRevised(renamed, 1, NOON),
                added(contact(2)),
                added(contact(3)),
                new Change.InteractionAppended(call(id(1), NOON).build()),
                new Change.InteractionAppended(
                        call(id(2), NOON).correcting(first.id()).build()),
                planned(id(1), 2, Optional.empty()),
                new Change.FollowUpPut(followUp(id(2), "rule:2", NOON), 0)));
    }

    private static List<Object> everything(StorageSession session) {
        List<Object> all = new ArrayList<>();
        ContactStore contacts = session.contacts();
        for (int i = 1; i <= 3; i++) {
            all.add(contacts.find(id(i)));
            all.add(contacts.findByPoint(EmailAddress.parse("person" + i + "@example.org")));
            all.add(contacts.findByExternalRef(new ExternalRef("shop", "no-" + i)));
            all.add(contacts.revisions(id(i)));
            all.add(session.interactions().timeline(id(i), 10, Optional.empty()));
            all.add(session.followUps().of(id(i)));
        }
        all.add(contacts.all(10, Optional.empty()));
        all.add(contacts.byName("", 10, Optional.empty()));
        all.add(session.interactions().findByExternalRef(new ExternalRef("phone", "1")));
        all.add(session.followUps().due(NOON, 10, Optional.empty()));
        all.add(session.outdated(NOON, Scene.basis(1), 10));
        all.add(session.outdated(NOON, Scene.basis(2), 10));
        all.add(session.read(List.of(id(1), id(2), id(3)), FactNeeds.none()));
        return all;
    }

    @Test
    void aRefusedWriteKeepsWhatTheTransactionWroteBefore() {
        scene.write(added(contact(1)));

        scene.read(session -> {
            session.write(Changes.of(added(contact(2))));
            assertThrows(
                    StaleRevisionException.class,
                    () -> session.write(Changes.of(added(contact(3)), new Change.ContactRevised(contact(1), 7, NOON))));
            return true;
        });

        assertEquals(
                List.of(id(1), id(2)),
                scene.read(s -> s.contacts().all(10, Optional.empty())).items().stream()
                        .map(Contact::id)
                        .toList());
    }

    @Test
    void anotherThreadSeesNothingBeforeTheCommit() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        CompletableFuture<Boolean> writer = CompletableFuture.supplyAsync(() -> scene.read(session -> {
            session.write(Changes.of(added(contact(1))));
            written.countDown();
            return await(mayCommit);
        }));
        assertTrue(await(written));
        CompletableFuture<Boolean> reader = CompletableFuture.supplyAsync(
                () -> scene.read(s -> s.contacts().find(id(1)).isPresent()));

        boolean seenByAnotherTenant = scene.storage.inTransaction(
                new TenantId("other"), s -> s.contacts().find(id(1)).isPresent());
        assertFalse(seenByAnotherTenant);
        assertFalse(reader.isDone());
        mayCommit.countDown();

        assertTrue(writer.get(10, TimeUnit.SECONDS));
        assertTrue(reader.get(10, TimeUnit.SECONDS));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Test
    void aSessionIsOfNoUseAfterItsTransaction() {
        List<StorageSession> kept = new ArrayList<>();
        List<ContactStore> stores = new ArrayList<>();
        scene.read(session -> kept.add(session) && stores.add(session.contacts()));

        assertThrows(IllegalStateException.class, () -> stores.get(0).find(id(1)));
        scene.read(session -> {
            assertThrows(IllegalStateException.class, () -> kept.get(0).now());
            assertThrows(IllegalStateException.class, () -> kept.get(0).write(Changes.of()));
            return assertThrows(IllegalStateException.class, () -> stores.get(0).find(id(1)));
        });
    }

    @Test
    void aSessionIsOfNoUseOnAnotherThread() {
        Throwable thrown = scene.read(session -> CompletableFuture.supplyAsync(() -> assertThrows(
                        IllegalStateException.class, () -> session.contacts().find(id(1))))
                .join());

        assertTrue(String.valueOf(thrown.getMessage()).contains("on its own thread"));
    }

    @Test
    void aTransactionWithinATransactionIsRefusedAndTheOuterOneGoesOn() {
        scene.read(session -> {
            IllegalStateException e = assertThrows(
                    IllegalStateException.class,
                    () -> scene.storage.inTransaction(new TenantId("other"), inner -> true));
            assertTrue(String.valueOf(e.getMessage()).contains("do the work on its session"));
            session.write(Changes.of(added(contact(1))));
            return true;
        });

        assertEquals(
                Optional.of(contact(1).name()),
                scene.read(s -> s.contacts().find(id(1)).map(Contact::name)));
    }

    @Test
    void aTransactionOfAnotherStorageMayRunWithinOne() {
        assertEquals("done", scene.read(session -> new Scene().read(other -> "done")));
    }

    @Test
    void aClosedStorageRefusesEverything() {
        scene.write(added(contact(1)));
        scene.storage.close();

        IllegalStateException e = assertThrows(IllegalStateException.class, () -> scene.read(session -> true));

        assertTrue(String.valueOf(e.getMessage()).contains("create another"));
    }

    @Test
    void twoTenantsWorkSideBySide() {
        scene.storage.inTransaction(
                TenantId.DEFAULT,
                session -> CompletableFuture.supplyAsync(
                                () -> scene.storage.inTransaction(new TenantId("other"), other -> true))
                        .join());
    }
}
