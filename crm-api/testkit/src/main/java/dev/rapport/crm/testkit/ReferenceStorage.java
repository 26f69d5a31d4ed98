package dev.rapport.crm.testkit;

import static java.util.Objects.requireNonNull;

import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.storage.TransactionWork;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The simplest storage that keeps every promise: what the others are compared with.
 *
 * <p>One transaction at a time, each on a copy of everything, every question answered by looking at everything: right
 * because there is little that could be wrong, and too slow for anything but tests. A transaction inside a transaction of
 * the same thread is refused. Thread-safe.
 *
 * <pre>{@code
 * MutableClock clock = MutableClock.at(Instant.parse("2026-11-24T09:00:00Z"));
 * Storage model = ReferenceStorage.create(clock);
 * model.inTransaction(TenantId.DEFAULT, session -> session.contacts().find(id));
 * }</pre>
 */
public final class ReferenceStorage implements Storage {
    private final InstantSource clock;
    private final ReentrantLock lock;
    private final Runnable beforeCommit;
    private final Map<TenantId, ReferenceState> tenants = new ConcurrentHashMap<>();

    ReferenceStorage(InstantSource clock, ReentrantLock lock, Runnable beforeCommit) {
        this.clock = requireNonNull(clock, "clock");
        this.lock = lock;
        this.beforeCommit = beforeCommit;
    }

    /**
     * Creates an empty storage.
     *
     * @param clock measures leases
     * @return a new storage that shares nothing with others
     */
    public static ReferenceStorage create(InstantSource clock) {
        return new ReferenceStorage(clock, new ReentrantLock(), () -> {});
    }

    @Override
    public <T> T inTransaction(TenantId tenant, TransactionWork<T> work) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException(
                    "inTransaction: this thread is in a transaction already; pass its session on instead");
        }
        lock.lock();
        try {
            ReferenceState before = tenants.getOrDefault(tenant, new ReferenceState());
            ReferenceSession session = new ReferenceSession(before.copy(), clock);
            try {
                T answer = work.run(session);
                beforeCommit.run();
                tenants.put(tenant, session.state());
                return answer;
            } finally {
                session.end();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Does nothing: there is nothing to release. */
    @Override
    public void close() {}
}
