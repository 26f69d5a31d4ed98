package dev.rapport.crm;

import dev.rapport.crm.error.PlainText;
import java.util.Objects;

/**
 * What is to be said: a line for the timeline, and the content in a type of the host's own.
 *
 * <p>Holds no address: where it goes is known only to the {@link Dispatch} that the gate makes. Immutable and thread-safe if
 * the content is.
 *
 * <pre>{@code
 * record Letter(String html, String plain) {}
 * Message<Letter> spring = new Message<>("News in spring", new Letter(html, plain));
 * }</pre>
 *
 * @param <C> the type of the content
 * @param subject what it is about: one line, 1 to 500 characters, which the interaction repeats
 * @param content what the transport understands
 */
public record Message<C>(String subject, C content) {
    private static final int MAX_SUBJECT = 500;

    /**
     * Checks the subject.
     *
     * @param subject what it is about: one line, 1 to 500 characters
     * @param content what the transport understands
     */
    public Message {
        PlainText.line("subject", subject, MAX_SUBJECT);
        Objects.requireNonNull(content, "content");
    }

    /** Says nothing of what is in it. */
    @Override
    public String toString() {
        return "Message[" + subject.length() + " characters]";
    }
}
