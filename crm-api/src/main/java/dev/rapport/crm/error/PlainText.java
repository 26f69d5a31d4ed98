package dev.rapport.crm.error;

import java.util.Objects;

/**
 * The rules that every text in the library obeys before it may become part of a value.
 *
 * <p>No text holds U+0000 or half of a surrogate pair: databases refuse or silently alter both. Lengths are counted in
 * UTF-16 code units, as {@link String#length()} does. A text is blank when it holds nothing but spaces, control and
 * format characters. Each method throws {@link IllegalArgumentException} with a message that names the property, the
 * rule, the position and the length, and never the text itself. Thread-safe: there is no state.
 *
 * <pre>{@code
 * record Tag(String name) {
 *     Tag {
 *         name = PlainText.line("tag", name, 64);
 *     }
 * }
 * }</pre>
 */
public final class PlainText {

    /** The length to give where another check, or nothing, limits it. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private PlainText() {}

    /**
     * Returns the text if it is sound: no U+0000 and no unpaired surrogate. It may be empty.
     *
     * @param property the name of the property, for the message
     * @param value the text
     * @return the same text
     * @throws IllegalArgumentException if it is not sound
     */
    public static String sound(String property, String value) {
        Objects.requireNonNull(value, property);
        int i = 0;
        while (i < value.length()) {
            int codePoint = value.codePointAt(i);
            if (codePoint == 0) {
                throw refused(property, "U+0000 is not allowed", i, value, "remove it");
            }
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                throw refused(property, "half of a surrogate pair", i, value, "decode the text again from its source");
            }
            i += Character.charCount(codePoint);
        }
        return value;
    }

    /**
     * Returns the text if it is sound, not blank and not too long; line breaks are allowed.
     *
     * @param property the name of the property, for the message
     * @param value the text
     * @param maxLength the greatest length allowed, or {@link #UNLIMITED}
     * @return the same text
     * @throws IllegalArgumentException if a rule is broken
     */
    public static String require(String property, String value, int maxLength) {
        sound(property, value);
        if (isBlank(value)) {
            throw new IllegalArgumentException(property + ": blank (length " + value.length()
                    + "); give a text with a visible character, or leave it out");
        }
        if (value.length() > maxLength) {
            throw new IllegalArgumentException(
                    property + ": too long (length " + value.length() + ", at most " + maxLength + "); shorten it");
        }
        return value;
    }

    /**
     * Returns the text if {@link #require} accepts it and it is one line: no control character, no line separator.
     *
     * @param property the name of the property, for the message
     * @param value the text
     * @param maxLength the greatest length allowed, or {@link #UNLIMITED}
     * @return the same text
     * @throws IllegalArgumentException if a rule is broken
     */
    public static String line(String property, String value, int maxLength) {
        require(property, value, maxLength);
        for (int i = 0; i < value.length(); i++) {
            char unit = value.charAt(i);
            if (Character.isISOControl(unit) || unit == '\u2028' || unit == '\u2029') {
                throw refused(property, "a control character or line break is not allowed", i, value, "remove it");
            }
        }
        return value;
    }

    private static boolean isBlank(String value) {
        return value.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT);
    }

    private static IllegalArgumentException refused(
            String property, String rule, int index, String value, String remedy) {
        return new IllegalArgumentException(
                property + ": " + rule + " (index " + index + " of length " + value.length() + "); " + remedy);
    }
}
