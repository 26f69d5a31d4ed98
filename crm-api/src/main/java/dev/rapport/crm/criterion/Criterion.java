package dev.rapport.crm.criterion;

import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.ContactKind;
import dev.rapport.crm.contact.Tag;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A condition that a contact meets or does not meet.
 *
 * <p>Written with the factories of {@link Criteria}, which are meant to be imported statically. {@link Object#toString()} reads as a
 * sentence and carries no value that came from a person. Immutable and thread-safe.
 *
 * <pre>{@code
 * Criterion regular = tagged("customer").and(atLeast(3, TouchFilter.kinds(InteractionKind.PURCHASE)));
 * Criterion reachable = isPerson().and(not(tagged("left")));
 * boolean meant = regular.and(reachable).test(facts);
 * }</pre>
 */
public sealed interface Criterion {

    /**
     * The contact is of a kind.
     *
     * @param kind the kind
     */
    record OfKind(ContactKind kind) implements Criterion {
        @Override
        public boolean test(Subject subject) {
            return subject.contact().kind() == kind;
        }

        @Override
        public String toString() {
            return Words.ofKind(kind);
        }
    }

    /**
     * The contact carries a tag.
     *
     * @param tag the tag
     */
    record Tagged(Tag tag) implements Criterion {
        @Override
        public boolean test(Subject subject) {
            return subject.contact().tags().contains(tag);
        }

        @Override
        public String toString() {
            return "is tagged " + tag.name();
        }
    }

    /**
     * The contact has an attribute, whatever its value.
     *
     * @param key the attribute
     */
    record HasAttribute(AttributeKey<?> key) implements Criterion {
        @Override
        public boolean test(Subject subject) {
            return subject.contact().attributes().get(key).isPresent();
        }

        @Override
        public String toString() {
            return "has the attribute " + key.name();
        }
    }

    /**
     * An attribute of the contact has a value.
     *
     * @param key the attribute
     * @param value the value, of the attribute's type
     */
    record AttributeIs(AttributeKey<?> key, Object value) implements Criterion {
        @Override
        public boolean test(Subject subject) {
            return subject.contact().attributes().get(key).filter(value::equals).isPresent();
        }

        @Override
        public String toString() {
            return "has the given value of the attribute " + key.name();
        }
    }

    /**
     * The contact has a date, such as a birthday.
     *
     * @param name the name of the date
     */
    record HasDate(String name) implements Criterion {
        @Override
        public boolean test(Subject subject) {
            return subject.contact().dates().containsKey(name);
        }

        @Override
        public String toString() {
            return "has the date " + name;
        }
    }

    /**
     * The contact has a relation of a kind to another contact.
     *
     * @param kind the kind of relation
     */
    record Related(String kind) implements Criterion {
        @Override
        public boolean test(Subject subject) {
            return subject.contact().relations().stream()
                    .anyMatch(relation -> relation.kind().equals(kind));
        }

        @Override
        public String toString() {
            return "has a relation " + kind;
        }
    }

    /**
     * The contact is held out of an experiment.
     *
     * @param group the group that is never mailed
     */
    record HeldOut(HoldOut group) implements Criterion {
        @Override
        public boolean test(Subject subject) {
            return group.contains(subject.contact().id());
        }

        @Override
        public String toString() {
            return "is held out of " + group.experiment();
        }
    }

    /**
     * The number of interactions is within bounds.
     *
     * @param filter which interactions are counted
     * @param atLeast the least number
     * @param atMost the greatest number
     */
    record Counted(TouchFilter filter, long atLeast, long atMost) implements Criterion {

        /**
         * Creates the condition.
         *
         * @param filter which interactions are counted
         * @param atLeast the least number
         * @param atMost the greatest number
         * @throws IllegalArgumentException if a bound is negative or they cross
         */
        public Counted {
            Objects.requireNonNull(filter, "filter");
            if (atLeast < 0 || atMost < atLeast) {
                throw new IllegalArgumentException(
                        "count: the bounds must be 0 or more and must not cross, were " + atLeast + " and " + atMost);
            }
        }

        @Override
        public boolean test(Subject subject) {
            long count = subject.count(filter);
            return count >= atLeast && count <= atMost;
        }

        @Override
        public String toString() {
            return Words.counted(this);
        }
    }

    /**
     * The first or the last interaction was before or after an instant.
     *
     * @param filter which interactions are looked at
     * @param end whether the first or the last of them is meant
     * @param side on which side of the instant it was
     * @param instant the instant, itself on neither side
     */
    record Dated(TouchFilter filter, End end, Side side, Instant instant) implements Criterion {
        @Override
        public boolean test(Subject subject) {
            return (end == End.FIRST ? subject.first(filter) : subject.last(filter))
                    .filter(touch -> side == Side.BEFORE
                            ? touch.at().isBefore(instant)
                            : touch.at().isAfter(instant))
                    .isPresent();
        }

        @Override
        public String toString() {
            return Words.dated(this);
        }
    }

    /** Which end of a contact's history is meant. */
    enum End {
        /** The earliest interaction. */
        FIRST,
        /** The latest interaction. */
        LAST
    }

    /** On which side of an instant something was. */
    enum Side {
        /** Strictly earlier. */
        BEFORE,
        /** Strictly later. */
        AFTER
    }

    /**
     * All of some conditions.
     *
     * @param parts the conditions; none of them is met by every contact
     */
    record AllOf(List<Criterion> parts) implements Criterion {

        /**
         * Copies the list.
         *
         * @param parts the conditions
         */
        public AllOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean test(Subject subject) {
            return parts.stream().allMatch(part -> part.test(subject));
        }

        @Override
        public String toString() {
            return Words.join(parts, " and ", "is any contact");
        }
    }

    /**
     * At least one of some conditions.
     *
     * @param parts the conditions; none of them is met by no contact
     */
    record AnyOf(List<Criterion> parts) implements Criterion {

        /**
         * Copies the list.
         *
         * @param parts the conditions
         */
        public AnyOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean test(Subject subject) {
            return parts.stream().anyMatch(part -> part.test(subject));
        }

        @Override
        public String toString() {
            return Words.join(parts, " or ", "is no contact");
        }
    }

    /**
     * The opposite of a condition.
     *
     * @param part the condition
     */
    record Not(Criterion part) implements Criterion {
        @Override
        public boolean test(Subject subject) {
            return !part.test(subject);
        }

        @Override
        public String toString() {
            return "not (" + part + ")";
        }
    }

    /**
     * Tells whether a contact meets this condition.
     *
     * @param subject the contact with its history
     * @return true if it does
     */
    boolean test(Subject subject);

    /**
     * Narrows this condition.
     *
     * @param other another condition
     * @return met by contacts that meet both
     */
    default Criterion and(Criterion other) {
        return new AllOf(List.of(this, other));
    }

    /**
     * Widens this condition.
     *
     * @param other another condition
     * @return met by contacts that meet at least one of them
     */
    default Criterion or(Criterion other) {
        return new AnyOf(List.of(this, other));
    }
}
