package dev.rapport.crm.interaction;

import java.util.regex.Pattern;

/**
 * What kind of thing happened.
 *
 * <p>Open: a host makes its own with {@link #of(String)}. A name is 1 to 32 characters of A to Z, 0 to 9 and underscore,
 * beginning with a letter. Ordered by name. Immutable and thread-safe.
 *
 * <pre>{@code
 * InteractionKind visit = InteractionKind.of("SHOWROOM_VISIT");
 * Rule.named("thanks").once(days(1)).afterLast(visit);
 * }</pre>
 *
 * @param name the name as it is stored
 */
public record InteractionKind(String name) implements Comparable<InteractionKind> {
    // before the constants, whose constructor needs it
    private static final Pattern TOKEN = Pattern.compile("[A-Z][A-Z0-9_]{0,31}");

    /** A telephone call. */
    public static final InteractionKind CALL = new InteractionKind("CALL");

    /** An e-mail, sent or received. */
    public static final InteractionKind EMAIL = new InteractionKind("EMAIL");

    /** A short message or chat. */
    public static final InteractionKind MESSAGE = new InteractionKind("MESSAGE");

    /** A letter. */
    public static final InteractionKind LETTER = new InteractionKind("LETTER");

    /** A meeting in person or by video. */
    public static final InteractionKind MEETING = new InteractionKind("MEETING");

    /** Something worth remembering; nobody was contacted. */
    public static final InteractionKind NOTE = new InteractionKind("NOTE");

    /** Something was bought. */
    public static final InteractionKind PURCHASE = new InteractionKind("PURCHASE");

    /** A form was filled in. */
    public static final InteractionKind FORM = new InteractionKind("FORM");

    /** A cart was left behind. */
    public static final InteractionKind ABANDONED_CART = new InteractionKind("ABANDONED_CART");

    /** A rating or an opinion was given. */
    public static final InteractionKind FEEDBACK = new InteractionKind("FEEDBACK");

    /** A deal moved to another stage. */
    public static final InteractionKind STAGE_CHANGE = new InteractionKind("STAGE_CHANGE");

    /** A coupon was given or used. */
    public static final InteractionKind COUPON = new InteractionKind("COUPON");

    /** A reward was earned or spent. */
    public static final InteractionKind REWARD = new InteractionKind("REWARD");

    /** Something was cancelled. */
    public static final InteractionKind CANCELLATION = new InteractionKind("CANCELLATION");

    /**
     * Checks the name.
     *
     * @param name the name as it is stored
     */
    public InteractionKind {
        if (!TOKEN.matcher(name).matches()) {
            throw new IllegalArgumentException("InteractionKind.name: length is " + name.length()
                    + ", must be 1 to 32 characters of A-Z, 0-9 and _, beginning with a letter");
        }
    }

    /**
     * The one with this name.
     *
     * @param name such as {@code CALL}
     * @return the value
     * @throws IllegalArgumentException if the name breaks the rule above
     */
    public static InteractionKind of(String name) {
        return new InteractionKind(name);
    }

    @Override
    public int compareTo(InteractionKind other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
