package dev.rapport.crm.criterion;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.interaction.Touch;
import dev.rapport.crm.interaction.TouchFilter;
import java.util.Optional;

/**
 * What a condition is asked about: one contact and what happened with it.
 *
 * <p>Implementations are immutable and thread-safe.
 *
 * <pre>{@code
 * Criterion loyal = tagged("customer").and(atLeast(3, TouchFilter.kinds(PURCHASE)));
 * boolean yes = loyal.test(facts);         // Facts is a Subject
 * }</pre>
 */
public interface Subject {
    /**
     * The contact itself.
     *
     * @return its current revision
     */
    Contact contact();

    /**
     * How many interactions there were.
     *
     * @param filter which are meant
     * @return zero or more
     */
    long count(TouchFilter filter);

    /**
     * The first interaction, by time and then by id.
     *
     * @param filter which are meant
     * @return the first, or empty
     */
    Optional<Touch> first(TouchFilter filter);

    /**
     * The last interaction, by time and then by id.
     *
     * @param filter which are meant
     * @return the last, or empty
     */
    Optional<Touch> last(TouchFilter filter);
}
