package dev.rapport.crm.error;

/**
 * The tables are missing, too old or too new for this version of the library.
 *
 * <p>The message says the exact remedy. Immutable and thread-safe.
 *
 * <pre>{@code
 * try {
 *     JdbcStorage.builder(dataSource).build();
 * } catch (SchemaException e) {
 *     System.err.println(e.getMessage());   // names the statement to run, or createSchema()
 * }
 * }</pre>
 */
public final class SchemaException extends CrmException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the answer.
     *
     * @param message what was found, what is needed, and the remedy
     */
    public SchemaException(String message) {
        super(message);
    }
}
