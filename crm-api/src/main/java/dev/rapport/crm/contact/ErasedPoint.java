package dev.rapport.crm.contact;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What stays of a point of somebody who was erased: a keyed hash, by which the same point is recognised when it comes again.
 *
 * <p>Nobody can be reached here, and nothing is told to whoever has not the key. Made by the library. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * boolean erased = fact.points().stream().anyMatch(ErasedPoint.class::isInstance);
 * }</pre>
 *
 * @param type the kind of point that it was
 * @param keyVersion the version of the key that the hash was made with, 1 or more
 * @param normaliser the {@link ContactPoint#NORMALISER} under which its key was made, 1 or more
 * @param hash HMAC-SHA256 of type and key, as 64 hexadecimal digits
 */
public record ErasedPoint(PointType type, int keyVersion, int normaliser, String hash) implements ContactPoint {
    // large letters, which no normalised point has
    private static final Pattern KEY = Pattern.compile("HMAC:([0-9]{1,9}):([0-9]{1,9}):([0-9a-f]{64})");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks the parts.
     *
     * @param type the kind of point that it was
     * @param keyVersion the version of the key that the hash was made with, 1 or more
     * @param normaliser the {@link ContactPoint#NORMALISER} under which its key was made, 1 or more
     * @param hash HMAC-SHA256 of type and key, as 64 hexadecimal digits
     */
    public ErasedPoint {
        Objects.requireNonNull(type, "type");
        if (keyVersion < 1 || normaliser < 1) {
            throw new IllegalArgumentException("erased point: versions " + keyVersion + " and " + normaliser
                    + ", must be 1 or more; name the version of the key and of the normaliser");
        }
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("erased point hash: not 64 hexadecimal digits in small letters (length "
                    + hash.length() + "); give an HMAC-SHA256");
        }
    }

    /**
     * Restores a point from what {@link #key()} gave: for storages.
     *
     * @param type the kind of point that it was
     * @param key its key
     * @return an equal point
     * @throws IllegalArgumentException if it is not such a key
     */
    public static ErasedPoint parse(PointType type, String key) {
        var parts = KEY.matcher(key);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "erased point: not the key of one (length " + key.length() + "); give what key() gave");
        }
        return new ErasedPoint(
                type, Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), parts.group(3));
    }

    /**
     * Returns the versions and the hash.
     *
     * @return what {@link #parse} reads
     */
    @Override
    public String key() {
        return "HMAC:" + keyVersion + ":" + normaliser + ":" + hash;
    }

    /**
     * Returns nothing, as nothing is left of how it was written.
     *
     * @return the empty text
     */
    @Override
    public String text() {
        return "";
    }

    @Override
    public String toString() {
        return "ErasedPoint[" + type + ", key version " + keyVersion + "]";
    }
}
