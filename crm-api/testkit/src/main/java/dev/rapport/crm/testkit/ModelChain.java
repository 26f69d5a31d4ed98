package dev.rapport.crm.testkit;

import dev.rapport.crm.error.CrmException;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.StorageSession;
import dev.rapport.crm.storage.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Transactions that run on a storage under test and on the model, with everything that both answer compared. */
record ModelChain(List<Transaction> transactions) {
    private static final int STEPS_AT_MOST = 4;

    /**
     * One transaction.
     *
     * @param second whether it is one of the second tenant
     * @param minutes how far the clock moves before it
     * @param end how it ends
     * @param steps what is done
     */
    record Transaction(boolean second, int minutes, End end, List<ModelStep> steps) {}

    enum End {
        COMMIT,
        /** The work throws at its end. */
        ROLL_BACK,
        /** The changes of all writing steps are written at once, after the reading ones; an erasure by itself. */
        BATCH
    }

    /** Takes the results out of a transaction that is rolled back. */
    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<Object> results;

        RolledBack(List<Object> results) {
            super("rolled back on purpose", null, false, false);
            this.results = results;
        }
    }

    static Arbitrary<ModelChain> any() {
        Arbitrary<ModelStep> step = Arbitraries.frequencyOf(
                Tuple.of(3, ContactSteps.adding()),
                Tuple.of(3, ContactSteps.revising()),
                Tuple.of(2, ContactSteps.reading()),
                Tuple.of(4, FactSteps.appending()),
                Tuple.of(3, FactSteps.correcting()),
                Tuple.of(2, FactSteps.consenting()),
                Tuple.of(1, ErasureSteps.erasing()),
                Tuple.of(3, FactSteps.reading()),
                Tuple.of(6, QueueSteps.planning()),
                Tuple.of(6, QueueSteps.changing()),
                Tuple.of(4, QueueSteps.claiming()),
                Tuple.of(2, QueueSteps.keeping()),
                Tuple.of(3, QueueSteps.reading()),
                Tuple.of(1, LearnedSteps.learning()),
                Tuple.of(1, LearnedSteps.reading()));
        Arbitrary<Transaction> transaction = Combinators.combine(
                        Arbitraries.of(false, false, false, true),
                        Arbitraries.of(0, 0, 1, 3),
                        Arbitraries.frequency(
                                Tuple.of(6, End.COMMIT), Tuple.of(1, End.ROLL_BACK), Tuple.of(1, End.BATCH)),
                        step.list().ofMinSize(1).ofMaxSize(STEPS_AT_MOST))
                .as(Transaction::new);
        return transaction.list().ofMinSize(4).ofMaxSize(16).map(ModelChain::withContacts);
    }

    /** Most chains are about contacts that are there from the beginning. */
    private static ModelChain withContacts(List<Transaction> transactions) {
        List<Transaction> all = new ArrayList<>();
        for (boolean second : List.of(false, true)) {
            List<ModelStep> adding = IntStream.range(0, ModelPool.CONTACTS - 1)
                    .mapToObj(ContactSteps::first)
                    .toList();
            all.add(new Transaction(second, 0, End.COMMIT, adding));
        }
        all.addAll(transactions);
        return new ModelChain(all);
    }

    /**
     * Runs the chain on both.
     *
     * @param tested the storage under test, on the same clock
     * @param tenants two tenants of it in which nothing is stored yet
     * @param clock the clock of both
     * @throws AssertionError if they differ
     */
    void run(Storage tested, List<TenantId> tenants, MutableClock clock) {
        clock.moveTo(Samples.NOW);
        Storage model = ReferenceStorage.create(clock);
        for (int i = 0; i < transactions.size(); i++) {
            Transaction transaction = transactions.get(i);
            clock.advance(Duration.ofMinutes(transaction.minutes));
            TenantId tenant = tenants.get(transaction.second ? 1 : 0);
            int first = i * STEPS_AT_MOST;
            compare(i, answers(transaction, model, tenant, first), answers(transaction, tested, tenant, first));
        }
        for (TenantId tenant : tenants) {
            compare(transactions.size(), everything(model, tenant), everything(tested, tenant));
        }
    }

    private void compare(int place, List<Object> expected, List<Object> actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError("after transaction " + place + ", answer "
                    + ModelDifference.between(expected, actual) + "; " + this);
        }
    }

    private static List<Object> answers(Transaction transaction, Storage storage, TenantId tenant, int first) {
        try {
            return storage.inTransaction(tenant, session -> {
                List<Object> results = work(transaction, session, first);
                if (transaction.end == End.ROLL_BACK) {
                    throw new RolledBack(results);
                }
                return results;
            });
        } catch (RolledBack e) {
            return e.results;
        } catch (CrmException | IllegalArgumentException | IllegalStateException e) {
            // of several changes that a write cannot make, any may be the one that throws
            return List.of(transaction.end == End.BATCH ? "refused" : told(e));
        }
    }

    private static List<Object> work(Transaction transaction, StorageSession session, int first) {
        List<Object> results = new ArrayList<>();
        List<Change> batch = new ArrayList<>();
        for (int i = 0; i < transaction.steps.size(); i++) {
            ModelStep step = transaction.steps.get(i);
            if (transaction.end == End.BATCH && step instanceof ModelStep.Writing writing) {
                Optional<Change> change = writing.change(session, first + i);
                if (change.orElse(null) instanceof Change.ContactErased erased) {
                    write(batch, session);
                    session.write(Changes.of(erased));
                } else {
                    change.ifPresent(batch::add);
                }
            } else {
                results.add(step.run(session, first + i));
            }
        }
        write(batch, session);
        return results;
    }

    private static void write(List<Change> batch, StorageSession session) {
        if (!batch.isEmpty()) {
            session.write(new Changes(batch));
            batch.clear();
        }
    }

    private List<Object> everything(Storage storage, TenantId tenant) {
        return storage.inTransaction(tenant, session -> {
            List<Object> all = new ArrayList<>();
            int number = transactions.size() * STEPS_AT_MOST;
            LearnedSteps.everything().forEach(step -> all.add(step.run(session, number)));
            for (int contact = 0; contact < 2; contact++) {
                List<ModelStep> steps = new ArrayList<>(ContactSteps.everythingOf(contact));
                steps.addAll(FactSteps.everythingOf(contact));
                steps.addAll(QueueSteps.everythingOf(contact));
                steps.addAll(ErasureSteps.everythingOf(contact));
                steps.forEach(step -> all.add(step.run(session, number)));
            }
            return all;
        });
    }

    static String told(RuntimeException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
