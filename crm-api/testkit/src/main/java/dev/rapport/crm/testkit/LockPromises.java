package dev.rapport.crm.testkit;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.error.StaleRevisionException;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpId;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ClaimRequest;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.PlanBasis;
import dev.rapport.crm.storage.PlanState;
import dev.rapport.crm.storage.StorageSession;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens when several threads want the same. */
abstract class LockPromises extends ClaimPromises {
    static final int THREADS = 6;

    /** Reads a number, adds one and writes it: what is lost is an update. */
    private static int count(StorageSession session, ContactId contact) {
        int next = locked(session, contact)
                        .plan()
                        .map(PlanState::basis)
                        .map(PlanBasis::bookVersion)
                        .orElse(0)
                + 1;
        session.write(Changes.of(new Change.StatePut(contact, Activity.none(FactNeeds.none()), plan(next))));
        return next;
    }

    private static ContactState locked(StorageSession session, ContactId contact) {
        return requireNonNull(
                session.lockAndRead(List.of(contact), FactNeeds.none()).get(contact));
    }

    private static void locking(StorageSession session, ContactId... contacts) {
        session.lockAndRead(List.of(contacts), FactNeeds.none());
    }

    /** Runs the same in several threads that start together. */
    <T> List<T> together(Race.Turn<T> turn) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<T>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            all.add(Race.start(() -> {
                start.await(30, TimeUnit.SECONDS);
                return turn.run(number);
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> one : all) {
            results.add(Race.result(one));
        }
        return results;
    }

    @Test
    @Tag("threads")
    @Promise("S-11")
    void letsALaterTransactionSeeWhatAnEarlierOneWrote() throws Exception {
        ContactId ada = add(Samples.person()).id();
        Future<Integer> later = in(session -> {
            locking(session, ada);
            Future<Integer> other = Race.start(() -> in(s -> count(s, ada)));
            Race.giveAChance(other);
            count(session, ada);
            return other;
        });
        assertEquals(2, Race.result(later));
        assertEquals(2, state(ada).plan().orElseThrow().basis().bookVersion());
    }

    @Test
    @Tag("threads")
    @Promise("S-11")
    void losesNoUpdateOfAContactThatManyCountOn() throws Exception {
        ContactId ada = add(Samples.person()).id();
        together(number -> {
            for (int i = 0; i < 10; i++) {
                in(session -> count(session, ada));
            }
            return true;
        });
        assertEquals(THREADS * 10, state(ada).plan().orElseThrow().basis().bookVersion());
    }

    @Test
    @Tag("threads")
    @Promise("S-11")
    void losesNoRevisionOfALockedContact() throws Exception {
        ContactId ada = add(Samples.person()).id();
        together(number -> {
            for (int i = 0; i < 5; i++) {
                String tag = number + "-" + i;
                in(session -> {
                    Contact now = locked(session, ada).contact();
                    session.write(Changes.of(
                            new Change.ContactRevised(now.toBuilder().tag(tag).build(), now.revision(), NOW)));
                    return true;
                });
            }
            return true;
        });
        assertEquals(1 + THREADS * 5, contact(ada).revision());
        assertEquals(1 + THREADS * 5, contact(ada).tags().size());
    }

    @Test
    @Tag("threads")
    @Promise("S-12")
    void neitherLosesAClaimNorAChangeOfALockedContact() throws Exception {
        FollowUp call = plan(add(Samples.person()).id(), "1", NOW);
        List<Future<List<FollowUp>>> claims = new ArrayList<>();
        boolean superseded = supersedes(call, claims);
        List<FollowUp> claimed = Race.result(claims.get(claims.size() - 1));
        // either the claim came first and was seen, or the change came first and nothing is left to claim
        assertEquals(superseded ? 0 : 1, claimed.size());
        assertEquals(
                superseded ? FollowUpStatus.SUPERSEDED : FollowUpStatus.CLAIMED,
                stored(call).status());
    }

    private boolean supersedes(FollowUp call, List<Future<List<FollowUp>>> claims) {
        try {
            return in(session -> {
                FollowUp seen = locked(session, call.contact()).active().get(0);
                claims.add(Race.start(() -> claim("w", 1)));
                Race.giveAChance(claims.get(claims.size() - 1));
                session.write(Changes.of(new Change.FollowUpPut(
                        seen.toBuilder().status(FollowUpStatus.SUPERSEDED).build(), seen.version())));
                return true;
            });
        } catch (StaleRevisionException e) {
            return false;
        }
    }

    @Test
    @Tag("threads")
    @Promise("S-13")
    void neverWaitsForEverWhateverTheOrderOfLocks() throws Exception {
        ContactId ada = add(Samples.person()).id();
        ContactId bob = add(Samples.person()).id();
        together(number -> {
            for (int i = 0; i < 10; i++) {
                in(session -> {
                    if (number % 2 == 0) {
                        locking(session, ada, bob);
                    } else {
                        locking(session, bob, ada);
                    }
                    return count(session, ada) + count(session, bob);
                });
            }
            return true;
        });
        assertEquals(THREADS * 10, state(ada).plan().orElseThrow().basis().bookVersion());
        assertEquals(THREADS * 10, state(bob).plan().orElseThrow().basis().bookVersion());
    }

    @Test
    @Tag("threads")
    @Promise("S-27")
    void givesAFollowUpThatIsBeingClaimedToNobodyElse() throws Exception {
        plan(add(Samples.person()).id(), "1", NOW);
        Future<List<FollowUp>> other = in(session -> {
            assertEquals(1, session.claim(new ClaimRequest("a", 1, LEASE, NOW)).size());
            Future<List<FollowUp>> race = Race.start(() -> claim("b", 1));
            Race.giveAChance(race);
            return race;
        });
        assertEquals(List.of(), Race.result(other));
    }

    @Test
    @Tag("threads")
    @Promise("S-27")
    void givesEachFollowUpToOneOfManyWorkers() throws Exception {
        Contact ada = add(Samples.person());
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            changes.add(
                    new Change.FollowUpPut(Samples.followUp(ada.id(), "" + i).build(), 0));
        }
        write(changes.toArray(Change[]::new));
        AtomicInteger left = new AtomicInteger(60);
        List<List<FollowUpId>> claimed = together(number -> {
            List<FollowUpId> mine = new ArrayList<>();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            // an empty answer does not mean that nothing is left
            while (left.get() > 0 && System.nanoTime() < deadline) {
                List<FollowUp> some = claim("w" + number, 7);
                some.forEach(f -> mine.add(f.id()));
                left.addAndGet(-some.size());
            }
            return mine;
        });
        List<FollowUpId> all = claimed.stream().flatMap(List::stream).toList();
        assertEquals(60, all.size());
        assertEquals(60, new HashSet<>(all).size());
    }

