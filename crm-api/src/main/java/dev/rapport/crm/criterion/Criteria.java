package dev.rapport.crm.criterion;

import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.ContactKind;
import dev.rapport.crm.contact.Tag;
import dev.rapport.crm.criterion.Criterion.Dated;
import dev.rapport.crm.criterion.Criterion.End;
import dev.rapport.crm.criterion.Criterion.Side;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.Instant;
import java.util.List;

/**
 * The words that conditions are written with; meant to be imported statically.
 *
 * <p>Thread-safe: there is nothing but functions.
 *
 * <pre>{@code
 * import static dev.rapport.crm.criterion.Criteria.*;
 *
 * Criterion regular = tagged("customer").and(atLeast(3, TouchFilter.kinds(InteractionKind.PURCHASE)));
 * Criterion asleep = lastBefore(TouchFilter.any(), Instant.parse("2025-01-01T00:00:00Z"));
 * Criterion meant = allOf(isPerson(), hasDate("birthday"), not(asleep));
 * }</pre>
 */
public final class Criteria {

    private Criteria() {}

    /**
     * The contact is a person.
     *
     * @return the condition
     */
    public static Criterion isPerson() {
        return new Criterion.OfKind(ContactKind.PERSON);
    }

    /**
     * The contact is an organisation.
     *
     * @return the condition
     */
    public static Criterion isOrganisation() {
        return new Criterion.OfKind(ContactKind.ORGANISATION);
    }

    /**
     * The contact is a household.
     *
     * @return the condition
     */
    public static Criterion isHousehold() {
        return new Criterion.OfKind(ContactKind.HOUSEHOLD);
    }

    /**
     * The contact is held out of an experiment; rules of the experiment say {@code not(heldOut(group))}.
     *
     * @param group the group that is never mailed
     * @return the condition
     */
    public static Criterion heldOut(HoldOut group) {
        return new Criterion.HeldOut(group);
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
        return new Criterion.Counted(filter, count, Long.MAX_VALUE);
    }

    /**
     * There were at most so many interactions.
     *
     * @param count the greatest number
     * @param filter which interactions are counted
     * @return the condition
     */
    public static Criterion atMost(long count, TouchFilter filter) {
        return new Criterion.Counted(filter, 0, count);
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
