package dev.rapport.crm.jdbc;

import java.util.Optional;

/** Ranges of texts in the order of code points. */
final class Prefixes {

    private Prefixes() {}

    /** Less than a text, and greater than every shorter one that is less than it. */
    static String below(String text) {
        int last = text.length() - 1;
        return text.isEmpty() || text.charAt(last) == 0
                ? text
                : text.substring(0, last) + (char) (text.charAt(last) - 1) + Character.MAX_VALUE;
    }

    /** The least text that is greater than every text with the prefix, or empty if there is none. */
    static Optional<String> end(String prefix) {
        int at = prefix.length();
        while (at > 0) {
            int last = prefix.codePointBefore(at);
            at -= Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                // no text holds half of a surrogate pair
                int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
                return Optional.of(prefix.substring(0, at) + Character.toString(next));
            }
        }
        return Optional.empty();
    }
}
