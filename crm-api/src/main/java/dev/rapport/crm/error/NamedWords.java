package dev.rapport.crm.error;

import java.time.DateTimeException;
import java.util.Objects;
import java.util.function.Function;

/**
 * Reads a line of named words in a fixed order, which is how values of the library are written to be stored.
 *
 * <p>The first word is the form; each after it is a name, an equals sign and a value without a space. A line that is something
 * else is an {@link IllegalArgumentException} that names what was expected, the position and the length, and never the text
 * itself. Not thread-safe.
 *
 * <pre>{@code
 * NamedWords words = NamedWords.of("hours", "Hours.text()", "hours/1", "hours/1 from=9 to=17");
 * int from = words.read("from", Integer::valueOf);
 * int to = words.read("to", Integer::valueOf);
 * words.end();
 * }</pre>
 */
public final class NamedWords {
    private final String what;
    private final String printer;
    private final String text;
    private int index;

    private NamedWords(String what, String printer, String text) {
        this.what = what;
        this.printer = printer;
        this.text = text;
    }

    /**
     * Begins behind the form.
     *
     * @param what what is read, for messages
     * @param printer what prints such a line, for messages, such as {@code AnswerHours.text()}
     * @param form the first word, such as {@code hours/1}
     * @param text the line
     * @return the words after the form
     * @throws IllegalArgumentException if the line has another form, or nothing else
     */
    public static NamedWords of(String what, String printer, String form, String text) {
        NamedWords words = new NamedWords(
                Objects.requireNonNull(what, "what"),
                Objects.requireNonNull(printer, "printer"),
                Objects.requireNonNull(text, "text"));
        if (!text.startsWith(form + " ")) {
            throw words.unexpected("'" + form + "'");
        }
        words.index = form.length();
        return words;
    }

    /**
     * Reads the next word.
     *
     * @param <T> what it means
     * @param name its name
     * @param meaning what makes a value of it; it may throw {@link IllegalArgumentException} or {@link DateTimeException}
     * @return the value
     * @throws IllegalArgumentException if there is no such word, or no such value
     */
    public <T> T read(String name, Function<String, T> meaning) {
        String begin = " " + name + "=";
        if (!text.startsWith(begin, index)) {
            throw unexpected("'" + name + "='");
        }
        int start = index + begin.length();
        int space = text.indexOf(' ', start);
        int end = space < 0 ? text.length() : space;
        try {
            T read = meaning.apply(text.substring(start, end));
            index = end;
            return read;
        } catch (DateTimeException | IllegalArgumentException e) {
            index = start;
            throw unexpected("a value of '" + name + "='");
        }
    }

    /**
     * Whether every word was read.
     *
     * @return false if there are more
     */
    public boolean isAtEnd() {
        return index == text.length();
    }

    /**
     * Ends the line.
     *
     * @throws IllegalArgumentException if there are more words
     */
    public void end() {
        if (!isAtEnd()) {
            throw unexpected("the end");
        }
    }

    private IllegalArgumentException unexpected(String expected) {
        return new IllegalArgumentException(what + ": " + expected + " expected (index " + index + " of length "
                + text.length() + "); give a text that " + printer + " has printed, whole");
    }
}
