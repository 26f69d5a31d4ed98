package dev.rapport.crm.contact;

import java.util.Comparator;
import java.util.Objects;

/**
 * A place however it is written: what two points have in common that are the same place.
 *
 * <p>For maps and sets of points. It identifies a person, so {@code toString} hides the text. Ordered by type, then text.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * Set<PointKey> seen = new HashSet<>();
 * seen.add(PointKey.of(EmailAddress.parse("Ada@Example.org")));   // true
 * seen.add(PointKey.of(EmailAddress.parse("ada@example.org")));   // false: the same place
 * }</pre>
 *
 * @param type the type of the point
 * @param text its {@link ContactPoint#key}
 */
public record PointKey(PointType type, String text) implements Comparable<PointKey> {
    private static final Comparator<PointKey> ORDER =
            Comparator.comparing(PointKey::type).thenComparing(PointKey::text);

    /**
     * Creates a key.
     *
     * @param type the type of the point
     * @param text its {@link ContactPoint#key}
     */
    public PointKey {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(text, "text");
    }

    /**
     * The key of a point.
     *
     * @param point the point
     * @return its type and key
     */
    public static PointKey of(ContactPoint point) {
        return new PointKey(point.type(), point.key());
    }

    @Override
    public int compareTo(PointKey other) {
        return ORDER.compare(this, other);
    }

    /** Returns the type only, as the text identifies a person. */
    @Override
    public String toString() {
        return "PointKey[" + type + "]";
    }
}
