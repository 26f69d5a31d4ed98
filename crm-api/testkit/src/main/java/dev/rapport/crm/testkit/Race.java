package dev.rapport.crm.testkit;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Threads beside the one of the test. */
final class Race {
    private static final long CHANCE_MILLIS = 150;
    private static final long PATIENCE_SECONDS = 60;

    private Race() {}

    /** What one of several threads does. */
    interface Turn<T> {
        T run(int number) throws Exception;
    }

    static <T> Future<T> start(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "race");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    /**
     * Waits a little for another thread: a correct storage may let it finish or make it wait for us, and a test that passes
     * either way must not wait for ever.
     */
    static void giveAChance(Future<?> other) {
        try {
            other.get(CHANCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // it waits for this transaction, as it may
        } catch (ExecutionException e) {
            // told by result(...)
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static <T> T result(Future<T> other) throws Exception {
        try {
            return other.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** The result of what is done. */
    static <T> T now(Future<T> done) {
        try {
            return result(done);
        } catch (Exception e) {
            throw new AssertionError("the other thread failed", e);
        }
    }
}
