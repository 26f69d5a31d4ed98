package dev.rapport.crm.inmemory;

import static java.util.Objects.requireNonNull;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.storage.TransactionWork;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A transactional storage that lives as long as the object.
 *
 * <p>For tests, and for hosts that keep nothing beyond their own run. It keeps every promise of {@link Storage}: work that
 * throws leaves nothing behind, and nobody sees what is not committed. Transactions of a tenant run one after another, those
 * of different tenants side by side; every query is answered by an index. A transaction within a transaction of the same
 * thread is refused, and so is a session on another thread than its own. What is closed forgets everything.
 *
 * <p>Thread-safe.
 *
 * <pre>{@code
 * Crm crm = Crm.builder()
 *         .storage(InMemoryStorage.create())
 *         .rules(rules)
 *         .build();
 * crm.contacts().add(Contact.person("Ada Lovelace").build());
 * }</pre>
 */
public final class InMemoryStorage implements Storage {
    private final Map<TenantId, Tenant> tenants = new ConcurrentHashMap<>();
    private final Set<Thread> inTransaction = ConcurrentHashMap.newKeySet();
    private final InstantSource clock;
    private volatile boolean closed;

    private InMemoryStorage(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Creates an empty storage that measures leases by the clock of the system.
     *
     * @return a new storage that shares nothing with others
     */
    public static InMemoryStorage create() {
        return create(InstantSource.system());
    }

    /**
     * Creates an empty storage that measures leases by a clock of the caller.
     *
     * @param clock the clock, read to the microsecond
     * @return a new storage that shares nothing with others
     */
    public static InMemoryStorage create(InstantSource clock) {
        return new InMemoryStorage(requireNonNull(clock, "clock"));
    }

    /**
     * Runs work in a transaction of its own: commits on return, rolls back on throw. The work is run once.
     *
     * @throws IllegalStateException if this thread is in a transaction of this storage already, or the storage is closed
     */
    @Override
    public <T> T inTransaction(TenantId tenant, TransactionWork<T> work) {
        requireNonNull(tenant, "tenant");
        requireNonNull(work, "work");
        if (inTransaction.contains(Thread.currentThread())) {
            throw new IllegalStateException(
                    "inTransaction: this thread is in a transaction of this storage already; do the work on its session,"
                            + " or after it has ended");
        }
        requireOpen();
        Tenant data = tenants.computeIfAbsent(tenant, id -> new Tenant());
        data.lock.lock();
        try {
            requireOpen();
            return run(new MemorySession(data, clock), work);
        } finally {
            data.lock.unlock();
        }
    }

    private <T> T run(MemorySession session, TransactionWork<T> work) {
        inTransaction.add(Thread.currentThread());
        boolean returned = false;
        try {
            T answer = work.run(session);
            returned = true;
            return answer;
        } finally {
            inTransaction.remove(Thread.currentThread());
            if (returned) {
                session.commit();
            } else {
                session.rollBack();
            }
        }
    }

    /** Forgets everything; every later use is refused. */
    @Override
    public void close() {
        closed = true;
        tenants.clear();
    }

    /** What the indexes of a tenant have done so far. */
    Meter meter(TenantId tenant) {
        return tenants.computeIfAbsent(tenant, id -> new Tenant()).meter;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException(
                    "storage: closed, and what it kept is gone; create another and add the contacts again");
        }
    }
}
