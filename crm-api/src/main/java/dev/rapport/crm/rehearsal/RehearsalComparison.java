package dev.rapport.crm.rehearsal;

import dev.rapport.crm.contact.ContactId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What would become of the same contacts under two rule books.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * RehearsalComparison switched = crm.rehearsal().compare(nextBook);
 * if (!switched.lost().isEmpty()) {
 *     System.out.println(switched.lost().size() + " would hear nothing from us any more");
 * }
 * System.out.println(switched.text());
 * }</pre>
 */
public final class RehearsalComparison {
    private final Rehearsal now;
    private final Rehearsal other;
    private final List<ContactId> gained;
    private final List<ContactId> lost;
    private final List<ContactId> changed;

    private RehearsalComparison(Builder b, boolean isWhole) {
        now = isWhole ? b.now.build() : b.now.buildPart();
        other = isWhole ? b.other.build() : b.other.buildPart();
        gained = b.gained.stream().sorted().toList();
        lost = b.lost.stream().sorted().toList();
        changed = b.changed.stream().sorted().toList();
    }

    /**
     * Begins a comparison.
     *
     * @param from the first instant that counts
     * @param until the first that does not
     * @return without contacts
     */
    public static Builder between(Instant from, Instant until) {
        return new Builder(from, until);
    }

    /**
     * Under the rule book that is in force.
     *
     * @return the rehearsal
     */
    public Rehearsal now() {
        return now;
    }

    /**
     * Under the other rule book.
     *
     * @return the rehearsal
     */
    public Rehearsal other() {
        return other;
    }

    /**
     * Who would be contacted by the other book alone.
     *
     * @return their ids, in order
     */
    public List<ContactId> gained() {
        return gained;
    }

    /**
     * Who would be contacted by the book in force alone.
     *
     * @return their ids, in order
     */
    public List<ContactId> lost() {
        return lost;
    }

    /**
     * Who would be contacted by both, but at another time, by another rule or channel, or not as often.
     *
     * @return their ids, in order
     */
    public List<ContactId> changed() {
        return changed;
    }

    /**
     * A few lines that tell what would change.
     *
     * @return English text, lines ended by {@code \n}
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("times: " + now.touches() + " -> " + other.touches() + "\n");
        lines(text, now.perRule(), other.perRule());
        lines(text, now.perChannel(), other.perChannel());
        lines(text, now.perOwner(), other.perOwner());
        text.append("sooner than wanted: " + now.tooSoon().size() + " -> "
                + other.tooSoon().size() + "\n");
        text.append("contacted only now: " + lost.size() + ", only then: " + gained.size() + ", otherwise: "
                + changed.size() + "\n");
        return text.toString();
    }

    private static <K extends Comparable<? super K>> void lines(
            StringBuilder text, SortedMap<K, Long> before, SortedMap<K, Long> after) {
        SortedMap<K, Long> all = new TreeMap<>(before);
        after.keySet().forEach(key -> all.putIfAbsent(key, 0L));
        all.forEach((key, count) -> {
            @Nullable Long then = after.get(key);
            text.append("  " + key + ": " + count + " -> " + (then == null ? 0 : then) + "\n");
        });
    }

    /** Returns the sizes alone: owners are people. */
    @Override
    public String toString() {
        return "RehearsalComparison[" + now + ", " + other + "]";
    }

    /**
     * Compares contact after contact. Not thread-safe.
     *
     * <pre>{@code
     * RehearsalComparison.Builder builder = RehearsalComparison.between(from, until);
     * contacts.forEach(contact -> builder.add(underOurs(contact), underTheirs(contact)));
     * RehearsalComparison comparison = builder.build();
     * }</pre>
     */
    public static final class Builder {
        private final Rehearsal.Builder now;
        private final Rehearsal.Builder other;
        private final List<ContactId> gained = new ArrayList<>();
        private final List<ContactId> lost = new ArrayList<>();
        private final List<ContactId> changed = new ArrayList<>();

        private Builder(Instant from, Instant until) {
            now = Rehearsal.between(from, until);
            other = Rehearsal.between(from, until);
        }

        /**
         * Compares one contact; each may be compared once.
         *
         * @param ours under the rule book that is in force
         * @param theirs under the other
         * @return this builder
         * @throws IllegalArgumentException if they are of two contacts
         */
        public Builder add(Rehearsed ours, Rehearsed theirs) {
            if (!ours.contact().equals(theirs.contact())) {
                throw new IllegalArgumentException(
                        "theirs: is of contact " + theirs.contact() + ", must be of " + ours.contact() + " as ours is");
            }
            now.add(ours);
            other.add(theirs);
            if (!ours.times().equals(theirs.times())) {
                List<ContactId> group =
                        ours.times().isEmpty() ? gained : theirs.times().isEmpty() ? lost : changed;
                group.add(ours.contact());
            }
            return this;
        }

        /**
         * Of all contacts.
         *
         * @return the comparison
         */
        public RehearsalComparison build() {
            return new RehearsalComparison(this, true);
        }

        /**
         * Of those that were added, though there are others.
         *
         * @return a comparison whose rehearsals are not whole
         */
        public RehearsalComparison buildPart() {
            return new RehearsalComparison(this, false);
        }
    }
}
