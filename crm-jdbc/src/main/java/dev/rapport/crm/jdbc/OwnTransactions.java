package dev.rapport.crm.jdbc;

import dev.rapport.crm.error.CommitOutcomeUnknownException;
import dev.rapport.crm.error.StorageException;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.storage.TransactionWork;
import java.sql.SQLException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Runs work in transactions that begin and end here, again if they could not be kept. */
final class OwnTransactions {

    private final ConnectionSource source;
    private final Sql sql;
    private final @Nullable InstantSource clock;
    private final Retries retries;
    private final boolean beginsAtOnce;
    private final WriteQueue queue;
    private final ThreadLocal<Boolean> running = ThreadLocal.withInitial(() -> false);

    /**
     * @param beginsAtOnce whether reads need a transaction too: they do where one sees less than the other committed
     */
    OwnTransactions(
            ConnectionSource source, Sql sql, @Nullable InstantSource clock, Retries retries, boolean beginsAtOnce) {
        this.source = source;
        this.sql = sql;
        this.clock = clock;
        this.retries = retries;
        this.beginsAtOnce = beginsAtOnce;
        queue = new WriteQueue(sql.engine());
    }

    <T> T run(TenantId tenant, TransactionWork<T> work) {
        if (running.get()) {
            throw new IllegalStateException(
                    "inTransaction: this thread is in a transaction already; pass its session on instead");
        }
        running.set(true);
        try {
            Retries.Attempts attempts = retries.begin();
            while (true) {
                try {
                    return once(tenant, work);
                } catch (NotKept notKept) {
                    if (!attempts.again(notKept.failure)) {
                        throw notKept.answer;
                    }
                }
            }
        } finally {
            running.remove();
        }
    }

    private <T> T once(TenantId tenant, TransactionWork<T> work) throws NotKept {
        try (HeldConnection held = acquired()) {
            Db db = Db.own(held.connection(), sql, tenant, queue);
            try {
                T answer = answer(db, work);
                if (db.hasBegun()) {
                    commit(db, held);
                }
                return answer;
            } catch (RuntimeException | Error e) {
                rollback(db, held, e);
                Failure failure = db.failure();
                if (failure != null && failure.mayPassBeforeCommit() && e instanceof RuntimeException answer) {
                    throw new NotKept(failure, answer);
                }
                throw e;
            } finally {
                db.end();
            }
        }
    }

    private <T> T answer(Db db, TransactionWork<T> work) {
        if (beginsAtOnce) {
            db.begin();
        }
        T answer = work.run(new JdbcSession(db, clock, false));
        if (db.failure() != null) {
            throw new StorageException(
                    "a write was refused halfway and the work went on, so nothing was kept; let the exception end it",
                    null);
        }
        return answer;
    }

    private HeldConnection acquired() throws NotKept {
        try {
            return HeldConnection.of(source);
        } catch (SQLException e) {
            throw new NotKept(sql.engine().failure(e), Failures.inConnection(e));
        }
    }

    private void commit(Db db, HeldConnection held) throws NotKept {
        try {
            db.commit();
        } catch (SQLException e) {
            Failure failure = sql.engine().failure(e);
            if (failure.leavesCommitUnknown()) {
                held.markBroken();
                throw new NotKept(Failure.FINAL, new CommitOutcomeUnknownException(e));
            }
            StorageException refused = Failures.inCommit(e);
            rollback(db, held, refused);
            throw new NotKept(failure, refused);
        }
    }

    private static void rollback(Db db, HeldConnection held, Throwable because) {
        Failure failure = db.failure();
        if (failure != null && failure.breaksTheConnection()) {
            held.markBroken();
        } else if (db.hasBegun()) {
            try {
                db.rollback();
            } catch (SQLException e) {
                held.markBroken();
                because.addSuppressed(e);
            }
        }
    }

    /** A transaction that was not kept, and what the caller is told unless another try helps. */
    private static final class NotKept extends Exception {

        private static final long serialVersionUID = 1L;

        private final Failure failure;
        private final RuntimeException answer;

        NotKept(Failure failure, RuntimeException answer) {
            super(answer);
            this.failure = failure;
            this.answer = answer;
        }
    }
}
