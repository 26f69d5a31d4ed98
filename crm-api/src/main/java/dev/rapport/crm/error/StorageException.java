package dev.rapport.crm.error;

import org.jspecify.annotations.Nullable;

/**
 * The storage failed, and nothing of the transaction was kept.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * try {
 *     crm.contacts().add(contact);
 * } catch (StorageException e) {
 *     retryLater(contact, e);      // nothing was written
 * }
 * }</pre>
 */
public final class StorageException extends CrmException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the failure.
     *
     * @param message what failed and what to do
     * @param cause what the storage said, or null
     */
    public StorageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
