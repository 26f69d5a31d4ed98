package dev.rapport.crm.criterion;

import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactKind;
import dev.rapport.crm.contact.Tag;
import dev.rapport.crm.criterion.Criterion.Dated;
import dev.rapport.crm.criterion.Criterion.End;
import dev.rapport.crm.criterion.Criterion.Side;
import dev.rapport.crm.interaction.Money;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The words that conditions are written with; meant to be imported statically.
 *
 * <p>Thread-safe: there is nothing but functions.
 *
 * <pre>{@code
 * import static dev.rapport.crm.criterion.Criteria.*;
 *
 * Criterion regular = tagged("customer").and(atLeast(3, TouchFilter.kinds(InteractionKind.PURCHASE)));
 * Criterion lately = atLeast(3, TouchFilter.kinds(InteractionKind.PURCHASE), inLast(Period.ofDays(90)));
 * Criterion meant = allOf(isPerson(), lately, permitted(NEWS, Channel.EMAIL));
 * }</pre>
 */
public final class Criteria {

    private Criteria() {}

    /** {@return the condition that the contact is a person} */
    public static Criterion isPerson() {
        return new Criterion.OfKind(ContactKind.PERSON);
    }

    /** {@return the condition that the contact is an organisation} */
    public static Criterion isOrganisation() {
        return new Criterion.OfKind(ContactKind.ORGANISATION);
    }

    /** {@return the condition that the contact is a household} */
    public static Criterion isHousehold() {
        return new Criterion.OfKind(ContactKind.HOUSEHOLD);
    }

    /**
     * The contact, or a record that it was merged with, is held out of an experiment; rules of the experiment say {@code
     * not(heldOut(group))}.
     *
     * @param group the group that is never mailed
     * @return the condition
     */
    public static Criterion heldOut(HoldOut group) {
        return new HeldOut(group);
    }

    /**
     * The contact carries a tag.
     *
     * @param tag the tag
     * @return the condition
     */
    public static Criterion tagged(String tag) {
        return new Criterion.Tagged(new Tag(tag));
    }

    /**
     * The contact has an attribute, whatever its value.
     *
     * @param key the attribute
     * @return the condition
     */
    public static Criterion has(AttributeKey<?> key) {
        return new Criterion.HasAttribute(key);
    }

    /**
     * An attribute of the contact has a value.
     *
     * @param key the attribute
     * @param value the value
     * @param <T> the attribute's type
     * @return the condition
     */
    public static <T> Criterion is(AttributeKey<T> key, T value) {
        return new Criterion.AttributeIs(key, value);
    }

    /**
     * An attribute of the contact that is a number is within bounds.
     *
     * @param key the attribute, of type number or decimal
     * @param bounds how small and how great it may be
     * @return the condition
     */
    public static Criterion within(AttributeKey<? extends Number> key, Bounds bounds) {
        return new AttributeWithin(key, bounds);
    }

    /**
     * The contact belongs to somebody of the business.
     *
     * @param owner who, as the contact says
     * @return the condition
     */
    public static Criterion ownedBy(String owner) {
        return new Owned(Optional.of(owner));
    }

    /** {@return the condition that the contact belongs to nobody of the business} */
    public static Criterion unowned() {
        return new Owned(Optional.empty());
    }

    /**
     * The contact is known to live by the clocks of a zone.
     *
     * @param zone the zone, compared by its name
     * @return the condition
     */
    public static Criterion inZone(ZoneId zone) {
        return new InZone(zone);
    }

    /**
     * A date of the contact is today or comes again within a period, such as the birthday within the next 7 days.
     *
     * @param name the name of the date
     * @param period how far ahead, to the day, in the asked zone: up to a year
     * @return the condition
     */
    public static Criterion dateWithin(String name, Period period) {
        return new Coming(name, period);
    }

    /**
     * The contact has a date, such as a birthday.
     *
     * @param name the name of the date
     * @return the condition
     */
    public static Criterion hasDate(String name) {
        return new Criterion.HasDate(name);
    }

    /**
     * The contact has a relation of a kind to another contact.
     *
     * @param kind the kind of relation, such as {@code works-at}
     * @return the condition
     */
    public static Criterion related(String kind) {
        return new Criterion.Related(kind);
    }

    /**
     * There were at least so many interactions.
     *
     * @param count the least number
     * @param filter which interactions are counted
     * @return the condition
     */
    public static Criterion atLeast(long count, TouchFilter filter) {
        return atLeast(count, filter, Window.ever());
    }

    /**
     * There were at least so many interactions in a window.
     *
     * @param count the least number
     * @param filter which interactions are counted
     * @param window when they were
     * @return the condition
     */
    public static Criterion atLeast(long count, TouchFilter filter, Window window) {
        return new Criterion.Counted(filter, window, count, Long.MAX_VALUE);
    }

    /**
     * There were at most so many interactions.
     *
     * @param count the greatest number
     * @param filter which interactions are counted
     * @return the condition
     */
    public static Criterion atMost(long count, TouchFilter filter) {
        return atMost(count, filter, Window.ever());
    }

    /**
     * There were at most so many interactions in a window.
     *
     * @param count the greatest number
     * @param filter which interactions are counted
     * @param window when they were
     * @return the condition
     */
    public static Criterion atMost(long count, TouchFilter filter, Window window) {
        return new Criterion.Counted(filter, window, 0, count);
    }

