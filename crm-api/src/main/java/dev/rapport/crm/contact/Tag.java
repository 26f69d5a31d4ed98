package dev.rapport.crm.contact;

import dev.rapport.crm.error.PlainText;
import java.util.Objects;

/**
 * A word that a host pins on a contact.
 *
 * <p>Any script, one line; spaces around it are dropped; case counts. Sorted by code unit. Immutable and thread-safe.
 *
 * <pre>{@code
 * Contact ada = Contact.person("Ada Lovelace").tag("customer").build();
 * ada.tags().contains(new Tag("customer"));   // true
 * }</pre>
 *
 * @param name 1 to 64 characters
 */
public record Tag(String name) implements Comparable<Tag> {

    private static final int MAX_LENGTH = 64;

    /**
     * Checks the name.
     *
     * @param name the name
     * @throws IllegalArgumentException if the name is blank, too long, or not one line of sound text
     */
    public Tag {
        name = PlainText.line("tag", Objects.requireNonNull(name, "name").strip(), MAX_LENGTH);
    }

    @Override
    public int compareTo(Tag other) {
        return name.compareTo(other.name);
    }
}
