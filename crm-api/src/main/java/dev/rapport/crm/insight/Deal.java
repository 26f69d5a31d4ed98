package dev.rapport.crm.insight;

import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is known of one deal: the facts of one thread, as last said.
 *
 * <p>A thread is a deal as soon as it has an interaction of kind STAGE_CHANGE with {@link Pipeline#STAGE}; the last change, by
 * time and then by id, is its stage. Its worth is the last amount of any fact of the thread, and the day on which it is
 * expected the last {@link Pipeline#EXPECTED}. Immutable and thread-safe.
 *
 * <pre>{@code
 * List<Deal> deals = Deal.of(facts, asOf);
 * deals.get(0).stage();        // "offer"
 * deals.get(0).because(asOf);  // offer since 4 May 2026; worth 1200.00 EUR, expected on 30 Jun 2026
 * }</pre>
 *
 * @param thread the host's own key of the deal
 * @param stage where it is
 * @param since when it came there
 * @param visited every stage that it was ever moved to, this one included, by name
 * @param amount what it is worth, if anybody said so
 * @param expected on which day it is expected to be won, if anybody said so
 */
public record Deal(
        String thread,
        String stage,
        Instant since,
        SortedSet<String> visited,
        Optional<Money> amount,
        Optional<LocalDate> expected) {
    /**
     * Copies the set.
     *
     * @param thread the host's own key of the deal
     * @param stage where it is
     * @param since when it came there
     * @param visited every stage that it was ever moved to
     * @param amount what it is worth
     * @param expected on which day it is expected to be won
     */
    public Deal {
        visited = Collections.unmodifiableSortedSet(new TreeSet<>(visited));
    }

    /**
     * The deals of some threads.
     *
     * @param interactions each fact once, in any order; those without a thread belong to no deal
     * @param asOf when it is asked
     * @return by thread; what is kept grows with the number of threads, not of facts
     */
    public static List<Deal> of(Iterable<Interaction> interactions, AsOf asOf) {
        DealBook book = new DealBook();
        asOf.seen(interactions).forEach(book::read);
        return book.deals();
    }

    /**
     * The deal in a sentence.
     *
     * @param asOf gives the zone of its dates
     * @return such as "offer since 4 May 2026; worth 1200.00 EUR, expected on 30 Jun 2026"
     */
    public String because(AsOf asOf) {
        return stage + " since " + Words.day(asOf.day(since)) + "; "
                + amount.map(m -> "worth " + Words.money(m.amount(), m.currency()))
                        .orElse("nobody said what it is worth")
                + expected.map(day -> ", expected on " + Words.day(day)).orElse(", expected on no day");
    }
}
