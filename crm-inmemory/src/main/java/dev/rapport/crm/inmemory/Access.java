package dev.rapport.crm.inmemory;

/** The right of one thread to read and write, from the begin of its transaction to the end. */
final class Access {
    private final Thread owner = Thread.currentThread();
    private boolean open = true;

    void check() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException(
                    "session: used by another thread than the one it was given to; do all reads and writes of a"
                            + " transaction on its own thread");
        }
        if (!open) {
            throw new IllegalStateException(
                    "session: used after its transaction has ended; keep the values that were read, not the session");
        }
    }

    void end() {
        open = false;
    }
}
