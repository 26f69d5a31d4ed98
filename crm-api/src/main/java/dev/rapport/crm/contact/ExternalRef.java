package dev.rapport.crm.contact;

import dev.rapport.crm.error.PlainText;
import java.util.Comparator;

/**
 * The key by which another system knows the same thing.
 *
 * <p>A source and an id name at most one contact of a tenant, which makes imports repeatable. Both are kept exactly as
 * given; case counts. Sorted by source, then id. Immutable and thread-safe.
 *
 * <pre>{@code
 * Contact ada = Contact.person("Ada Lovelace").externalRef("shop", "4711").build();
 * ada.externalRefs().first().source();   // shop
 * }</pre>
 *
 * @param source the other system, 1 to 64 characters
 * @param id the key there, 1 to 255 characters
 */
public record ExternalRef(String source, String id) implements Comparable<ExternalRef> {

    private static final int MAX_SOURCE_LENGTH = 64;
    private static final int MAX_ID_LENGTH = 255;
    private static final Comparator<ExternalRef> ORDER =
            Comparator.comparing(ExternalRef::source).thenComparing(ExternalRef::id);

    /**
     * Checks both parts.
     *
     * @param source the other system
     * @param id the key there
     * @throws IllegalArgumentException if one is blank, too long, or not one line of sound text
     */
    public ExternalRef {
        PlainText.line("external source", source, MAX_SOURCE_LENGTH);
        PlainText.line("external id", id, MAX_ID_LENGTH);
    }

    @Override
    public int compareTo(ExternalRef other) {
        return ORDER.compare(this, other);
    }

    /**
     * Returns the source, and the length of the id only: a customer's number identifies a person.
     *
     * @return a text without the id
     */
    @Override
    public String toString() {
        return "ExternalRef[" + source + ", " + id.length() + " characters]";
    }
}
