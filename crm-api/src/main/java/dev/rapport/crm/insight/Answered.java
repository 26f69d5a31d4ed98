package dev.rapport.crm.insight;

import dev.rapport.crm.contact.ContactId;
import java.util.Objects;
import java.util.function.Function;

/**
 * What was found out about one contact.
 *
 * <p>Immutable and thread-safe, as long as the answer is.
 *
 * <pre>{@code
 * crm.insights().rfm(euro)
 *         .filter(found -> found.answer().cell().equals("155"))
 *         .forEach(found -> call(found.contact(), found.answer().because()));
 * }</pre>
 *
 * @param <T> the answer
 * @param contact about whom
 * @param answer what
 */
public record Answered<T>(ContactId contact, T answer) {
    /**
     * Checks that both are given.
     *
     * @param contact about whom
     * @param answer what
     */
    public Answered {
        Objects.requireNonNull(contact, "contact");
        Objects.requireNonNull(answer, "answer");
    }

    /**
     * The same contact with what follows from the answer.
     *
     * @param <R> what follows
     * @param conclusion makes it from the answer
     * @return the same contact, answered
     */
    public <R> Answered<R> map(Function<? super T, ? extends R> conclusion) {
        return new Answered<>(contact, conclusion.apply(answer));
    }
}
