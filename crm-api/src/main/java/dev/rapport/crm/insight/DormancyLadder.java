package dev.rapport.crm.insight;

import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Objects;
import java.util.Optional;

/**
 * Says who is falling asleep, measured by how often each contact wants to be in touch.
 *
 * <p>With the local date of the last touch and the wanted interval, a contact is fresh until the interval is over, then due,
 * overdue from twice the interval, and lapsed from three times the interval on; the multiples can be changed. Multiples of an
 * interval are counted from the last touch at once, so that months do not drift: 31 January, 28 February, 31 March. Immutable
 * and thread-safe.
 *
 * <pre>{@code
 * DormancyLadder ladder = DormancyLadder.of(TouchFilter.kinds(CALL, MEETING)).overdueAfter(2).lapsedAfter(4);
 * Optional<Dormancy> ada = ladder.place(timeline, Period.ofMonths(3), asOf);
 * ada.map(Dormancy::because);       // due since 4 Aug 2026: last touched on 4 May 2026, wanted every 3 months
 * }</pre>
 *
 * @param touches which interactions keep a contact awake
 * @param overdue from how many intervals on a contact is overdue, at least 2
 * @param lapsed from how many intervals on a contact is lapsed, more than {@code overdue}, at most 100
 */
public record DormancyLadder(TouchFilter touches, int overdue, int lapsed) {
    private static final int MOST_INTERVALS = 100;

    /**
     * Checks the multiples.
     *
     * @param touches which interactions keep a contact awake
     * @param overdue from how many intervals on a contact is overdue
     * @param lapsed from how many intervals on a contact is lapsed
     * @throws IllegalArgumentException unless 2 &lt;= overdue &lt; lapsed &lt;= 100
     */
    public DormancyLadder {
        Objects.requireNonNull(touches, "touches");
        if (overdue < 2 || lapsed <= overdue || lapsed > MOST_INTERVALS) {
            throw new IllegalArgumentException("lapsed: overdue is " + overdue + " and lapsed " + lapsed
                    + ", must be from 2 to " + MOST_INTERVALS + " intervals, lapsed after overdue");
        }
    }

    /**
     * A ladder with overdue after two intervals and lapsed after three.
     *
     * @param touches which interactions keep a contact awake
     * @return the ladder
     */
    public static DormancyLadder of(TouchFilter touches) {
        return new DormancyLadder(touches, 2, 3);
    }

    /**
     * The same ladder with another third rung, and the fourth at least one interval above it.
     *
     * @param intervals from how many intervals on a contact is overdue, at least 2
     * @return the ladder
     */
    public DormancyLadder overdueAfter(int intervals) {
        return new DormancyLadder(touches, intervals, Math.max(lapsed, intervals + 1));
    }

    /**
     * The same ladder with another fourth rung.
     *
     * @param intervals from how many intervals on a contact is lapsed
     * @return the ladder
     */
    public DormancyLadder lapsedAfter(int intervals) {
        return new DormancyLadder(touches, overdue, intervals);
    }

    /**
     * Where a contact is.
     *
     * @param interactions what happened with the contact, in any order
     * @param wanted how often the contact wants to be in touch, from a day to a century
     * @param asOf when it is asked, and in which zone days are counted
     * @return the rung, or empty if there was no such touch: there is nothing to measure from
     * @throws IllegalArgumentException if the interval is no such period
     */
    public Optional<Dormancy> place(Iterable<Interaction> interactions, Period wanted, AsOf asOf) {
        Intervals.require("wanted", wanted);
        return asOf.seen(interactions)
                .filter(i -> touches.matches(i.kind(), i.channel(), i.direction()))
                .map(Interaction::occurredAt)
                .max(Instant::compareTo)
                .map(last -> rung(asOf.day(last), wanted, asOf.today()));
    }

    private Dormancy rung(LocalDate last, Period wanted, LocalDate today) {
        Dormancy.Dates dates = new Dormancy.Dates(
                last.plus(wanted), last.plus(wanted.multipliedBy(overdue)), last.plus(wanted.multipliedBy(lapsed)));
        Dormancy.Rung rung;
        if (today.isBefore(dates.due())) {
            rung = Dormancy.Rung.FRESH;
        } else if (today.isBefore(dates.overdue())) {
            rung = Dormancy.Rung.DUE;
        } else {
            rung = today.isBefore(dates.lapsed()) ? Dormancy.Rung.OVERDUE : Dormancy.Rung.LAPSED;
        }
        return new Dormancy(rung, last, wanted, dates);
    }
}
