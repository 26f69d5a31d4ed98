package dev.rapport.crm.criterion;

import dev.rapport.crm.error.SyntaxException;

/** The words, quoted texts and signs of a condition, one after another. */
final class Tokens {
    private static final String SIGNS = "(),=%";
    private static final String QUOTE = "\"";

    private final String text;
    private Token next;

    /** What a token is. */
    enum Kind {
        WORD,
        QUOTED,
        SIGN,
        END
    }

    /** A token, unquoted, and where it begins and ends. */
    record Token(Kind kind, String text, int begin, int end) {
        boolean is(String wanted) {
            return kind != Kind.QUOTED && kind != Kind.END && text.equals(wanted);
        }

        boolean isName() {
            return kind == Kind.WORD || kind == Kind.QUOTED;
        }
    }

    Tokens(String text) {
        this.text = text;
        next = read(0);
    }

    Token next() {
        return next;
    }

    /** Answers the next token and goes on. */
    Token take() {
        Token taken = next;
        next = read(taken.end());
        return taken;
    }

    /** Goes on if the next token is this word or sign. */
    boolean take(String wanted) {
        boolean isIt = next.is(wanted);
        if (isIt) {
            take();
        }
        return isIt;
    }

    private Token read(int from) {
        int begin = from;
        while (begin < text.length() && Character.isWhitespace(text.charAt(begin))) {
            begin++;
        }
        if (begin == text.length()) {
            return new Token(Kind.END, "", begin, begin);
        }
        String first = text.substring(begin, begin + 1);
        if (first.equals(QUOTE)) {
            return quoted(begin);
        }
        return SIGNS.contains(first) ? new Token(Kind.SIGN, first, begin, begin + 1) : word(begin);
    }

    private Token word(int begin) {
        int end = begin;
        while (end < text.length() && isOfWord(text.charAt(end))) {
            end++;
        }
        return new Token(Kind.WORD, text.substring(begin, end), begin, end);
    }

    private static boolean isOfWord(char c) {
        return !Character.isWhitespace(c) && SIGNS.indexOf(c) < 0 && QUOTE.indexOf(c) < 0;
    }

    private Token quoted(int begin) {
        StringBuilder said = new StringBuilder();
        for (int i = begin + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                return new Token(Kind.QUOTED, said.toString(), begin, i + 1);
            }
            if (c == '\\') {
                i++;
                if (i == text.length() || "\\\"".indexOf(text.charAt(i)) < 0) {
                    throw new SyntaxException("criterion", i - 1, "a backslash stands before a quote or another only");
                }
                c = text.charAt(i);
            }
            said.append(c);
        }
        throw new SyntaxException("criterion", begin, "this quote is never closed; add a quote after the text");
    }
}
