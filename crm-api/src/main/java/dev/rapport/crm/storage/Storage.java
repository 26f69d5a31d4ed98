package dev.rapport.crm.storage;

/**
 * Keeps contacts, interactions, consents and follow-ups, transaction by transaction.
 *
 * <p>Thread-safe. Promises of every storage:
 *
 * <ul>
 *   <li>What the work wrote is there for every transaction that begins after the return. [S-1]
 *   <li>If the work throws, nothing that it wrote remains, and the same exception reaches the caller. [S-2]
 *   <li>What is not committed is not seen by other transactions. [S-3]
 *   <li>The work sees its own writes. [S-4]
 *   <li>Nothing of another tenant is ever read [S-5] or changed. [S-6] The same ids and external references may exist in
 *       two tenants without knowing of each other. [S-7]
 *   <li>A commit that fails is an exception for the caller, never a return. [S-8]
 *   <li>A session that is used after its transaction answers {@link IllegalStateException}. [S-9]
 * </ul>
 *
 * <pre>{@code
 * Contact contact = storage.inTransaction(TenantId.DEFAULT, session -> session.contacts().find(id).orElseThrow());
 * }</pre>
 */
public interface Storage extends AutoCloseable {
    /**
     * Runs work in a transaction of its own: commits on return, rolls back on throw. It may run the work again, as a whole,
     * when the transaction could not be kept through no fault of the work.
     *
     * @param <T> what the work answers
     * @param tenant whose data
     * @param work what to do
     * @return what the work answered
     */
    <T> T inTransaction(TenantId tenant, TransactionWork<T> work);

    /**
     * The same storage inside a transaction of the host: it never commits, rolls back, closes or retries.
     *
     * @param transaction the host's transaction
     * @return a storage for the thread and the time of that transaction
     * @throws IllegalArgumentException if this storage does not understand that kind of transaction
     */
    default Storage join(HostTransaction transaction) {
        throw new IllegalArgumentException("transaction: " + getClass().getSimpleName() + " cannot join a "
                + transaction.getClass().getSimpleName() + "; use a storage that keeps its data where the host does");
    }

    /**
     * Whether this storage works inside a transaction of the host.
     *
     * @return true for what {@link #join} gave
     */
    default boolean isJoined() {
        return false;
    }

    /** Releases what the storage itself has opened; never what the host has given. */
    @Override
    void close();
}
