package dev.rapport.crm.rule;

import dev.rapport.crm.error.PlainText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a rule written as a function wants: a date, and a name for the occasion.
 *
 * <p>The same occasion must have the same name each time, for completing it consumes the name. Immutable and thread-safe.
 *
 * <pre>{@code
 * Proposal.on(cart.fact().toString(), tomorrow)
 *         .since(cart.at())
 *         .because("a cart was left behind");
 * }</pre>
 */
public final class Proposal {

    private static final Pattern OCCURRENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_#.-]{0,99}");

    private static final int MAX_REASON = 500;

    private final String occurrence;
    private final LocalDate date;
    private final @Nullable LocalTime time;
    private final @Nullable Instant since;
    private final String reason;

    private Proposal(
            String occurrence, LocalDate date, @Nullable LocalTime time, @Nullable Instant since, String reason) {
        this.occurrence = occurrence;
        this.date = date;
        this.time = time;
        this.since = since;
        this.reason = reason;
    }

    /**
     * Proposes a date; the rule knows the time of day.
     *
     * @param occurrence the name of the occasion: 1 to 100 of A-Z a-z 0-9 _ # . -, beginning with a letter or digit
     * @param date the date on the contact's calendar
     * @return the proposal
     * @throws IllegalArgumentException if the name is not allowed
     */
    public static Proposal on(String occurrence, LocalDate date) {
        return new Proposal(name(occurrence), Objects.requireNonNull(date, "date"), null, null, "");
    }

    /**
     * Proposes a date and time.
     *
     * @param occurrence the name of the occasion: 1 to 100 of A-Z a-z 0-9 _ # . -, beginning with a letter or digit
     * @param moment the date and time on the contact's clock
     * @return the proposal
     * @throws IllegalArgumentException if the name is not allowed
     */
    public static Proposal at(String occurrence, LocalDateTime moment) {
        return new Proposal(name(occurrence), moment.toLocalDate(), moment.toLocalTime(), null, "");
    }

    /**
     * Says what exit events must come after; without it, exit events do not count.
     *
     * @param event when that happened which is counted from
     * @return the proposal
     */
    public Proposal since(Instant event) {
        return new Proposal(occurrence, date, time, Objects.requireNonNull(event, "since"), reason);
    }

    /**
     * Says why, in words that a salesperson understands.
     *
     * @param words a short phrase without anything personal, at most 500 characters; empty for none
     * @return the proposal
     * @throws IllegalArgumentException if no database could hold the text
     */
    public Proposal because(String words) {
        String reason = words.isEmpty() ? words : PlainText.require("because", words, MAX_REASON);
        return new Proposal(occurrence, date, time, since, reason);
    }

    /**
     * Returns the name of the occasion.
     *
     * @return the occurrence key without the rule
     */
    public String occurrence() {
        return occurrence;
    }

    /**
     * Returns the date.
     *
     * @return the date on the contact's calendar
     */
    public LocalDate date() {
        return date;
    }

    /**
     * Returns the time of day.
     *
     * @return the time, or empty for the rule's own
     */
    public Optional<LocalTime> time() {
        return Optional.ofNullable(time);
    }

    /**
     * Returns what exit events must come after.
     *
     * @return the instant, or empty if exit events do not count
     */
    public Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    /**
     * Returns the reason.
     *
     * @return a phrase, empty if none was given
     */
    public String reason() {
        return reason;
    }

    private static String name(String occurrence) {
        if (!OCCURRENCE.matcher(occurrence).matches()) {
            throw new IllegalArgumentException("occurrence: a name of " + occurrence.length()
                    + " characters is not allowed; use 1 to 100 of A-Z a-z 0-9 _ # . -");
        }
        return occurrence;
    }

    /** Returns the name of the occasion. */
    @Override
    public String toString() {
        return "Proposal[" + occurrence + "]";
    }
}
