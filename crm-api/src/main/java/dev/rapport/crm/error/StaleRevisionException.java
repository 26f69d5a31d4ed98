package dev.rapport.crm.error;

/**
 * Somebody else has changed it since it was read.
 *
 * <p>Nothing was written. Read it again and repeat the change. Immutable and thread-safe.
 *
 * <pre>{@code
 * try {
 *     crm.contacts().update(edited);
 * } catch (StaleRevisionException e) {
 *     Contact now = crm.contacts().get(edited.id());   // show both to the user
 * }
 * }</pre>
 */
public final class StaleRevisionException extends CrmException {
    private static final long serialVersionUID = 1L;

    /** Its id. */
    private final String id;

    /** The version that was expected. */
    private final long expected;

    /**
     * Creates the answer for a version that is no longer the current one.
     *
     * @param what the kind of thing, such as {@code contact}
     * @param id its id
     * @param expected the version that the change was based on
     */
    public StaleRevisionException(String what, String id, long expected) {
        super("the " + what + " " + id + " has changed since its version " + expected
                + "; read it again and repeat the change");
        this.id = id;
        this.expected = expected;
    }

    /**
     * The id of what has changed.
     *
     * @return the id as text
     */
    public String id() {
        return id;
    }

    /**
     * The version that the change was based on.
     *
     * @return a number from 1, or 0 when it was expected to be new
     */
    public long expected() {
        return expected;
    }
}
