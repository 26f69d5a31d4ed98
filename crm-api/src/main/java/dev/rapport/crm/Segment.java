package dev.rapport.crm;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.error.PlainText;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A part of the contacts with a name: whoever meets a condition, and who is put in or left out by hand.
 *
 * <p>A definition only: nobody is a member by being in a table, but by the facts whenever somebody asks {@link Segments}. A
 * host keeps it as it likes: its condition has a {@link Criterion#text() text}. Immutable and thread-safe.
 *
 * <pre>{@code
 * Segment asleep = Segment.named("asleep")
 *         .where(atLeast(3, purchases, inLast(Period.ofDays(90))).and(lastLongerAgo(outbound, Period.ofMonths(1))))
 *         .including(ada.id())
 *         .build();
 * long count = crm.segments().count(asleep);
 * }</pre>
 */
public final class Segment {
    private static final int MAX_NAME = 64;

    private final String name;
    private final Criterion criterion;
    private final SortedSet<ContactId> included;
    private final SortedSet<ContactId> excluded;

    private Segment(Builder builder, Criterion criterion) {
        name = builder.name;
        this.criterion = criterion;
        included = Collections.unmodifiableSortedSet(new TreeSet<>(builder.included));
        excluded = Collections.unmodifiableSortedSet(new TreeSet<>(builder.excluded));
    }

    /**
     * Begins a segment.
     *
     * @param name its name, a line of 1 to 64 characters
     * @return a builder, which needs a condition
     */
    public static Builder named(String name) {
        return new Builder(PlainText.line("name", name, MAX_NAME));
    }

    /**
     * A builder filled with everything that this says.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder(name).where(criterion);
        builder.included.addAll(included);
        builder.excluded.addAll(excluded);
        return builder;
    }

    /**
     * Returns the name.
     *
     * @return 1 to 64 characters
     */
    public String name() {
        return name;
    }

    /**
     * Returns whom it is about.
     *
     * @return the condition
     */
    public Criterion criterion() {
        return criterion;
    }

    /**
     * Returns who is in it whatever the condition says.
     *
     * @return by id
     */
    public SortedSet<ContactId> included() {
        return included;
    }

    /**
     * Returns who is not in it whatever the condition says.
     *
     * @return by id
     */
    public SortedSet<ContactId> excluded() {
        return excluded;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Segment other
                && name.equals(other.name)
                && criterion.equals(other.criterion)
                && included.equals(other.included)
                && excluded.equals(other.excluded);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, criterion, included, excluded);
    }

    @Override
    public String toString() {
        return "Segment[" + name + "]";
    }

    /**
     * Builds a {@link Segment}.
     *
     * <p>Mutable; not thread-safe.
     *
     * <pre>{@code
     * Segment vips = Segment.named("vips").where(tagged("vip")).excluding(staff).build();
     * }</pre>
     */
    public static final class Builder {
        private final String name;
        private final SortedSet<ContactId> included = new TreeSet<>();
        private final SortedSet<ContactId> excluded = new TreeSet<>();
        private @Nullable Criterion criterion;

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Says whom it is about.
         *
         * @param condition the condition, in place of one said before
         * @return this builder
         */
        public Builder where(Criterion condition) {
            criterion = Objects.requireNonNull(condition, "condition");
            return this;
        }

        /**
         * Puts somebody in, whatever the condition says.
         *
         * @param contacts who, besides those said before
         * @return this builder
         */
        public Builder including(ContactId... contacts) {
            return including(Arrays.asList(contacts));
        }

        /**
         * Puts somebody in, whatever the condition says.
         *
         * @param contacts who, besides those said before
         * @return this builder
         */
        public Builder including(Collection<ContactId> contacts) {
            included.addAll(contacts);
            return this;
        }

        /**
         * Leaves somebody out, whatever the condition says.
         *
         * @param contacts who, besides those said before
         * @return this builder
         */
        public Builder excluding(ContactId... contacts) {
            return excluding(Arrays.asList(contacts));
        }

        /**
         * Leaves somebody out, whatever the condition says.
         *
         * @param contacts who, besides those said before
         * @return this builder
         */
        public Builder excluding(Collection<ContactId> contacts) {
            excluded.addAll(contacts);
            return this;
        }

        /**
         * Ends the definition.
         *
         * @return the segment
         * @throws IllegalStateException without a condition; {@code Criteria.anyOf()} is the one that nobody meets
         * @throws IllegalArgumentException if somebody is both put in and left out
         */
        public Segment build() {
            Criterion whom = criterion;
            if (whom == null) {
                throw new IllegalStateException("segment: has no condition; say where(...)");
            }
            if (!Collections.disjoint(included, excluded)) {
                throw new IllegalArgumentException("segment: somebody is both included and excluded; decide for one");
            }
            return new Segment(this, whom);
        }
    }
}
