package dev.rapport.crm.contact;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A way to reach somebody, such as e-mail or a call.
 *
 * <p>The set is open: a host names its own channels. A channel is how, a {@link ContactPoint} is where. Sorted by name.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * Channel.EMAIL.pointType();                 // Optional[EMAIL]
 * Channel fax = Channel.of("FAX");
 * fax.pointType();                           // Optional.empty: the library does not know what it needs
 * }</pre>
 *
 * @param name 1 to 32 capital letters, digits and underscores, a letter first
 */
public record Channel(String name) implements Comparable<Channel> {

    // before the constants, whose constructor needs it
    private static final Pattern TOKEN = Pattern.compile("[A-Z][A-Z0-9_]{0,31}");

    /** A message to an {@link EmailAddress}. */
    public static final Channel EMAIL = new Channel("EMAIL");
    /** A text message to a {@link PhoneNumber}. */
    public static final Channel SMS = new Channel("SMS");
    /** A call by a human being to a {@link PhoneNumber}. */
    public static final Channel CALL = new Channel("CALL");
    /** A call by a machine to a {@link PhoneNumber}; the law asks more of it than of a human caller. */
    public static final Channel AUTOMATED_CALL = new Channel("AUTOMATED_CALL");
    /** A letter to a {@link PostalAddress}. */
    public static final Channel POSTAL = new Channel("POSTAL");
    /** A message to a {@link Handle}. */
    public static final Channel CHAT = new Channel("CHAT");
    /** A meeting; it needs no point. */
    public static final Channel IN_PERSON = new Channel("IN_PERSON");

    /**
     * Checks the name.
     *
     * @param name the name
     * @throws IllegalArgumentException if the name is not such a token
     */
    public Channel {
        Objects.requireNonNull(name, "name");
        if (!TOKEN.matcher(name).matches()) {
            throw new IllegalArgumentException("channel: not a name of 1 to 32 capital letters A-Z, digits and"
                    + " underscores with a letter first (length " + name.length() + "); write it like TEXT_MESSAGE");
        }
    }

    /**
     * Returns the channel of that name.
     *
     * @param name 1 to 32 capital letters, digits and underscores, a letter first
     * @return the channel
     * @throws IllegalArgumentException if the name is not such a token
     */
    public static Channel of(String name) {
        return new Channel(name);
    }

    /**
     * Returns the type of the point that the channel needs.
     *
     * @return the type, or empty for {@link #IN_PERSON} and the channels of a host, which need none
     */
    public Optional<PointType> pointType() {
        return switch (name) {
            case "EMAIL" -> Optional.of(PointType.EMAIL);
            case "SMS", "CALL", "AUTOMATED_CALL" -> Optional.of(PointType.PHONE);
            case "POSTAL" -> Optional.of(PointType.POSTAL);
            case "CHAT" -> Optional.of(PointType.HANDLE);
            default -> Optional.empty();
        };
    }

    @Override
    public int compareTo(Channel other) {
        return name.compareTo(other.name);
    }

    /**
     * Returns the name.
     *
     * @return the name
     */
    @Override
    public String toString() {
        return name;
    }
}
