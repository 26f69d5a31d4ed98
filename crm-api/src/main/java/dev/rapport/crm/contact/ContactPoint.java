package dev.rapport.crm.contact;

/**
 * A place where somebody can be reached; the way there is a {@link Channel}.
 *
 * <p>Two points with the same type and key are the same place. Points are immutable and thread-safe; their
 * {@code toString} hides the text, because it identifies a person.
 *
 * <pre>{@code
 * ContactPoint point = EmailAddress.parse("Ada@Example.org");
 * point.type();   // EMAIL
 * point.key();    // ada@example.org
 * point.text();   // Ada@Example.org
 * }</pre>
 */
public sealed interface ContactPoint permits EmailAddress, PhoneNumber, PostalAddress, Handle, ErasedPoint {
    /**
     * The version of the way in which keys are made: one higher whenever a point would get another key than before, as
     * the points of erased people are then found no longer by the new one.
     */
    int NORMALISER = 1;

    /**
     * Returns the kind of point.
     *
     * @return the type
     */
    PointType type();

    /**
     * Returns the normalised form by which points are matched and found.
     *
     * @return the key; equal for two ways to write one place
     */
    String key();

    /**
     * Returns the point as it was given, from which {@link PointType#parse} makes an equal point.
     *
     * @return the text; empty for a point of somebody who was erased
     */
    String text();

    /**
     * Tells whether another point is the same place, however both are written.
     *
     * @param other another point
     * @return true if type and key are equal
     */
    default boolean isSamePlaceAs(ContactPoint other) {
        return type() == other.type() && key().equals(other.key());
    }
}
