package dev.rapport.crm.criterion;

import java.util.OptionalDouble;

/**
 * Gives numbers about contacts, such as a score or the probability that somebody is still a customer.
 *
 * <p>Implementations are pure and thread-safe: the same question has the same answer.
 *
 * <pre>{@code
 * Measures loyalty = (name, subject) -> name.equals("points")
 *         ? OptionalDouble.of(points(subject.dealings().interactions()))
 *         : OptionalDouble.empty();
 * crm.segments().measuring(loyalty).count(regulars);
 * }</pre>
 */
@FunctionalInterface
public interface Measures {
    /**
     * A number about one contact.
     *
     * @param name what is measured
     * @param subject the contact with what has happened, as of the instant that is asked about
     * @return the number; empty if it is not known, and then no condition on it is met
     */
    OptionalDouble measure(String name, Subject subject);

    /**
     * Knows no number.
     *
     * @return the measures of whoever has none
     */
    static Measures none() {
        return (name, subject) -> OptionalDouble.empty();
    }
}
