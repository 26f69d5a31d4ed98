package dev.rapport.crm.jdbc;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The transactions of one storage that write to a database which lets one write at a time, in the order in which they came.
 *
 * <p>SQLite has no queue of its own: who finds it busy asks again after a while, and under load some are never lucky. Nobody
 * waits here for ever: who has waited long goes on without a turn, and the database answers. Thread-safe.
 */
final class WriteQueue {
    private static final long PATIENCE_SECONDS = 10;

    private final ReentrantLock turn = new ReentrantLock(true);
    private final boolean isNeeded;

    WriteQueue(Engine engine) {
        isNeeded = engine.writesOneAtATime();
    }

    /** Waits for the turn of this thread; answers whether it has to be given up again. */
    boolean enter() {
        try {
            return isNeeded && turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        turn.unlock();
    }
}
