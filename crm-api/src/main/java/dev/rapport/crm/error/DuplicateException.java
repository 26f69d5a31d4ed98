package dev.rapport.crm.error;

/**
 * The id or the external reference belongs to something else already.
 *
 * <p>Nothing of the write that met it has been applied. Immutable and thread-safe.
 *
 * <pre>{@code
 * try {
 *     crm.contacts().update(id, c -> c.toBuilder().externalRef("shop", "4711").build());
 * } catch (DuplicateException e) {
 *     show("Another contact has this " + e.property());
 * }
 * }</pre>
 */
public final class DuplicateException extends CrmException {
    private static final long serialVersionUID = 1L;

    /** The kind of thing. */
    private final String what;

    /** The key that is taken. */
    private final String property;

    /**
     * Creates the answer for a key that is taken.
     *
     * @param what the kind of thing, such as {@code contact}
     * @param property the key that is taken: {@code id} or {@code externalRef}
     */
    public DuplicateException(String what, String property) {
        super("this " + property + " belongs to another " + what + "; find it by its " + property
                + " and update it, or use another " + property);
        this.what = what;
        this.property = property;
    }

    /**
     * The kind of thing that has the key.
     *
     * @return such as {@code contact} or {@code interaction}
     */
    public String what() {
        return what;
    }

    /**
     * The key that is taken.
     *
     * @return {@code id} or {@code externalRef}
     */
    public String property() {
        return property;
    }
}
