package dev.rapport.crm.error;

import org.jspecify.annotations.Nullable;

/**
 * The answer of the world, not a mistake in the call: something was not found, was there already, has changed meanwhile,
 * or could not be stored.
 *
 * <p>Mistakes of the caller are {@link NullPointerException} and {@link IllegalArgumentException}. A message names the
 * property or the id, the rule that was broken and the remedy; it never contains a value that came from a person.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * try {
 *     crm.interactions().record(call);
 * } catch (NotFoundException e) {
 *     log.warn("no such contact: {}", e.id());
 * } catch (CrmException e) {
 *     log.error("not recorded", e);
 * }
 * }</pre>
 */
public abstract class CrmException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message for a developer.
     *
     * @param message what happened, to what, and what to do
     */
    protected CrmException(String message) {
        super(message);
    }

    /**
     * Creates an exception with its cause.
     *
     * @param message what happened, to what, and what to do
     * @param cause what lies behind it, or null
     */
    protected CrmException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
