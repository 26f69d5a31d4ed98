package dev.rapport.crm.rule;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.interaction.SuggestedTime;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A contact that a rule plans: when, by which channel, and why.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * NextContact next = plan.next().orElseThrow();
 * System.out.println(next.due() + " by " + next.channel() + ": " + next.because());
 * // 2027-02-24T09:00Z[Europe/London] by CALL: stay-in-touch, 3 months after the call of 24 Nov 2026
 * }</pre>
 */
public final class NextContact implements Verdict {

    private final RuleOptions<?> options;
    private final Placed placed;
    private final @Nullable Channel channel;
    private final Status status;

    NextContact(RuleOptions<?> options, Placed placed, @Nullable Channel channel, Status status) {
        this.options = options;
        this.placed = placed;
        this.channel = channel;
        this.status = status;
    }

    /** The earliest first; of two at the same instant the more important, then by rule. */
    static int compareInPlan(NextContact one, NextContact other) {
        int byInstant = one.placed.due().compareInstants(other.placed.due());
        if (byInstant != 0) {
            return byInstant;
        }
        int byPriority = Integer.compare(other.priority(), one.priority());
        return byPriority != 0 ? byPriority : one.rule().compareTo(other.rule());
    }

    NextContact earlierOf(NextContact other) {
        return compareInPlan(this, other) < 0 ? this : other;
    }

    RuleOptions<?> options() {
        return options;
    }

    /**
     * Returns the id of the rule that plans it.
     *
     * @return the id
     */
    public String rule() {
        return options.id();
    }

    /**
     * Returns the lane that it is planned in.
     *
     * @return the lane
     */
    public String lane() {
        return options.lane();
    }

    /**
     * How important it is among those of the same contact that are due at the same instant.
     *
     * @return the priority of the rule, higher first
     */
    public int priority() {
        return options.terms.priority;
    }

    /**
     * Returns the name of the occasion; completing or skipping it consumes this key.
     *
     * @return the key, which begins with the id of the rule
     */
    public String occurrence() {
        return placed.wish().key(options.id());
    }

    /**
     * Returns when it is due, in the contact's zone.
     *
     * @return the local date and time with its zone
     */
    public ZonedDateTime due() {
        return placed.due().zoned();
    }

    /**
     * Returns the channel to contact by.
     *
     * @return the first permitted channel of the rule
     * @throws IllegalStateException if the rule leaves the channel open; see {@link #findChannel()}
     */
    public Channel channel() {
        if (channel == null) {
            throw new IllegalStateException(
                    "rule " + options.id() + " leaves the channel open; say via(...) in the rule or ask findChannel()");
        }
        return channel;
    }

    /**
     * Returns the channel to contact by, if the rule says one.
     *
     * @return the first permitted channel, or empty if the rule leaves it open
     */
    public Optional<Channel> findChannel() {
        return Optional.ofNullable(channel);
    }

    /**
     * Returns how it stands to the moment for which it was planned.
     *
     * @return upcoming, due or overdue
     */
    public Status status() {
        return status;
    }

    /**
     * Returns why it is not at the moment that the rule alone would have chosen.
     *
     * @return each reason once, in the order of first application
     */
    public List<Adjustment> adjustments() {
        return placed.adjustments();
    }

    /**
     * Returns the hour that a rule with {@code atSuggestedTime} has chosen, with its evidence.
     *
     * @return the hour of the due date, whether or not it had to be moved there; empty if none was chosen
     */
    public Optional<SuggestedTime> suggestedTime() {
        return Optional.ofNullable(placed.suggested());
    }

    /**
     * Returns the earlier dates of a series that passed without a contact and are not planned any more.
     *
     * @return the dates, earliest first
     */
    public List<LocalDate> missed() {
        return placed.wish().missed;
    }

    /**
     * Returns the figures that led to the date, by name: {@code event} and {@code attempt}, {@code median} and
     * {@code days} of a rhythm, {@code Tstar} in weeks.
     *
     * @return numbers and dates; most rules have none
     */
    public SortedMap<String, Object> figures() {
        return placed.wish().figures();
    }

    /**
     * Returns why, in words that a salesperson understands.
     *
     * @return an English phrase that begins with the rule
     */
    public String because() {
        return options.id() + ", " + options.timing().because(placed.wish());
    }

    /** Tells whether another is the same but for its status. */
    boolean isSamePlan(NextContact that) {
        return options.id().equals(that.options.id())
                && occurrence().equals(that.occurrence())
                && placed.due().equals(that.placed.due())
                && Optional.ofNullable(channel).equals(Optional.ofNullable(that.channel))
                && lane().equals(that.lane())
                && adjustments().equals(that.adjustments())
                && suggestedTime().equals(that.suggestedTime())
                && missed().equals(that.missed());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NextContact that && status == that.status && isSamePlan(that);
    }

    @Override
    public int hashCode() {
        return Objects.hash(placed.due(), options.id());
    }

    /** Returns the occurrence, which names no person. */
    @Override
    public String toString() {
        return "NextContact[" + occurrence() + "]";
    }
}
