package dev.rapport.crm.storage;

/**
 * A transaction that the host has opened and will end, in a form that one storage understands.
 *
 * <p>Not thread-safe: it belongs to the thread of its transaction.
 *
 * <pre>{@code
 * crm.join(JdbcTransaction.of(connection)).interactions().record(purchase);    // the host commits
 * }</pre>
 */
public interface HostTransaction {}
