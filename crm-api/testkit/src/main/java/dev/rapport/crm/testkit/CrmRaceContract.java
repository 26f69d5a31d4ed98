package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.StaleClaimException;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpId;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.Interaction;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Proves with real threads that a CRM on a storage gives no follow-up to two workers and loses no update.
 *
 * <p>Each test works in a tenant of its own. Give a storage whose connections are pooled, or most of the time goes into
 * opening them.
 *
 * <pre>{@code
 * final class InMemoryCrmRaceTest extends CrmRaceContract {
 *     @Override
 *     protected Storage create(InstantSource leaseClock) {
 *         return InMemoryStorage.create(leaseClock);
 *     }
 * }
 * }</pre>
 */
public abstract class CrmRaceContract extends CrmScene {
    private static final int WORKERS = 8;
    private static final int UPDATES = 20;
    private static final int BATCH = 500;
    private static final int ROUNDS = 50;

    private final Map<FollowUpId, String> holders = new ConcurrentHashMap<>();
    private final Set<FollowUpId> done = ConcurrentHashMap.newKeySet();
    private final Set<FollowUpId> seen = ConcurrentHashMap.newKeySet();

    /** For heirs. */
    protected CrmRaceContract() {}

    /**
     * How many follow-ups the workers share, unless the system property {@code crm.race.followUps} says another number.
     *
     * @return 10,000; fewer where that takes too long
     */
    protected int followUps() {
        return 10_000;
    }

    @Test
    @Tag("threads")
    void noFollowUpIsGivenToTwoWorkersAndNoneIsLost() throws Exception {
        int count = Integer.getInteger("crm.race.followUps", followUps());
        List<Contact> contacts = dueForReorder(count);
        for (int round = 0; round < 5; round++) {
            together(this::workUntilNothingIsLeft);
            holders.clear();
            clock.advance(Duration.ofHours(2));
        }

        assertEquals(List.of(), dueNow());
        for (Contact contact : contacts) {
            List<FollowUp> first = crm.followUps().history(contact.id()).stream()
                    .filter(f -> !f.status().isActive())
                    .toList();
            assertEquals(1, first.size());
            boolean isDone = first.get(0).status() == FollowUpStatus.DONE;
            assertEquals(isDone, done.contains(first.get(0).id()));
            assertTrue(isDone || first.get(0).status() == FollowUpStatus.SUPERSEDED);
        }
        assertEquals(count, seen.size());
    }

    private List<Contact> dueForReorder(int count) {
        List<Contact> contacts = new ArrayList<>();
        for (int from = 0; from < count; from += BATCH) {
            List<Contact> some = IntStream.range(from, Math.min(count, from + BATCH))
                    .mapToObj(i -> Contact.person("Customer " + i)
                            .email("customer-" + i + "@example.org")
                            .zone("Europe/London")
                            .tag("customer")
                            .build())
                    .toList();
            contacts.addAll(crm.contacts().addAll(some));
            crm.interactions()
                    .recordAll(some.stream()
                            .map(c -> Samples.purchase(c.id()).build())
                            .toList());
        }
        clock.advance(Duration.ofDays(31));
        return contacts;
    }

    private void workUntilNothingIsLeft(int worker) {
        List<Claim> claims;
        do {
            claims = crm.followUps().claim("worker-" + worker, 20, LEASE);
            for (Claim claim : claims) {
                assertNull(holders.put(claim.id(), "worker-" + worker), "two workers were given the same");
            }
            claims.forEach(this::act);
        } while (!claims.isEmpty());
    }

    /** Most are completed; of each 20, one is forgotten, one put off, one released and one overtaken, the first time. */
    private void act(Claim claim) {
        boolean first = seen.add(claim.id());
        int fate = first ? Math.floorMod(claim.contact().hashCode(), 20) : -1;
        switch (fate) {
            case 0 -> {} // the worker crashes, and its lease runs out
            case 1 -> {
                holders.remove(claim.id());
                crm.followUps()
                        .snooze(
                                claim.id(),
                                LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                                        .plusHours(1));
            }
            case 2 -> {
                holders.remove(claim.id());
                crm.followUps().release(claim);
            }
            case 3 -> {
                crm.interactions()
                        .record(Samples.purchase(claim.contact())
                                .at(clock.instant())
                                .build());
                assertThrows(StaleClaimException.class, () -> complete(claim));
            }
            default -> {
                complete(claim);
                assertTrue(done.add(claim.id()), "completed twice");
            }
        }
    }

    private void complete(Claim claim) {
        crm.followUps()
                .complete(
                        claim, Samples.call(claim.contact()).at(clock.instant()).build());
    }

    @Test
    @Tag("threads")
    void noUpdateOfAContactIsLost() throws Exception {
        ContactId ada = ada().id();
        together(writer -> {
            for (int i = 0; i < UPDATES; i++) {
                String tag = writer + "-" + i;
                crm.contacts().update(ada, c -> c.toBuilder().tag(tag).build());
                crm.interactions().record(Samples.note(ada).build());
            }
        });

        Contact after = crm.contacts().get(ada);
        assertEquals(1 + WORKERS * UPDATES, after.revision());
        // and the tag that every sample has
        assertEquals(1 + WORKERS * UPDATES, after.tags().size());
        assertEquals(WORKERS * UPDATES, crm.interactions().stream(ada).count());
        assertFalse(
                crm.interactions().timeline(ada, 1, Optional.empty()).items().isEmpty());
    }

    /** One moves a purchase to somebody else while another takes it back: whoever is last, plans follow the timelines. */
    @Test
    @Tag("threads")
    void correctionsAtOnceLeaveNobodyWithAPlanForWhatIsNotOnTheTimeline() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ContactId ada = ada().id();
            ContactId bob = ada().id();
            Interaction purchase =
                    crm.interactions().record(Samples.purchase(ada).build());
            together(2, who -> {
                if (who == 0) {
                    crm.interactions()
                            .record(Samples.purchase(bob)
                                    .correcting(purchase.id())
                                    .build());
                } else {
                    crm.interactions().retract(purchase.id(), "refunded");
                }
            });
            for (ContactId one : List.of(ada, bob)) {
                boolean isOnTimeline = crm.interactions().stream(one).findAny().isPresent();
                assertEquals(isOnTimeline, crm.nextContact(one).isPresent(), "the plan of round " + round);
            }
        }
    }

    private interface Part {
        void run(int number);
    }

    private static void together(Part part) throws Exception {
        together(WORKERS, part);
    }

    private static void together(int threads, Part part) throws Exception {
        List<Future<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            all.add(Race.start(() -> {
                part.run(number);
                return true;
            }));
        }
        for (Future<Boolean> one : all) {
            one.get();
        }
    }
}
