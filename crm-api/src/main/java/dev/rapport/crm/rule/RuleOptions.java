package dev.rapport.crm.rule;

import dev.rapport.crm.calendar.Roll;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.HasFollowUp;
import dev.rapport.crm.criterion.Measured;
import dev.rapport.crm.criterion.Parts;
import dev.rapport.crm.criterion.Permitted;
import dev.rapport.crm.criterion.Turning;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.interaction.AnswerHours;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The options that every rule has, before or after it says when.
 *
 * <p>Immutable and thread-safe: each method returns a changed copy.
 *
 * <pre>{@code
 * Rule.named("reorder").purpose(NEWS).once(days(30)).afterLast(PURCHASE)
 *         .via(EMAIL, POSTAL).at(LocalTime.of(10, 0)).onWorkingDays()
 *         .priority(5).lapsesAfter(Period.ofDays(60));
 * }</pre>
 *
 * @param <S> the sentence that goes on
 */
public abstract sealed class RuleOptions<S extends RuleOptions<S>>
        permits RuleOpening,
                AfterRule,
                FloatingRule,
                GridRule,
                AnnualRule,
                UnansweredRule,
                RhythmRule,
                AliveRule,
                OnRule,
                CustomRule {

    final Terms terms;

    RuleOptions(Terms terms) {
        this.terms = terms;
    }

    abstract S given(Terms changed);

    abstract Timing timing();

    private S changed(Consumer<Terms> change) {
        return given(terms.changed(change));
    }

    /**
     * Says what the contact is for; needed for a rule that names channels.
     *
     * @param purpose the purpose, which the permission is asked about
     * @return the sentence so far
     */
    public S purpose(Purpose purpose) {
        Objects.requireNonNull(purpose, "purpose");
        return changed(terms -> terms.purpose = purpose);
    }

    /**
     * Says whom it is about. Said again, both conditions must be met.
     *
     * <p>Days are counted on the contact's clock. The plan ends when the condition turns, as time goes by or when something
     * comes to pass that was dated ahead. Counts, firsts and lasts of all time are kept in step; for windows and sums each
     * planning reads the log of the contact as far back as they reach.
     *
     * @param condition the condition
     * @return the sentence so far
     * @throws IllegalArgumentException for permissions, as the plan asks them for the day of the contact; for follow-ups,
     *     as the plan makes them; and for measures, as nobody knows when they change
     */
    public S when(Criterion condition) {
        Parts.of(condition).forEach(this::requirePlannable);
        return changed(terms -> {
            terms.condition = terms.condition == null ? condition : terms.condition.and(condition);
            terms.turns = terms.turns || Turning.isPossible(condition);
        });
    }

    private void requirePlannable(Criterion part) {
        if (part instanceof Permitted) {
            throw refusal(
                    "cannot ask what is permitted, as the plan itself asks for the day of the contact; leave it out");
        }
        if (part instanceof HasFollowUp) {
            throw refusal("cannot ask for follow-ups, as the plan makes them; use exitOn(...), or a group of rules");
        }
        if (part instanceof Measured) {
            throw refusal("cannot ask for measures, as nobody knows when they change; use whenAliveBelow or decidedBy");
        }
    }

    private IllegalArgumentException refusal(String why) {
        return new IllegalArgumentException("rule " + terms.id + ": when(...) " + why);
    }

    /**
     * Says how to contact. A rule without channels is never judged by the permission.
     *
     * @param channels the channels in order of preference
     * @return the sentence so far
     */
    public S via(Channel... channels) {
        List<Channel> inOrder = List.of(channels);
        return changed(terms -> terms.channels = inOrder);
    }

    /**
     * Says at what time of day; 09:00 unless said.
     *
     * @param time the time of day, on the contact's clock
     * @return the sentence so far
     * @throws IllegalArgumentException if the rule has a date and time of its own
     */
    public S at(LocalTime time) {
        Objects.requireNonNull(time, "time");
        return changed(terms -> terms.at = time);
    }

    /**
     * Says that the contact is at the hour at which the person answers most probably, as {@link
     * dev.rapport.crm.interaction.ContactTimes} computes it from the attempts to reach them and those to reach anybody.
     *
     * <p>It chooses the hour within the day on which the rule, its floors and the permission would place the contact without
     * it, and never another day: of the whole hours on the contact's clock that are inside its window, or the policy's, and
     * outside its quiet hours, or the policy's, and at whose beginning the channel is permitted that it would have without it, the best one; of
     * equal ones the earliest. It is never before the event that the rule counts from nor, for {@code once(hours(n))}, the
     * n hours after it, and never before the end of a snooze. Where no hour is left, nobody was ever attempted, or a rule of
     * your own proposes a time of day, all stays as it is without it: {@link #at} says when. As every due date it does not
     * depend on when somebody looks: an hour that has passed is due now.
     *
     * <p>Only such a rule reads the log, and only if the contact was attempted since {@link AnswerHours#since()}: from the
     * first of these attempts on. What is dated ahead counts as well, as for every date of a rule.
     *
     * @param hours which attempts count, and how often anybody answers; a rule book with other hours needs a higher version
     * @return the sentence so far
     * @throws IllegalArgumentException if the rule has a date and time of its own
     */
    public S atSuggestedTime(AnswerHours hours) {
        Objects.requireNonNull(hours, "hours");
        return changed(terms -> terms.hours = hours);
    }

    /**
     * Moves to the next working day where necessary.
     *
     * @return the sentence so far
     */
    public S onWorkingDays() {
        return roll(Roll.FOLLOWING);
    }

    /**
     * Moves to a working day where necessary.
     *
     * @param roll which working day takes the place of one that is none
     * @return the sentence so far
     */
    public S roll(Roll roll) {
        Objects.requireNonNull(roll, "roll");
        return changed(terms -> terms.roll = roll);
    }

    /**
     * Says how important it is within the plan of one contact: of two that are due at the same instant, and of two in a
     * group, the higher wins. The queue of all contacts is by due date, whatever this says.
     *
     * @param priority the priority, 0 unless said
     * @return the sentence so far
     */
    public S priority(int priority) {
        return changed(terms -> terms.priority = priority);
    }

    /**
     * Puts the rule into a group, of which only the rules of the highest priority are planned.
     *
     * @param group the name of the group
     * @return the sentence so far
     */
    public S group(String group) {
        String name = Terms.token("group", group);
        return changed(terms -> terms.group = name);
    }

    /**
     * Puts the rule into a lane, which has a next contact of its own.
     *
     * @param lane the name of the lane, {@code main} unless said
     * @return the sentence so far
     */
    public S lane(String lane) {
        String name = Terms.token("lane", lane);
        return changed(terms -> terms.lane = name);
    }

    /**
     * Ends the rule when something happens after the event that it counts from.
     *
     * @param kinds the kinds of interaction, at least one
     * @return the sentence so far
     * @throws IllegalArgumentException if there is none, or if this kind of rule counts from no event
     */
    public S exitOn(InteractionKind... kinds) {
        if (kinds.length == 0) {
            throw new IllegalArgumentException("rule " + terms.id + ": exitOn needs at least one kind");
        }
        TouchFilter filter = TouchFilter.kinds(kinds);
        return changed(terms -> terms.exitOn = filter);
    }

    /**
     * Ignores cap and spacing.
     *
     * @return the sentence so far
     */
    public S ignoringCaps() {
        return changed(terms -> terms.ignoresCaps = true);
    }

    /**
     * Gives up when the due date is longer ago than this.
     *
     * @param period the period after the due date; on its last day it still stands
     * @return the sentence so far
     * @throws IllegalArgumentException if a part of it is negative
     */
    public S lapsesAfter(Period period) {
        Terms.notNegative("lapsesAfter", period);
        return changed(terms -> terms.lapsesAfter = period);
    }

    /**
     * Returns the name of the rule.
     *
     * @return the id
     */
    public String id() {
        return terms.id;
    }

    /**
     * Returns what the rule contacts for.
     *
     * @return the purpose, if it names one
     */
    public Optional<Purpose> purpose() {
        return Optional.ofNullable(terms.purpose);
    }

    /**
     * Returns how the rule contacts.
     *
     * @return the channels in order of preference; none if the rule leaves it open
     */
    public List<Channel> channels() {
        return terms.channels;
    }

    /**
     * Returns the lane: each has a next contact of its own.
     *
     * @return the lane, {@code main} unless said
     */
    public String lane() {
        return terms.lane;
    }

    /**
     * Returns what the rule must know of a contact.
     *
     * @return the facts it needs
     */
    public abstract FactNeeds needs();

    /** Returns the name of the rule. */
    @Override
    public String toString() {
        return "Rule[" + terms.id + "]";
    }
}
