package dev.rapport.crm.contact;

import dev.rapport.crm.error.PlainText;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A name by which somebody is known in a network, such as a chat.
 *
 * <p>Names are matched without regard to case. Immutable and thread-safe.
 *
 * <pre>{@code
 * Handle handle = new Handle("matrix", "@Ada:example.org");
 * handle.text();   // matrix:@Ada:example.org
 * handle.key();    // matrix:@ada:example.org
 * }</pre>
 *
 * @param network 1 to 32 small letters, digits, dots and hyphens, a letter first
 * @param name 1 to 255 characters; spaces around it are dropped
 */
public record Handle(String network, String name) implements ContactPoint {

    private static final int MAX_NAME_LENGTH = 255;
    private static final Pattern TOKEN = Pattern.compile("[a-z][a-z0-9.-]{0,31}");

    /**
     * Checks both parts.
     *
     * @param network the network
     * @param name the name there
     * @throws IllegalArgumentException if the network is not such a token, or the name is blank, too long, or not one
     *     line of sound text
     */
    public Handle {
        Objects.requireNonNull(network, "network");
        if (!TOKEN.matcher(network).matches()) {
            throw new IllegalArgumentException("handle network: not a name of 1 to 32 small letters a-z, digits, dots"
                    + " and hyphens with a letter first (length " + network.length() + "); write it like matrix");
        }
        name = PlainText.line(
                "handle name", Objects.requireNonNull(name, "name").strip(), MAX_NAME_LENGTH);
    }

    /**
     * Returns the handle that the text describes.
     *
     * @param text the network, a colon, the name
     * @return the handle
     * @throws IllegalArgumentException if there is no colon or a part is refused
     */
    public static Handle parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(
                    "handle: no colon (length " + text.length() + "); write the network, a colon and the name");
        }
        return new Handle(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public PointType type() {
        return PointType.HANDLE;
    }

    @Override
    public String key() {
        return network + ":" + name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String text() {
        return network + ":" + name;
    }

    /**
     * Returns the network, and the length of the name only.
     *
     * @return a text without the name
     */
    @Override
    public String toString() {
        return "Handle[" + network + ", " + name.length() + " characters]";
    }
}
