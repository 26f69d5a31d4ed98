package dev.rapport.crm.criterion;

import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.ContactKind;
import dev.rapport.crm.contact.Tag;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A condition that a contact meets or does not meet.
 *
 * <p>Written with the factories of {@link Criteria}, which are meant to be imported statically. It reads as a sentence, {@link
 * #text()}, from which {@link #parse} makes it again, so that a host can keep what its users build. {@link Object#toString()} is
 * the same sentence without the values of attributes, as they came from a person. Immutable and thread-safe.
 *
 * <pre>{@code
 * Criterion regular = tagged("customer").and(atLeast(3, TouchFilter.kinds(InteractionKind.PURCHASE)));
 * regular.text();                          // is tagged customer and has at least 3 of PURCHASE
 * Criterion reachable = Criterion.parse("is a person and not (is tagged left)");
 * boolean meant = regular.and(reachable).test(facts);
 * }</pre>
 */
public sealed interface Criterion
        permits Criterion.OfKind,
                Criterion.Tagged,
                Criterion.HasAttribute,
                Criterion.AttributeIs,
                Criterion.HasDate,
                Criterion.Related,
                Criterion.Counted,
                Criterion.Dated,
                AttributeWithin,
                Owned,
                InZone,
                Coming,
                HeldOut,
                Ago,
                Summed,
                Permitted,
                HasFollowUp,
                Measured,
                Criterion.AllOf,
                Criterion.AnyOf,
                Criterion.Not {
    /** How long a text may be that is read, in chars. */
    int MAX_TEXT = 10_000;

    /** How many brackets and nots within each other are read. */
    int MAX_DEPTH = 100;

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
            return Sentence.discreet(this);
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
            return Sentence.discreet(this);
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
            return Sentence.discreet(this);
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
            return Sentence.discreet(this);
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
            return Sentence.discreet(this);
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
            return Sentence.discreet(this);
        }
    }

    /**
     * The number of interactions is within bounds.
     *
     * @param filter which interactions are counted
     * @param window when they were
     * @param atLeast the least number
     * @param atMost the greatest number
     */
    record Counted(TouchFilter filter, Window window, long atLeast, long atMost) implements Criterion {

        /**
         * Checks the bounds.
         *
         * @param filter which interactions are counted
         * @param window when they were
         * @param atLeast the least number
         * @param atMost the greatest number
         * @throws IllegalArgumentException if a bound is negative or they cross
         */
        public Counted {
            Objects.requireNonNull(filter, "filter");
            Objects.requireNonNull(window, "window");
            if (atLeast < 0 || atMost < atLeast) {
                throw new IllegalArgumentException(
                        "count: the bounds must be 0 or more and must not cross, were " + atLeast + " and " + atMost);
            }
        }

        @Override
        public boolean test(Subject subject) {
            long count = subject.dealings().count(filter, window);
            return count >= atLeast && count <= atMost;
        }

        @Override
        public String toString() {
            return Sentence.discreet(this);
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
            return subject.dealings()
                    .touch(end, filter)
                    .filter(touch -> side == Side.BEFORE
                            ? touch.at().isBefore(instant)
                            : touch.at().isAfter(instant))
                    .isPresent();
        }

        @Override
        public String toString() {
            return Sentence.discreet(this);
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
         * @throws IllegalArgumentException for one alone, which needs nobody beside it
         */
        public AllOf {
            parts = Parts.severalOf(parts);
        }

        @Override
        public boolean test(Subject subject) {
            return parts.stream().allMatch(part -> part.test(subject));
        }

        @Override
        public String toString() {
            return Sentence.discreet(this);
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
         * @throws IllegalArgumentException for one alone, which needs nobody beside it
         */
        public AnyOf {
            parts = Parts.severalOf(parts);
        }

        @Override
        public boolean test(Subject subject) {
            return parts.stream().anyMatch(part -> part.test(subject));
        }

        @Override
        public String toString() {
            return Sentence.discreet(this);
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
            return Sentence.discreet(this);
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
     * This condition as a sentence, with everything that {@link #parse} needs; also with values that came from a person, such
     * as of attributes.
     *
     * @return such as {@code is tagged customer and has at least 3 of PURCHASE}; the same text for equal conditions
     */
    default String text() {
        return Sentence.whole(this);
    }

    /**
     * Reads a condition.
     *
     * <ul>
     *   <li>{@code is a person}, {@code is an organisation}, {@code is a household}, {@code is any contact}, {@code is no
     *       contact}
     *   <li>{@code is tagged customer}; a name with spaces or signs is quoted: {@code is tagged "big fish"}, with a backslash
     *       before a quote or backslash in it
     *   <li>{@code is owned by mia}, {@code is owned by nobody}, {@code is in the zone Europe/Paris}
     *   <li>{@code has the date birthday}, {@code has the date birthday within the next 7 days}, {@code has a relation
     *       works-at}, {@code is held out of spring by 10 %}
     *   <li>{@code has the text attribute city}, {@code has the text attribute city = "Paris"}, {@code has the number attribute
     *       seats = 5}, {@code has the number attribute seats of at least 50}; likewise {@code decimal}, {@code flag} ({@code true} or {@code false}), {@code date} and {@code instant}
     *   <li>{@code has at least 3 of PURCHASE}, {@code has at most 0 of inbound interaction}, {@code has 1 to 2 of EMAIL, CALL}
     *       and, with channels, {@code has at least 1 of outbound interaction by EMAIL, SMS}
     *   <li>{@code had the first PURCHASE before 2027-01-31T08:00:00Z}, {@code had the last outbound CALL after ...}, {@code
     *       had the last CALL longer ago than 1 month}, {@code had the last CALL within 30 days}
     *   <li>{@code has a sum of at least 100 EUR of PURCHASE}; and after what is counted or summed {@code in the last 90 days},
     *       {@code since 2027-01-01T00:00:00Z}, {@code before ...} or {@code since ... before ...}
     *   <li>{@code may be contacted by EMAIL for marketing news}, or for {@code non-marketing service}
     *   <li>{@code has a follow-up overdue}, {@code has a follow-up of chase done}, {@code has the measure score of 10 to 20}
     *   <li>{@code and}, {@code or}, {@code not} and brackets; {@code not} binds closest, then {@code and}
     * </ul>
     *
     * @param text at most {@value #MAX_TEXT} chars, with brackets and nots at most {@value #MAX_DEPTH} deep
     * @return an equal condition for whatever {@link #text()} gave within these limits
     * @throws dev.rapport.crm.error.SyntaxException if something in it is not what belongs there, with the position
     */
    static Criterion parse(String text) {
        return new SentenceReader(text).read();
    }

    /**
     * Narrows this condition.
     *
     * @param other another condition
     * @return met by contacts that meet both
     */
    default Criterion and(Criterion other) {
        List<Criterion> parts = new ArrayList<>(this instanceof AllOf all ? all.parts() : List.of(this));
        parts.add(other);
        return Criteria.allOf(parts.toArray(Criterion[]::new));
    }

    /**
     * Widens this condition.
     *
     * @param other another condition
     * @return met by contacts that meet at least one of them
     */
    default Criterion or(Criterion other) {
        List<Criterion> parts = new ArrayList<>(this instanceof AnyOf any ? any.parts() : List.of(this));
        parts.add(other);
        return Criteria.anyOf(parts.toArray(Criterion[]::new));
    }
}
