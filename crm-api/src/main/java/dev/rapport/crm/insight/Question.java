package dev.rapport.crm.insight;

import dev.rapport.crm.interaction.Interaction;

/**
 * Anything that can be told from interactions as of an instant: what {@code crm.insights()} is asked.
 *
 * <p>The methods of this package fit it, and so does a lambda of the host. Must be pure: the same facts have the same answer in
 * whatever order they come. Thread-safe.
 *
 * <pre>{@code
 * Question<LifecyclePlace> stage = Lifecycle.standard()::place;
 * Question<Long> calls = (facts, asOf) -> StreamSupport.stream(facts.spliterator(), false)
 *         .filter(i -> asOf.sees(i) && i.kind().equals(CALL))
 *         .count();
 * }</pre>
 *
 * @param <T> what is answered
 */
@FunctionalInterface
public interface Question<T> {
    /**
     * Answers.
     *
     * @param interactions each fact once, in any order, to be gone through once
     * @param asOf when it is asked, and in which zone days are counted
     * @return the answer
     */
    T ask(Iterable<Interaction> interactions, AsOf asOf);
}
