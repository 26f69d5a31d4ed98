package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.Permit;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.error.StaleRevisionException;
import dev.rapport.crm.error.StorageException;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.storage.Storage;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Proves with real threads that no message follows a withdrawal on a storage: of a withdrawal and a message at the same time
 * one comes first, and if it is the withdrawal, there is no message.
 *
 * <p>Each test works in a tenant of its own. The system property {@code crm.race.rounds} runs another number of rounds
 * than {@link #rounds()}: {@code -Dcrm.race.rounds=10000}.
 *
 * <pre>{@code
 * final class InMemoryConsentRaceTest extends ConsentRaceContract {
 *     @Override
 *     protected Storage create(InstantSource leaseClock) {
 *         return InMemoryStorage.create(leaseClock);
 *     }
 * }
 * }</pre>
 */
public abstract class ConsentRaceContract extends CrmScene {
    private static final int SPINS = 4_000;
    private static final int KINDS = 7;
    private static final long STEP_NANOS = 50_000;

    /** No two facts are recorded at one instant, so that what is stored tells their order. */
    private final AtomicLong ticks = new AtomicLong();

    private final InstantSource ticking = () -> NOW.plus(ticks.incrementAndGet(), ChronoUnit.MICROS);
    private int sentFirst;
    private int withdrawnFirst;
    private int notKept;

    /** By how much the message waits, or the withdrawal if it is negative: who came first waits longer the next time. */
    private long messageWaits;

    /** For heirs. */
    protected ConsentRaceContract() {}

    /**
     * How many times a message and a withdrawal meet.
     *
     * @return 2,000; fewer where that takes too long
     */
    protected int rounds() {
        return 2_000;
    }

    @Test
    @Tag("threads")
    void noMessageFollowsAWithdrawal() throws Exception {
        assertEquals(List.of(), violations(storage, Integer.getInteger("crm.race.rounds", rounds())));
        assertEquals(0, notKept, "transactions that were not kept");
        assertTrue(sentFirst > 0, "no message ever came first");
        assertTrue(withdrawnFirst > 0, "no withdrawal ever came first");
    }

    /** Whichever comes first, the message to the other record is no longer planned. */
    @Test
    @Tag("threads")
    void noPlanOutlivesAWithdrawalThatMeetsAMerger() throws Exception {
        Crm planning = crm(RuleBook.version(2).of(GatePromises.NEWSLETTER));
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (int number = 0; number < rounds() / KINDS; number++) {
                Round round = Round.of(number);
                planning.contacts().addAll(List.of(round.ada(), round.other()));
                planning.interactions()
                        .record(Samples.purchase(round.ada().id()).build());
                planning.consents().record(round.grant());
                assertEquals("newsletter", GatePromises.open(planning, round.ada()));
                CyclicBarrier start = new CyclicBarrier(2);
                Consent merger = Consent.merged(round.other().id(), round.ada().id());
                Consent no = Consent.withdrawn(round.other().id());
                Future<Optional<Consent>> merged =
                        two.submit(() -> at(start, 0, () -> planning.consents().record(merger)));
                Future<Optional<Consent>> said =
                        two.submit(() -> at(start, 0, () -> planning.consents().record(no)));
                assertTrue(Race.result(merged).isPresent() && Race.result(said).isPresent());
                assertEquals("", GatePromises.open(planning, round.ada()), "round " + number);
            }
        } finally {
            two.shutdownNow();
        }
    }

    /**
     * Plays on a storage that locks neither contacts nor points until something goes wrong, which it only does where
     * transactions run at the same time.
     *
     * @return what went wrong; none would mean that this contract cannot see it
     * @throws Exception if a thread failed
     */
    protected final List<String> violationsWithoutLocks() throws Exception {
        return violations(new UnlockedStorage(storage), rounds());
    }

    /**
     * What one round is about: who gets a message, who shares the address, whose other record with an address of its own turned
     * up, and who says no and how.
     */
    private record Round(Contact ada, Contact twin, Contact other, EmailAddress point, int number) {
        static Round of(int number) {
            String address = "reader-" + number + "@example.org";
            return new Round(
                    Contact.person("Ada").email(address).build(),
                    Contact.person("Twin").email(address).build(),
                    Contact.person("Ada L.")
                            .email("other-" + number + "@example.org")
                            .build(),
                    EmailAddress.parse(address),
                    number);
        }

        ConsentRequest letter() {
            return ConsentRequest.of(ada.id(), point, Channel.EMAIL, Samples.NEWS);
        }

        Consent grant() {
            return Consent.granted(ada.id(), Samples.NEWS)
                    .byEmail(point.text())
                    .evidence("signup-v3", "web form", "form 17")
                    .build();
        }

        /** What was recorded before: some are one person by then, and some have said no under the other record. */
        List<Consent> before() {
            return switch (number % KINDS) {
                case 4 -> List.of(grant(), Consent.merged(other.id(), ada.id()));
                case 5 -> List.of(grant(), Consent.merged(ada.id(), other.id()));
                case 6 -> List.of(grant(), Consent.objected(other.id()));
                default -> List.of(grant());
            };
        }

        /** For the person and for the point, by the record that is written to, and by others that it reaches. */
        Consent no() {
            return switch (number % KINDS) {
                case 0 -> Consent.withdrawn(ada.id());
                case 1 ->
                    Consent.withdrawn(ada.id(), Samples.NEWS).by(Channel.EMAIL).to(point);
                case 2 -> Consent.objected(twin.id());
                case 3 -> Consent.suppressed(twin.id(), SuppressionReason.HARD_BOUNCE, point);
                case 6 -> Consent.merged(other.id(), ada.id());
                default -> Consent.withdrawn(other.id());
            };
        }
    }

    /** What each of the two saw of a round; empty if the transaction was not kept. */
    private record Seen(Optional<Boolean> delivered, Optional<Set<ConsentId>> before) {}

    private List<String> violations(Storage raced, int rounds) throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Crm racing = Crm.builder()
                    .storage(raced)
                    .rules(book(1))
                    .clock(ticking)
                    .unsubscribeAt(LEAVE)
                    .build()
                    .forTenant(tenant);
            List<String> violations = new ArrayList<>();
            for (int number = 0; number < rounds && violations.isEmpty(); number++) {
                Round round = Round.of(number);
                check(round, played(round, racing, two), violations);
            }
            return violations;
        } finally {
            two.shutdownNow();
        }
    }

    private Seen played(Round round, Crm racing, ExecutorService two) throws Exception {
        crm.contacts().addAll(List.of(round.ada(), round.twin(), round.other()));
        round.before().forEach(racing.consents()::record);
        Permit permit = racing.outreach().permit(round.letter()).permit().orElseThrow();
        CyclicBarrier start = new CyclicBarrier(2);
        Future<Optional<Boolean>> message = two.submit(() -> at(
                start,
                messageWaits,
                () -> racing.outreach()
                        .send(permit, OutreachPromises.NEWSLETTER, dispatch -> {})
                        .isDelivered()));
        Future<Optional<Set<ConsentId>>> no = two.submit(() -> at(
                start,
                -messageWaits,
                () -> racing.inTransaction(tx -> {
                    tx.consents().record(round.no());
                    return messages(tx, round.ada());
                })));
        return new Seen(Race.result(message), Race.result(no));
    }

    /** So that neither always comes first, however long the way to the locks is on this storage and machine. */
    private static <T> Optional<T> at(CyclicBarrier start, long nanos, Supplier<T> part) throws Exception {
        start.await();
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < nanos) {
            Thread.onSpinWait();
        }
        int spins = ThreadLocalRandom.current().nextInt(SPINS);
        for (int i = 0; i < spins; i++) {
            Thread.onSpinWait();
        }
        try {
            return Optional.of(part.get());
        } catch (StorageException | StaleRevisionException notKept) {
            return Optional.empty();
        }
    }

    private static Set<ConsentId> messages(Crm crm, Contact to) {
        return crm.consents().history(to.id()).stream()
                .filter(Contacted.class::isInstance)
                .map(Consent::id)
                .collect(Collectors.toSet());
    }

    /**
     * What the withdrawal saw when it had its locks is what came before it: no other message may ever be recorded. And each
     * message must be permitted by what had been recorded before it.
     */
    private void check(Round round, Seen seen, List<String> violations) {
        Set<ConsentId> all = messages(crm, round.ada());
        if (seen.delivered().isPresent() && all.size() != (seen.delivered().get() ? 1 : 0)) {
            violations.add("round " + round.number() + ": handed over and recorded differ");
        }
        seen.before()
                .filter(before -> !before.containsAll(all))
                .ifPresent(before ->
                        violations.add("round " + round.number() + ": a message was recorded after the withdrawal"));
        for (Consent fact : crm.consents().history(round.ada().id())) {
            if (fact instanceof Contacted contacted && !wasPermitted(round, contacted)) {
                violations.add("round " + round.number() + ": the ledger did not permit what was sent");
            }
        }
        notKept += seen.delivered().isPresent() && seen.before().isPresent() ? 0 : 1;
        sentFirst += all.size();
        withdrawnFirst += all.isEmpty() ? 1 : 0;
        messageWaits += all.isEmpty() ? -STEP_NANOS : STEP_NANOS;
    }

    private boolean wasPermitted(Round round, Contacted contacted) {
        return crm.consents()
                .decide(
                        round.letter(),
                        contacted.at(),
                        contacted.stamp().recorded().minus(1, ChronoUnit.MICROS))
                .isPermitted();
    }
}