    /**
     * The amounts of interactions in a window add up to at least so much.
     *
     * @param least the smallest sum; other currencies are left out
     * @param filter which interactions are added
     * @param window when they were
     * @return the condition
     */
    public static Criterion sumAtLeast(Money least, TouchFilter filter, Window window) {
        return new Summed(filter, window, least.currency(), Bounds.atLeast(least.amount()));
    }

    /**
     * The amounts of interactions in a window add up to at most so much, or there are none.
     *
     * @param most the greatest sum; other currencies are left out
     * @param filter which interactions are added
     * @param window when they were
     * @return the condition
     */
    public static Criterion sumAtMost(Money most, TouchFilter filter, Window window) {
        return new Summed(filter, window, most.currency(), Bounds.atMost(most.amount()));
    }

    /**
     * The last days, weeks, months or years: from the beginning of the day that is so long before today.
     *
     * @param period how long, to the day
     * @return the window
     */
    public static Window inLast(Period period) {
        return Window.inLast(period);
    }

    /**
     * There was an interaction, and the first was before an instant.
     *
     * @param filter which interactions are looked at
     * @param instant the instant, itself not before
     * @return the condition
     */
    public static Criterion firstBefore(TouchFilter filter, Instant instant) {
        return new Dated(filter, End.FIRST, Side.BEFORE, instant);
    }

    /**
     * There was an interaction, and the first was after an instant.
     *
     * @param filter which interactions are looked at
     * @param instant the instant, itself not after
     * @return the condition
     */
    public static Criterion firstAfter(TouchFilter filter, Instant instant) {
        return new Dated(filter, End.FIRST, Side.AFTER, instant);
    }

    /**
     * There was an interaction, and the last was before an instant.
     *
     * @param filter which interactions are looked at
     * @param instant the instant, itself not before
     * @return the condition
     */
    public static Criterion lastBefore(TouchFilter filter, Instant instant) {
        return new Dated(filter, End.LAST, Side.BEFORE, instant);
    }

    /**
     * There was an interaction, and the last was after an instant.
     *
     * @param filter which interactions are looked at
     * @param instant the instant, itself not after
     * @return the condition
     */
    public static Criterion lastAfter(TouchFilter filter, Instant instant) {
        return new Dated(filter, End.LAST, Side.AFTER, instant);
    }

    /**
     * There was an interaction, and the last is longer ago than a period.
     *
     * @param filter which interactions are looked at
     * @param period how long, to the day
     * @return the condition
     */
    public static Criterion lastLongerAgo(TouchFilter filter, Period period) {
        return new Ago(filter, End.LAST, Ago.Distance.LONGER, period);
    }

    /**
     * The last interaction is within a period.
     *
     * @param filter which interactions are looked at
     * @param period how long, to the day
     * @return the condition
     */
    public static Criterion lastWithin(TouchFilter filter, Period period) {
        return new Ago(filter, End.LAST, Ago.Distance.WITHIN, period);
    }

    /**
     * There was an interaction, and the first is longer ago than a period.
     *
     * @param filter which interactions are looked at
     * @param period how long, to the day
     * @return the condition
     */
    public static Criterion firstLongerAgo(TouchFilter filter, Period period) {
        return new Ago(filter, End.FIRST, Ago.Distance.LONGER, period);
    }

    /**
     * There was an interaction, and the first is within a period.
     *
     * @param filter which interactions are looked at
     * @param period how long, to the day
     * @return the condition
     */
    public static Criterion firstWithin(TouchFilter filter, Period period) {
        return new Ago(filter, End.FIRST, Ago.Distance.WITHIN, period);
    }

    /**
     * The consent gate would let a message through, whatever the hour.
     *
     * @param purpose what for
     * @param channel how
     * @return the condition, which a rule cannot have
     */
    public static Criterion permitted(Purpose purpose, Channel channel) {
        return new Permitted(purpose, channel);
    }

    /**
     * There is a follow-up in some state.
     *
     * @param state where it stands
     * @return the condition, which a rule cannot have
     */
    public static Criterion followUp(HasFollowUp.State state) {
        return new HasFollowUp(Optional.empty(), state);
    }

    /**
     * There is a follow-up of a rule in some state.
     *
     * @param rule the name of the rule
     * @param state where it stands
     * @return the condition, which a rule cannot have
     */
    public static Criterion followUp(String rule, HasFollowUp.State state) {
        return new HasFollowUp(Optional.of(rule), state);
    }

    /**
     * A number that somebody gives is known, and within bounds.
     *
     * @param name what is measured, such as {@code score}
     * @param bounds how small and how great it may be
     * @return the condition, which a rule cannot have
     */
    public static Criterion measured(String name, Bounds bounds) {
        return new Measured(name, bounds);
    }

    /**
     * All of some conditions.
     *
     * @param parts the conditions; none of them is met by every contact
     * @return the condition
     */
    public static Criterion allOf(Criterion... parts) {
        return parts.length == 1 ? parts[0] : new Criterion.AllOf(List.of(parts));
    }

    /**
     * At least one of some conditions.
     *
     * @param parts the conditions; none of them is met by no contact
     * @return the condition
     */
    public static Criterion anyOf(Criterion... parts) {
        return parts.length == 1 ? parts[0] : new Criterion.AnyOf(List.of(parts));
    }

    /**
     * The opposite of a condition.
     *
     * @param part the condition
     * @return the condition
     */
    public static Criterion not(Criterion part) {
        return new Criterion.Not(part);
    }
}
