package dev.rapport.crm.criterion;

import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Touch;
import dev.rapport.crm.interaction.TouchFilter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What has happened with one contact as of an instant: nothing of it is later.
 *
 * <p>Implementations are immutable and thread-safe.
 *
 * <pre>{@code
 * Dealings dealings = Dealings.of(history, now.atZone(paris));
 * long lately = dealings.count(TouchFilter.kinds(PURCHASE), Window.inLast(Period.ofDays(90)));
 * }</pre>
 */
public interface Dealings {
    /**
     * Dealings that are all known.
     *
     * @param effective each fact once: its last correction, no retractions; in any order, also later ones
     * @param asOf when and in which zone it is asked
     * @return the dealings
     */
    static Dealings of(Collection<Interaction> effective, ZonedDateTime asOf) {
        return new Logged(effective, asOf);
    }

    /**
     * How many interactions there were.
     *
     * @param filter which are meant
     * @param window when they were
     * @return zero or more
     */
    long count(TouchFilter filter, Window window);

    /**
     * What the amounts of interactions add up to; those in other currencies are not converted, but left out.
     *
     * @param filter which are meant
     * @param window when they were
     * @param currency in which currency
     * @return the sum, zero if there is none
     */
    BigDecimal sum(TouchFilter filter, Window window, Currency currency);

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

    /**
     * The first or the last interaction.
     *
     * @param end which of the two
     * @param filter which are meant
     * @return the interaction, or empty
     */
    default Optional<Touch> touch(Criterion.End end, TouchFilter filter) {
        return end == Criterion.End.FIRST ? first(filter) : last(filter);
    }

    /**
     * When it would be different without anything new: something enters the window or leaves it as time goes by.
     *
     * @param filter which interactions are meant
     * @param window when they are
     * @return the first instant, later than what is asked about, at which others are in the window, or empty
     */
    Optional<Instant> changesAt(TouchFilter filter, Window window);

    /**
     * Every one of them, for who computes something else from them.
     *
     * @return by time and then by id; those that were read, which are all if somebody measures
     */
    List<Interaction> interactions();
}
