package dev.rapport.crm.insight;

import dev.rapport.crm.interaction.Interaction;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tells the stage of a customer from the local days of their purchases alone.
 *
 * <table>
 * <caption>The first line that is true</caption>
 * <tr><th>stage</th><th>when</th></tr>
 * <tr><td>PROSPECT</td><td>nothing was bought</td></tr>
 * <tr><td>LOST</td><td>{@code lostAfter} or more since the last purchase</td></tr>
 * <tr><td>LAPSING</td><td>{@code lapsingAfter} or more since the last purchase</td></tr>
 * <tr><td>NEW</td><td>less than {@code newFor} since the first purchase</td></tr>
 * <tr><td>WON_BACK</td><td>less than {@code newFor} since the last purchase that came after having been LOST</td></tr>
 * <tr><td>ACTIVE</td><td>otherwise</td></tr>
 * </table>
 *
 * <p>A purchase with a negative amount, as for a refund, is none. Immutable and thread-safe.
 *
 * <pre>{@code
 * Lifecycle coffee = Lifecycle.of(Period.ofDays(30), Period.ofMonths(2), Period.ofMonths(6));
 * LifecyclePlace ada = coffee.place(timeline, asOf);
 * ada.because();       // lapsing since 4 Jul 2026: bought on 7 days, last on 4 May 2026; until ...
 * }</pre>
 *
 * @param newFor how long somebody is new, or won back
 * @param lapsingAfter how long after a purchase somebody is lapsing, not shorter than {@code newFor}
 * @param lostAfter how long after a purchase somebody is lost, longer than {@code lapsingAfter}
 */
public record Lifecycle(Period newFor, Period lapsingAfter, Period lostAfter) {
    private static final Lifecycle STANDARD = of(Period.ofMonths(3), Period.ofMonths(6), Period.ofMonths(12));

    /**
     * Checks the periods.
     *
     * @param newFor how long somebody is new, or won back
     * @param lapsingAfter how long after a purchase somebody is lapsing
     * @param lostAfter how long after a purchase somebody is lost
     * @throws IllegalArgumentException if one is not from a day to a century, or they are not in this order
     */
    public Lifecycle {
        Intervals.require("newFor", newFor);
        Intervals.require("lapsingAfter", lapsingAfter);
        Intervals.require("lostAfter", lostAfter);
        if (Intervals.isLonger(newFor, lapsingAfter) || !Intervals.isLonger(lostAfter, lapsingAfter)) {
            throw new IllegalArgumentException("lapsingAfter: is " + lapsingAfter
                    + ", must not be shorter than newFor and must be shorter than lostAfter");
        }
    }

    /**
     * New for three months, lapsing after six, lost after twelve.
     *
     * @return always the same
     */
    public static Lifecycle standard() {
        return STANDARD;
    }

    /**
     * A lifecycle of the host's own.
     *
     * @param newFor how long somebody is new, or won back
     * @param lapsingAfter how long after a purchase somebody is lapsing
     * @param lostAfter how long after a purchase somebody is lost
     * @return the lifecycle
     * @throws IllegalArgumentException if one is not from a day to a century, or they are not in this order
     */
    public static Lifecycle of(Period newFor, Period lapsingAfter, Period lostAfter) {
        return new Lifecycle(newFor, lapsingAfter, lostAfter);
    }

    /**
     * Where a customer is.
     *
     * @param interactions what happened with the customer, in any order
     * @param asOf when it is asked, and in which zone days are counted
     * @return the stage and its dates
     */
    public LifecyclePlace place(Iterable<Interaction> interactions, AsOf asOf) {
        SortedSet<LocalDate> days = new TreeSet<>();
        asOf.seen(interactions).filter(Purchases::isOne).forEach(i -> days.add(asOf.day(i.occurredAt())));
        return days.isEmpty()
                ? new LifecyclePlace(LifecycleStage.PROSPECT, 0, Optional.empty(), LifecyclePlace.Dates.NONE)
                : place(days, asOf.today());
    }

    private LifecyclePlace place(SortedSet<LocalDate> days, LocalDate today) {
        LocalDate last = days.last();
        Optional<LocalDate> lastOn = Optional.of(last);
        LocalDate lapses = last.plus(lapsingAfter);
        LocalDate isLost = last.plus(lostAfter);
        if (!today.isBefore(isLost)) {
            return new LifecyclePlace(LifecycleStage.LOST, days.size(), lastOn, LifecyclePlace.Dates.since(isLost));
        }
        if (!today.isBefore(lapses)) {
            return new LifecyclePlace(
                    LifecycleStage.LAPSING, days.size(), lastOn, LifecyclePlace.Dates.between(lapses, isLost));
        }
        LocalDate born = afterGaps(days, lostAfter);
        LocalDate awake = afterGaps(days, lapsingAfter);
        LocalDate settles = born.plus(newFor);
        if (today.isBefore(settles)) {
            LifecycleStage stage = born.equals(days.first()) ? LifecycleStage.NEW : LifecycleStage.WON_BACK;
            return new LifecyclePlace(
                    stage,
                    days.size(),
                    lastOn,
                    LifecyclePlace.Dates.between(Intervals.later(born, awake), Intervals.earlier(settles, lapses)));
        }
        return new LifecyclePlace(
                LifecycleStage.ACTIVE,
                days.size(),
                lastOn,
                LifecyclePlace.Dates.between(Intervals.later(settles, awake), lapses));
    }

    /** The first day of the last run of purchases in which no two are that far apart. */
    private static LocalDate afterGaps(SortedSet<LocalDate> days, Period gap) {
        LocalDate begin = days.first();
        LocalDate previous = begin;
        for (LocalDate day : days) {
            begin = day.isBefore(previous.plus(gap)) ? begin : day;
            previous = day;
        }
        return begin;
    }
}
