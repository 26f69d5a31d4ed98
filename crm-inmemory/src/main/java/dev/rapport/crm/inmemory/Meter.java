package dev.rapport.crm.inmemory;

/** Counts what the indexes of a tenant do, so that a test can see that no operation grows with the tenant. */
final class Meter {
    private long calls;
    private long visited;

    void call() {
        calls++;
    }

    void visit() {
        visited++;
    }

    /** Searches and changes of an index, and entries looked at one after another. */
    long operations() {
        return calls + visited;
    }
}
