package dev.rapport.crm.contact;

import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What one contact is to another.
 *
 * <p>Read from the contact that holds it: she works at, he is a member of. Interactions of a contact also appear on the
 * timeline of the organisation it {@link #WORKS_AT works at} and the household it is a {@link #MEMBER_OF member of}.
 * Sorted by kind, then id. Immutable and thread-safe.
 *
 * <pre>{@code
 * Contact acme = Contact.organisation("Acme Ltd").build();
 * Contact ada = Contact.person("Ada").relation(Relation.WORKS_AT, acme.id()).build();
 * }</pre>
 *
 * @param kind 1 to 64 small letters, digits and hyphens, a letter first
 * @param to the other contact
 */
public record Relation(String kind, ContactId to) implements Comparable<Relation> {

    /** The kind that joins a person to an organisation. */
    public static final String WORKS_AT = "works-at";
    /** The kind that joins a person to a household. */
    public static final String MEMBER_OF = "member-of";

    private static final Pattern TOKEN = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Comparator<Relation> ORDER =
            Comparator.comparing(Relation::kind).thenComparing(Relation::to);

    /**
     * Checks the kind.
     *
     * @param kind the kind
     * @param to the other contact
     * @throws IllegalArgumentException if the kind is not such a token
     */
    public Relation {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(to, "to");
        if (!TOKEN.matcher(kind).matches()) {
            throw new IllegalArgumentException("relation kind: not a name of 1 to 64 small letters a-z, digits and"
                    + " hyphens with a letter first (length " + kind.length() + "); write it like works-at");
        }
    }

    @Override
    public int compareTo(Relation other) {
        return ORDER.compare(this, other);
    }
}
