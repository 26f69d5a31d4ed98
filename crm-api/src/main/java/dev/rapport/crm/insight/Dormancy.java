package dev.rapport.crm.insight;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * How long somebody has not been in touch, against how often they want to be.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Dormancy ada = ladder.place(timeline, Period.ofMonths(3), asOf).orElseThrow();
 * ada.rung();            // DUE
 * ada.changesOn();       // the day on which she is overdue, if nothing happens
 * }</pre>
 *
 * @param rung how asleep
 * @param lastOn the local date of the last touch
 * @param wanted how often the contact wants to be in touch
 * @param dates when each rung begins
 */
public record Dormancy(Rung rung, LocalDate lastOn, Period wanted, Dates dates) {
    /** How asleep somebody is, from awake to lost. */
    public enum Rung {
        /** In touch as often as wanted. */
        FRESH,
        /** The wanted interval is over. */
        DUE,
        /** Waiting for much longer than wanted. */
        OVERDUE,
        /** Likely forgotten. */
        LAPSED
    }

    /**
     * The first day of each rung but the first.
     *
     * @param due the first day on which the contact is due
     * @param overdue the first day on which the contact is overdue
     * @param lapsed the first day on which the contact is lapsed
     */
    public record Dates(LocalDate due, LocalDate overdue, LocalDate lapsed) {}

    /** {@return the day on which the next rung begins unless something happens; empty on the last} */
    public Optional<LocalDate> changesOn() {
        return switch (rung) {
            case FRESH -> Optional.of(dates.due());
            case DUE -> Optional.of(dates.overdue());
            case OVERDUE -> Optional.of(dates.lapsed());
            case LAPSED -> Optional.empty();
        };
    }

    /** {@return a sentence, such as "due since 4 Aug 2026: last touched on 4 May 2026, wanted every 3 months"} */
    public String because() {
        return begin() + ": last touched on " + Words.day(lastOn) + ", wanted every " + Words.period(wanted);
    }

    private String begin() {
        return switch (rung) {
            case FRESH -> "fresh until " + Words.day(dates.due());
            case DUE -> "due since " + Words.day(dates.due());
            case OVERDUE -> "overdue since " + Words.day(dates.overdue());
            case LAPSED -> "lapsed since " + Words.day(dates.lapsed());
        };
    }
}
