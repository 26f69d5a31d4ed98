package dev.rapport.crm.error;

/**
 * A fact with this id or external reference is recorded already, with other content.
 *
 * <p>Recording the same content again is a no-op; other content under the same key is never skipped in silence. Immutable
 * and thread-safe.
 *
 * <pre>{@code
 * try {
 *     crm.interactions().record(order);
 * } catch (ConflictingFactException e) {
 *     crm.interactions().record(order.toBuilder().correcting(InteractionId.parse(e.existingId())).build());
 * }
 * }</pre>
 */
public final class ConflictingFactException extends CrmException {
    private static final long serialVersionUID = 1L;

    /** The kind of thing. */
    private final String what;

    /** The id of what is there. */
    private final String existingId;

    /**
     * Creates the answer for a key that holds other content.
     *
     * @param what the kind of fact, such as {@code interaction}
     * @param existingId the id of what is there
     */
    public ConflictingFactException(String what, String existingId) {
        super("the " + what + " " + existingId + " has the same id or external reference and other content; "
                + "record a correction of it, or use a reference of its own");
        this.what = what;
        this.existingId = existingId;
    }

    /**
     * The kind of fact that is there.
     *
     * @return such as {@code interaction} or {@code contact}
     */
    public String what() {
        return what;
    }

    /**
     * The id of what is there.
     *
     * @return the id as text
     */
    public String existingId() {
        return existingId;
    }
}
