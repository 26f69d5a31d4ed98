package dev.rapport.crm.error;

/**
 * A text cannot be read, because something in it is not what belongs there.
 *
 * <p>The message says what was expected and repeats nothing of the text. Immutable and thread-safe.
 *
 * <pre>{@code
 * try {
 *     Criterion.parse(field.text());
 * } catch (SyntaxException e) {
 *     field.mark(e.position(), e.getMessage());
 * }
 * }</pre>
 */
public final class SyntaxException extends CrmException {
    private static final long serialVersionUID = 1L;

    /** The kind of text. */
    private final String what;

    /** Where it goes wrong. */
    private final int position;

    /**
     * Creates the answer for a text that cannot be read.
     *
     * @param what the kind of text, such as {@code criterion}
     * @param position where the first thing stands that does not belong there, in chars from 0
     * @param expected what belongs there, without anything of the text
     */
    public SyntaxException(String what, int position, String expected) {
        super(what + ": at position " + position + ": " + expected);
        this.what = what;
        this.position = position;
    }

    /**
     * The kind of text.
     *
     * @return such as {@code criterion}
     */
    public String what() {
        return what;
    }

    /**
     * Where the first thing stands that does not belong there.
     *
     * @return an index into the text, in chars from 0; its length if something is missing at the end
     */
    public int position() {
        return position;
    }
}