    @Test
    @Tag("threads")
    @Promise({"S-43", "S-44"})
    void letsOnlyOneOfManyTakeAKey() throws Exception {
        List<Boolean> added = together(number -> {
            try {
                add(Samples.person().externalRef("shop", "4711"));
                return true;
            } catch (DuplicateException e) {
                return false;
            }
        });
        assertEquals(1, added.stream().filter(one -> one).count());
    }

    @Test
    @Tag("threads")
    @Promise("S-48")
    void letsOnlyOneOfManyReviseTheSameRevision() throws Exception {
        Contact ada = add(Samples.person());
        List<Boolean> revised = together(number -> {
            try {
                revise(ada.toBuilder().owner("owner " + number));
                return true;
            } catch (StaleRevisionException e) {
                return false;
            }
        });
        assertEquals(1, revised.stream().filter(one -> one).count());
        assertEquals(2, contact(ada.id()).revision());
    }

    @Test
    @Tag("threads")
    @Promise("S-60")
    void makesOneFollowUpOfWhatManyPlanAtOnce() throws Exception {
        Contact ada = add(Samples.person());
        together(number -> {
            write(new Change.FollowUpPut(Samples.followUp(ada.id(), "1").build(), 0));
            return true;
        });
        assertEquals(1, state(ada.id()).active().size());
    }

    @Test
    @Tag("threads")
    @Promise("S-62")
    void letsOnlyOneOfManyChangeTheSameVersion() throws Exception {
        FollowUp call = plan(add(Samples.person()).id(), "1", NOW);
        List<Boolean> changed = together(number -> {
            try {
                put(call.toBuilder().priority(number).build());
                return true;
            } catch (StaleRevisionException e) {
                return false;
            }
        });
        assertEquals(1, changed.stream().filter(one -> one).count());
        assertEquals(2, stored(call).version());
    }
}
