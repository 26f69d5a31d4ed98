package dev.rapport.crm.contact;

import java.text.Normalizer;
import java.util.Locale;

/** The normalised form of names, by which storages sort and search. */
final class NameKey {

    static final int MAX_LENGTH = 300;

    private NameKey() {}

    /** Returns the normal form, cut at {@link #MAX_LENGTH} so that a column of fixed width can hold it. */
    static String of(String text) {
        String folded = fold(text);
        if (folded.length() <= MAX_LENGTH) {
            return folded;
        }
        int end = Character.isHighSurrogate(folded.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        return folded.substring(0, end).strip();
    }

    /** Returns the normal form in full length. */
    static String fold(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String upper = lower(compatible).toUpperCase(Locale.ROOT);
        return collapse(Normalizer.normalize(lower(upper), Normalizer.Form.NFKC));
    }

    /**
     * Each code point by itself: {@link String#toLowerCase} writes a final sigma by its neighbours, so that a prefix of
     * a name would not have a prefix of its key.
     */
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
        return lower.toString();
    }

    private static String collapse(String text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (!isSpace(c)) {
                collapsed.appendCodePoint(c);
            } else if (!collapsed.isEmpty() && collapsed.charAt(collapsed.length() - 1) != ' ') {
                collapsed.append(' ');
            }
        });
        int length = collapsed.length();
        return length > 0 && collapsed.charAt(length - 1) == ' '
                ? collapsed.substring(0, length - 1)
                : collapsed.toString();
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }
}
