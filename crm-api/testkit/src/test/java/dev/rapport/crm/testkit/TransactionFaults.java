package dev.rapport.crm.testkit;

import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.storage.TransactionWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Mistakes in transactions. */
final class TransactionFaults {
    static final String SWALLOWS_COMMIT_FAILURES = "a commit that fails looks like one that worked";

    private TransactionFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.of(
                        Fault.Scope.BROAD,
                        "every commit is lost",
                        clock -> new Around(ReferenceStorage.create(clock)) {
                            @Override
                            public <T> T inTransaction(TenantId tenant, TransactionWork<T> work) {
                                List<T> answer = new ArrayList<>();
                                try {
                                    inner.inTransaction(tenant, session -> {
                                        answer.add(work.run(session));
                                        throw new Undo();
                                    });
                                } catch (Undo e) {
                                    return answer.get(0);
                                }
                                throw new AssertionError("unreachable");
                            }
                        },
                        "S-1"),
                Fault.of(
                        Fault.Scope.EXACT,
                        "what the work wrote is committed although it threw",
                        clock -> new Around(ReferenceStorage.create(clock)) {
                            @Override
                            public <T> T inTransaction(TenantId tenant, TransactionWork<T> work) {
                                List<T> answer = new ArrayList<>();
                                List<Throwable> thrown = new ArrayList<>();
                                inner.inTransaction(tenant, session -> {
                                    try {
                                        answer.add(work.run(session));
                                    } catch (RuntimeException | Error e) {
                                        thrown.add(e);
                                    }
                                    return session;
                                });
                                if (thrown.isEmpty()) {
                                    return answer.get(0);
                                }
                                throw sneaky(thrown.get(0));
                            }
                        },
                        "S-2",
                        "S-27",
                        "S-40"),
                Fault.of(
                        Fault.Scope.BROAD,
                        "the exception of the work is wrapped",
                        clock -> new Around(ReferenceStorage.create(clock)) {
                            @Override
                            public <T> T inTransaction(TenantId tenant, TransactionWork<T> work) {
                                try {
                                    return inner.inTransaction(tenant, work);
                                } catch (RuntimeException e) {
                                    throw new IllegalStateException(e);
                                }
                            }
                        },
                        "S-2"),
                Fault.of(
                        Fault.Scope.THREADS,
                        "every call commits at once",
                        clock -> new EachCallAlone(ReferenceStorage.create(clock)),
                        "S-2",
                        "S-3",
                        "S-11"),
                Fault.of(
                        Fault.Scope.THREADS,
                        "nothing is locked, and the last commit wins",
                        clock -> new ReferenceStorage(clock, new NoLock(), () -> {}),
                        "S-11",
                        "S-12",
                        "S-27",
                        "S-66",
                        "S-67",
                        "S-68"),
                Fault.of(
                        Fault.Scope.EXACT,
                        "writes wait for the commit",
                        clock -> new WritesAtTheEnd(ReferenceStorage.create(clock)),
                        "S-4",
                        "S-9",
                        "S-41"),
                Fault.of(
                        Fault.Scope.EXACT,
                        "all tenants are one",
                        clock -> new Around(ReferenceStorage.create(clock)) {
                            @Override
                            public <T> T inTransaction(TenantId tenant, TransactionWork<T> work) {
                                return inner.inTransaction(TenantId.DEFAULT, work);
                            }
                        },
                        "S-5",
                        "S-6",
                        "S-7"),
                Fault.of(Fault.Scope.EXACT, SWALLOWS_COMMIT_FAILURES, ReferenceStorage::create, "S-8"),
                Fault.onEach(
                        Set.of("ContactStore.find", "FollowUpStore.due", "StorageSession.write"),
                        "a session that is over answers nothing instead of refusing",
                        TransactionFaults::lenient,
                        "S-9"),
                Fault.on(
                        "StorageSession.now",
                        "the clock is finer than what can be stored",
                        call -> call.<Instant>proceed().plusNanos(789),
                        "S-38"),
                Fault.onWrite(
                        "changes are applied from the last to the first",
                        call -> {
                            List<Change> reversed =
                                    new ArrayList<>(call.<Changes>arg(0).list());
                            Collections.reverse(reversed);
                            return call.with(0, new Changes(reversed)).proceed();
                        },
                        "S-40",
                        "S-17",
                        "S-86"),
                Fault.onWrite("what follows a refused change is written", TransactionFaults::goingOn, "S-41"),
                Fault.on("StorageSession.read", "an unknown id is an error", TransactionFaults::strict, "S-5", "S-10"),
                Fault.on(
                        "StorageSession.lockAndRead",
                        "an unknown id cannot be locked",
                        TransactionFaults::strict,
                        "S-5",
                        "S-14"));
    }

    @SuppressWarnings("NullAway") // the answer of a method without one
    private static Object lenient(Call call) {
        try {
            return call.proceed();
        } catch (IllegalStateException e) {
            return call.method().getReturnType() == Optional.class ? Optional.empty() : null;
        }
    }

    @SuppressWarnings("NullAway") // the answer of a method without one
    private static Object goingOn(Call call) {
        RuntimeException refused = null;
        call.session().write(Changes.of());
        for (Change change : call.<Changes>arg(0).list()) {
            try {
                call.session().write(Changes.of(change));
            } catch (RuntimeException e) {
                refused = e;
            }
        }
        if (refused != null) {
            throw refused;
        }
        return null;
    }

    private static Object strict(Call call) {
        Map<?, ?> found = call.proceed();
        if (found.size() < Set.copyOf(call.<Collection<?>>arg(0)).size()) {
            throw new NoSuchElementException("unknown id");
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneaky(Throwable e) throws E {
        throw (E) e;
    }

    private static final class Undo extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Does the same as another. */
    private abstract static class Around implements Storage {
        final Storage inner;

        Around(Storage inner) {
            this.inner = inner;
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    private static final class NoLock extends ReentrantLock {
        private static final long serialVersionUID = 1L;

        @Override
        public void lock() {}

        @Override
        public void unlock() {}
    }

    /** Opens a transaction for each call, and none for the work. */
    private static final class EachCallAlone extends Around {
        EachCallAlone(Storage inner) {
            super(inner);
        }

        @Override
        public <T> T inTransaction(TenantId tenant, TransactionWork<T> work) {
            return work.run(Tampered.eachCallAlone(inner, tenant));
        }
    }

    /** Collects what is written and writes it when the work is done. */
    private static final class WritesAtTheEnd extends Around {
        WritesAtTheEnd(Storage inner) {
            super(inner);
        }

        @Override
        public <T> T inTransaction(TenantId tenant, TransactionWork<T> work) {
            return inner.inTransaction(tenant, session -> {
                List<Changes> later = new ArrayList<>();
                T answer = work.run(Tampered.session(
                        session,
                        call -> call.name().equals("StorageSession.write") ? later.add(call.arg(0)) : call.proceed()));
                later.forEach(session::write);
                return answer;
            });
        }
    }
}
