package dev.rapport.crm.contact;

/**
 * What a contact is.
 *
 * <p>Persons belong to organisations and households by a {@link Relation}. Immutable and thread-safe.
 *
 * <pre>{@code
 * Contact acme = Contact.organisation("Acme Ltd").build();
 * acme.kind();   // ORGANISATION
 * Contact ada = Contact.person("Ada").relation(Relation.WORKS_AT, acme.id()).build();
 * }</pre>
 */
public enum ContactKind {
    /** A human being. */
    PERSON,
    /** A company, an association, a public body. */
    ORGANISATION,
    /** People who live together and are addressed together. */
    HOUSEHOLD
}
