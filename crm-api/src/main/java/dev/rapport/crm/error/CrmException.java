package dev.rapport.crm.error;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the world that a caller may want to handle, such as a fact that conflicts with a stored one.
 *
 * <p>A caller's own mistake is a {@link NullPointerException} or an {@link IllegalArgumentException} instead. Messages
 * never hold a value that came from a person. Not thread-safe, like every throwable.
 *
 * <pre>{@code
 * try {
 *     crm.contacts().add(ada);
 * } catch (CrmException refused) {
 *     log.warn("contact {} not added: {}", ada.id(), refused.getMessage());
 * }
 * }</pre>
 */
public abstract class CrmException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception without a cause.
     *
     * @param message what happened and what to do about it
     */
    protected CrmException(String message) {
        super(message);
    }

    /**
     * Creates an exception with its cause.
     *
     * @param message what happened and what to do about it
     * @param cause what made it happen, or null
     */
    protected CrmException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
