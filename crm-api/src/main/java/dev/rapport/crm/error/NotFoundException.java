package dev.rapport.crm.error;

/**
 * Nothing with this id exists in this tenant.
 *
 * <p>An id of another tenant answers the same. Immutable and thread-safe.
 *
 * <pre>{@code
 * try {
 *     crm.contacts().get(id);
 * } catch (NotFoundException e) {
 *     show("No " + e.what() + " with id " + e.id());
 * }
 * }</pre>
 */
public final class NotFoundException extends CrmException {
    private static final long serialVersionUID = 1L;

    /** The kind of thing. */
    private final String what;

    /** Its id. */
    private final String id;

    /**
     * Creates the answer for a missing thing.
     *
     * @param what the kind of thing, such as {@code contact}
     * @param id the id that was asked for
     */
    public NotFoundException(String what, String id) {
        super("no " + what + " with id " + id + " in this tenant; check the id and the tenant");
        this.what = what;
        this.id = id;
    }

    /**
     * The kind of thing that was asked for.
     *
     * @return such as {@code contact} or {@code follow-up}
     */
    public String what() {
        return what;
    }

    /**
     * The id that was asked for.
     *
     * @return the id as text
     */
    public String id() {
        return id;
    }
}
