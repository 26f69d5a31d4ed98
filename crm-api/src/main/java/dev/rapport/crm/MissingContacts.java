package dev.rapport.crm;

/**
 * What an import does with a row about somebody who is not a contact.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.subscriptions().importAll(rows, MissingContacts.CREATE);
 * }</pre>
 */
public enum MissingContacts {
    /** The row is reported, and nothing of it is recorded. */
    REPORT,
    /**
     * A person with the name, the point and the external reference of the row is created; a row without a name is then wrong.
     * A contact that the row names, but that does not have its point, is given it.
     */
    CREATE
}
