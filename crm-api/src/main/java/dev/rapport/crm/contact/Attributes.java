package dev.rapport.crm.contact;

import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a host knows about a contact beyond the fields of the library: named, typed values.
 *
 * <p>Sorted by name, by code unit. A decimal is kept as given, but 1.50 and 1.5 make equal attributes; an instant is
 * truncated to microseconds. Immutable and thread-safe.
 *
 * <pre>{@code
 * AttributeKey<String> plan = AttributeKey.text("plan");
 * Attributes attributes = Attributes.builder().put(plan, "gold").build();
 * attributes.get(plan);                        // Optional[gold]
 * attributes.get(AttributeKey.flag("plan"));   // IllegalArgumentException: one name has one type
 * }</pre>
 */
public final class Attributes {

    private static final Attributes NONE = new Attributes(new TreeMap<>());

    @Size(max = 200)
    private final SortedMap<String, Object> values;

    private Attributes(SortedMap<String, Object> values) {
        this.values = Collections.unmodifiableSortedMap(values);
    }

    /**
     * Returns the empty attributes.
     *
     * @return always the same, without any value
     */
    public static Attributes none() {
        return NONE;
    }

    /**
     * Returns the attributes of a map, as {@link #asMap()} gives it.
     *
     * @param values names and values of the six classes that {@link AttributeType} lists
     * @return the attributes
     * @throws IllegalArgumentException if a name or a value is refused
     */
    public static Attributes copyOf(Map<String, ?> values) {
        Builder builder = builder();
        values.forEach(builder::putValue);
        return builder.build();
    }

    /**
     * Returns a builder without any value.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder(new TreeMap<>());
    }

    /**
     * Returns a builder that holds these values.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new Builder(new TreeMap<>(values));
    }

    /**
     * Returns the value of a key.
     *
     * @param key the name and type
     * @param <T> the class of the value
     * @return the value, or empty if there is none of that name
     * @throws IllegalArgumentException if the value of that name has another type
     */
    public <T> Optional<T> get(AttributeKey<T> key) {
        Object value = values.get(key.name());
        if (value == null) {
            return Optional.empty();
        }
        requireType(key.name(), AttributeType.of(value), key.type());
        return Optional.of(key.cast(value));
    }

    /**
     * Returns whether there are no attributes.
     *
     * @return true if there are none
     */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /**
     * Returns all values by name.
     *
     * @return an unmodifiable map, sorted by name
     */
    public SortedMap<String, Object> asMap() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attributes that && comparable().equals(that.comparable());
    }

    @Override
    public int hashCode() {
        return comparable().hashCode();
    }

    /**
     * Returns the number of attributes only.
     *
     * @return a text without names and values
     */
    @Override
    public String toString() {
        return "Attributes[" + values.size() + "]";
    }

    private Map<String, Object> comparable() {
        return values.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> e.getValue() instanceof BigDecimal number ? number.stripTrailingZeros() : e.getValue()));
    }

    private static void requireType(String name, AttributeType stored, AttributeType asked) {
        if (stored != asked) {
            throw new IllegalArgumentException("attribute " + name + ": it is a " + stored + ", not a " + asked
                    + "; one name has one type, take another name");
        }
    }

    /**
     * Collects attributes.
     *
     * <p>Not thread-safe; may be used again after {@link #build()}.
     *
     * <pre>{@code
     * Attributes attributes = Attributes.builder()
     *         .put(AttributeKey.text("plan"), "gold")
     *         .put(AttributeKey.number("seats"), 12L)
     *         .build();
     * }</pre>
     */
    public static final class Builder {

        private final SortedMap<String, Object> values;

        private Builder(SortedMap<String, Object> values) {
            this.values = values;
        }

        /**
         * Sets a value, in place of an earlier one of the same name.
         *
         * @param key the name and type
         * @param value the value
         * @param <T> the class of the value
         * @return this builder
         * @throws IllegalArgumentException if the value is refused, or the earlier one has another type
         */
        public <T> Builder put(AttributeKey<T> key, T value) {
            return putValue(key.name(), value);
        }

        /**
         * Sets all values of other attributes, in place of earlier ones of the same names.
         *
         * @param other the attributes
         * @return this builder
         * @throws IllegalArgumentException if an earlier value has another type
         */
        public Builder putAll(Attributes other) {
            other.values.forEach(this::putValue);
            return this;
        }

        /**
         * Removes the value of a name, if there is one.
         *
         * @param key the name; its type does not matter
         * @return this builder
         */
        public Builder remove(AttributeKey<?> key) {
            values.remove(key.name());
            return this;
        }

        /**
         * Returns the attributes collected so far.
         *
         * @return the attributes
         */
        public Attributes build() {
            return values.isEmpty() ? NONE : new Attributes(new TreeMap<>(values));
        }

        private Builder putValue(String name, Object value) {
            String property = AttributeKey.text(name).name();
            Object checked = AttributeType.checked(property, Objects.requireNonNull(value, property));
            Object earlier = values.get(property);
            if (earlier != null) {
                requireType(property, AttributeType.of(earlier), AttributeType.of(checked));
            }
            values.put(property, checked);
            return this;
        }
    }
}
