package dev.rapport.crm.contact;

import static dev.rapport.crm.contact.EmailAddress.refused;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** What stands before the at sign: the Local-part of RFC 5321, extended by RFC 6531. */
final class EmailLocalPart {

    private static final int MAX_OCTETS = 64;
    private static final String SYMBOLS = "!#$%&'*+-/=?^_`{|}~";

    private EmailLocalPart() {}

    /** Returns the index of the at sign that ends the local part. */
    static int end(String text) {
        int end = text.startsWith("\"") ? quotedEnd(text) : dotAtomEnd(text);
        if (end == text.length()) {
            throw refused("no at sign", end, text);
        }
        if (text.charAt(end) != '@') {
            throw refused("a character that is not allowed before the at sign", end, text);
        }
        if (end == 0) {
            throw refused("nothing before the at sign", end, text);
        }
        int octets = text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
        if (octets > MAX_OCTETS) {
            throw refused("more than " + MAX_OCTETS + " octets before the at sign", end, text);
        }
        return end;
    }

    /** Returns the one form of all ways to quote this local part: with quotes only if it needs them. */
    static String unquoted(String local) {
        String composed = Normalizer.normalize(local, Normalizer.Form.NFC);
        if (!composed.startsWith("\"")) {
            return composed;
        }
        StringBuilder bare = new StringBuilder();
        int i = 1;
        while (i < composed.length() - 1) {
            i += composed.charAt(i) == '\\' ? 1 : 0;
            bare.append(composed.charAt(i));
            i++;
        }
        String content = bare.toString();
        return isDotAtom(content)
                ? content
                : '"' + content.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static int dotAtomEnd(String text) {
        int i = 0;
        while (i < text.length() && (isAtomText(text, i) || text.charAt(i) == '.')) {
            if (text.charAt(i) == '.' && !atomTextStandsAround(text, i)) {
                throw refused("a dot that is not between two characters", i, text);
            }
            i += Character.charCount(text.codePointAt(i));
        }
        return i;
    }

    private static boolean atomTextStandsAround(String text, int dot) {
        return dot > 0 && text.charAt(dot - 1) != '.' && dot + 1 < text.length() && isAtomText(text, dot + 1);
    }

    private static boolean isDotAtom(String content) {
        for (int i = 0; i < content.length(); i += Character.charCount(content.codePointAt(i))) {
            boolean allowed = content.charAt(i) == '.' ? atomTextStandsAround(content, i) : isAtomText(content, i);
            if (!allowed) {
                return false;
            }
        }
        return !content.isEmpty();
    }

    private static int quotedEnd(String text) {
        int i = 1;
        while (i < text.length() && text.charAt(i) != '"') {
            if (text.charAt(i) == '\\') {
                i++;
                if (i == text.length() || !isPrintableAscii(text.charAt(i))) {
                    throw refused("a backslash without a printable ASCII character after it", i, text);
                }
            } else if (!isPrintableAscii(text.charAt(i)) && !isInternational(text.codePointAt(i))) {
                throw refused("a character that is not allowed between quotes", i, text);
            }
            i += Character.charCount(text.codePointAt(i));
        }
        if (i == text.length()) {
            throw refused("the closing quote is missing", i, text);
        }
        return i + 1;
    }

    private static boolean isAtomText(String text, int index) {
        int c = text.codePointAt(index);
        return isLetterOrDigit(c) || SYMBOLS.indexOf(c) >= 0 || isInternational(c);
    }

    static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean isPrintableAscii(char unit) {
        return unit >= ' ' && unit <= '~';
    }

    /** RFC 6531 lets every non-ASCII character pass; controls and spaces only serve to deceive the reader. */
    private static boolean isInternational(int c) {
        return c >= 0x80 && !Character.isISOControl(c) && !Character.isSpaceChar(c);
    }
}
