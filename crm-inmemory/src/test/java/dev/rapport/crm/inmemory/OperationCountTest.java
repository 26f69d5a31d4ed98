package dev.rapport.crm.inmemory;

import static dev.rapport.crm.inmemory.Scene.NOON;
import static dev.rapport.crm.inmemory.Scene.added;
import static dev.rapport.crm.inmemory.Scene.call;
import static dev.rapport.crm.inmemory.Scene.contact;
import static dev.rapport.crm.inmemory.Scene.followUp;
import static dev.rapport.crm.inmemory.Scene.id;
import static dev.rapport.crm.inmemory.Scene.planned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ClaimRequest;
import dev.rapport.crm.storage.StorageSession;
import dev.rapport.crm.storage.TenantId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What an operation does with the indexes is the same in a small tenant and in a large one. */
final class OperationCountTest {
    private static final int SMALL = 1_000;
    private static final int LARGE = 100_000;

    @Test
    void noOperationDoesMoreInALargeTenant() {
        Map<String, Long> small = costs(SMALL);
        Map<String, Long> large = costs(LARGE);

        assertEquals(small.keySet(), large.keySet());
        small.forEach((operation, few) -> {
            long many = large.getOrDefault(operation, 0L);
            assertTrue(
                    few > 0 && Math.abs(many - few) * 10 <= few,
                    operation + ": " + few + " at " + SMALL + " contacts, " + many + " at " + LARGE);
        });
    }

    @Test
    void recordingDoesTheSameHoweverLongTheHistoryIs() {
        assertEquals(recordingAfter(10), recordingAfter(10_000));
    }

    private static long recordingAfter(int interactions) {
        Scene scene = tenant(1);
        for (int i = 0; i < interactions; i++) {
            scene.write(new Change.InteractionAppended(
                    call(id(0), NOON.plusSeconds(i)).build()));
        }
        return cost(
                scene,
                session -> session.write(Changes.of(
                        new Change.InteractionAppended(call(id(0), NOON).build()))));
    }

    private static Map<String, Long> costs(int contacts) {
        Scene scene = tenant(contacts);
        int some = contacts / 2;
        Map<String, Long> costs = new LinkedHashMap<>();
        measured(contacts, some).forEach((name, work) -> costs.put(name, cost(scene, work)));
        return costs;
    }

    private static Map<String, Consumer<StorageSession>> measured(int contacts, int some) {
        Contact contact = contact(some);
        Contact renamed = contact.toBuilder()
                .name("Another name")
                .email("another@example.org")
                .build();
        Map<String, Consumer<StorageSession>> work = new LinkedHashMap<>();
        work.put("find", s -> s.contacts().find(id(some)));
        work.put("find by point", s -> s.contacts().findByPoint(EmailAddress.parse("person" + some + "@example.org")));
        work.put("find by reference", s -> s.contacts().findByExternalRef(new ExternalRef("shop", "no-" + some)));
        work.put("find all", s -> s.contacts().findAll(List.of(id(some)), List.of(new ExternalRef("shop", "no-1"))));
        work.put("by name", s -> s.contacts().byName("person", 20, Optional.empty()));
        work.put("by name, later page", s -> s.contacts().byName("person", 20, nameCursor(contact)));
        work.put("all", s -> s.contacts().all(20, Optional.of(Cursor.of("contacts", id(some).toString()))));
        work.put("revisions", s -> s.contacts().revisions(id(some)));
        work.put("timeline", s -> s.interactions().timeline(id(some), 20, Optional.empty()));
        work.put(
                "read",
                s -> s.lockAndRead(List.of(id(some), id(1)), FactNeeds.none().andConsents()));
        work.put("due", s -> s.followUps().due(NOON.plusSeconds(contacts), 20, Optional.empty()));
        work.put("follow-ups of one", s -> s.followUps().of(id(some)));
        work.put("outdated", s -> s.outdated(NOON.plusSeconds(10), Scene.basis(1), 1_000));
        work.put("outdated by a new book", s -> s.outdated(NOON, Scene.basis(2), 20));
        work.put("add", s -> s.write(Changes.of(added(contact(contacts)))));
        work.put("revise", s -> s.write(Changes.of(new Change.ContactRevised(renamed, 1, NOON))));
        work.put(
                "record",
                s -> s.write(Changes.of(
                        new Change.InteractionAppended(call(id(some), NOON).build()))));
        work.put("plan", s -> s.write(Changes.of(planned(id(some), 1, Optional.empty()))));
        work.put("claim", s -> s.claim(new ClaimRequest("worker", 20, Duration.ofMinutes(1), NOON.plusSeconds(100))));
        work.put(
                "put a follow-up",
                s -> s.write(Changes.of(new Change.FollowUpPut(followUp(id(some), "rule:new", NOON), 0))));
        return work;
    }

    private static Optional<Cursor> nameCursor(Contact contact) {
        return Optional.of(Cursor.of("names", contact.id().toString(), contact.nameKey()));
    }

    /** Contacts with an interaction, a plan that holds for as many seconds as the number, and a follow-up due then. */
    private static Scene tenant(int contacts) {
        Scene scene = new Scene();
        for (int i = 0; i < contacts; i++) {
            scene.write(
                    added(contact(i)),
                    new Change.InteractionAppended(call(id(i), NOON).build()),
                    planned(id(i), 1, Optional.of(NOON.plusSeconds(i))),
                    new Change.FollowUpPut(followUp(id(i), "rule:1", NOON.plusSeconds(i)), 0));
        }
        return scene;
    }

    private static long cost(Scene scene, Consumer<StorageSession> work) {
        Meter meter = scene.storage.meter(TenantId.DEFAULT);
        long before = meter.operations();
        scene.read(session -> {
            work.accept(session);
            return true;
        });
        return meter.operations() - before;
    }
}
