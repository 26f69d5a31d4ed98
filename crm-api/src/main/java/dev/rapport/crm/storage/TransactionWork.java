package dev.rapport.crm.storage;

/**
 * What is done inside one transaction.
 *
 * <p>It may be run more than once if the storage retries, so it has no effects but those on the session.
 *
 * <pre>{@code
 * TransactionWork<Optional<Contact>> find = session -> session.contacts().find(id);
 * Optional<Contact> contact = storage.inTransaction(tenant, find);
 * }</pre>
 *
 * @param <T> what it answers
 */
@FunctionalInterface
public interface TransactionWork<T> {
    /**
     * Does the work.
     *
     * @param session the open transaction, of no use afterwards
     * @return the answer
     */
    T run(StorageSession session);
}
