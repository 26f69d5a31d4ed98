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
     * A person with the name, the point and the external reference of the row is created. Without a name, a row that says yes is
     * wrong; one that says no creates somebody with the masked point for a name, so that the no is kept. A contact that a row
     * names which says yes, but that does not have its point, is given it.
     */
    CREATE
}
