package dev.rapport.crm.interaction;

import java.util.regex.Pattern;

/**
 * How a contact attempt ended.
 *
 * <p>Open: a host makes its own with {@link #of(String)}. A name is 1 to 32 characters of A to Z, 0 to 9 and underscore,
 * beginning with a letter. Ordered by name. Immutable and thread-safe.
 *
 * <pre>{@code
 * Interaction.call(ada.id()).outbound().outcome(Outcome.NO_ANSWER).build();
 * Outcome promised = Outcome.of("PROMISED_TO_PAY");
 * }</pre>
 *
 * @param name the name as it is stored
 */
public record Outcome(String name) implements Comparable<Outcome> {
    // before the constants, whose constructor needs it
    private static final Pattern TOKEN = Pattern.compile("[A-Z][A-Z0-9_]{0,31}");

    /** The person was reached. */
    public static final Outcome REACHED = new Outcome("REACHED");

    /** Nobody answered. */
    public static final Outcome NO_ANSWER = new Outcome("NO_ANSWER");

    /** A message was left. */
    public static final Outcome VOICEMAIL = new Outcome("VOICEMAIL");

    /** The message arrived. */
    public static final Outcome DELIVERED = new Outcome("DELIVERED");

    /** The message could not be handed over, or nobody knows whether it was. */
    public static final Outcome NOT_DELIVERED = new Outcome("NOT_DELIVERED");

    /** The message came back. */
    public static final Outcome BOUNCED = new Outcome("BOUNCED");

    /** The person answered. */
    public static final Outcome REPLIED = new Outcome("REPLIED");

    /** The person did not want to talk. */
    public static final Outcome REFUSED = new Outcome("REFUSED");

    /**
     * Checks the name.
     *
     * @param name the name as it is stored
     */
    public Outcome {
        if (!TOKEN.matcher(name).matches()) {
            throw new IllegalArgumentException("Outcome.name: length is " + name.length()
                    + ", must be 1 to 32 characters of A-Z, 0-9 and _, beginning with a letter");
        }
    }

    /**
     * The one with this name.
     *
     * @param name such as {@code REACHED}
     * @return the value
     * @throws IllegalArgumentException if the name breaks the rule above
     */
    public static Outcome of(String name) {
        return new Outcome(name);
    }

    @Override
    public int compareTo(Outcome other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
