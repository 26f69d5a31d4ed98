package dev.rapport.crm.error;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A value breaks one or more rules; all of them are reported, each with its path, and nothing was written.
 *
 * <p>The message never contains the value itself, which is on {@link #rejectedValue()}. Immutable and thread-safe.
 *
 * <pre>{@code
 * try {
 *     crm.contacts().add(contact);
 * } catch (InvalidInputException e) {
 *     e.violations().forEach(v -> form.mark(v.path(), v.rule()));
 * }
 * }</pre>
 */
public final class InvalidInputException extends CrmException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable List<Violation> violations;
    private final transient @Nullable Object rejectedValue;

    /**
     * Creates the answer for a value that breaks rules.
     *
     * @param what the kind of value, such as {@code contact}
     * @param violations every rule that is broken, at least one
     * @param rejectedValue the value as it was given
     */
    public InvalidInputException(String what, List<Violation> violations, @Nullable Object rejectedValue) {
        super("the " + what + " breaks " + violations.size() + (violations.size() == 1 ? " rule: " : " rules: ")
                + violations.stream().map(v -> v.path() + ": " + v.rule()).collect(Collectors.joining("; "))
                + "; mend the named properties and try again");
        this.violations = List.copyOf(violations);
        this.rejectedValue = rejectedValue;
    }

    /**
     * Every rule that is broken.
     *
     * @return at least one, in order of path; none after serialisation
     */
    public List<Violation> violations() {
        return violations == null ? List.of() : violations;
    }

    /**
     * The value as it was given; it may hold a person's data, so it is not part of the message.
     *
     * @return the value, or null after serialisation
     */
    public @Nullable Object rejectedValue() {
        return rejectedValue;
    }
}
