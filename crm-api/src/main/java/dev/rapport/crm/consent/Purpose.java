package dev.rapport.crm.consent;

import java.util.regex.Pattern;

/**
 * What a contact is contacted for; people consent to purposes.
 *
 * <p>Declared once, as a constant of the host's own, with its kind. A name is 1 to 64 characters of a to z, 0 to 9, dot and
 * hyphen, beginning with a letter. Ordered by name. Immutable and thread-safe.
 *
 * <pre>{@code
 * static final Purpose NEWS = Purpose.marketing("news");
 * static final Purpose SERVICE = Purpose.nonMarketing("service");
 * Rule.named("reorder").purpose(NEWS).once(days(30)).afterLast(PURCHASE).via(EMAIL);
 * }</pre>
 *
 * @param name the name as it is stored
 * @param kind whether it is marketing
 */
public record Purpose(String name, Kind kind) implements Comparable<Purpose> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,63}");

    /** Whether a purpose is marketing in the eyes of the law. */
    public enum Kind {
        /** Advertising in the widest sense: news, offers, win-back, birthday greetings that sell. */
        MARKETING,
        /** What the contact needs: answers, deliveries, safety, the running contract. */
        NON_MARKETING
    }

    /**
     * Checks the name.
     *
     * @param name the name as it is stored
     * @param kind whether it is marketing
     */
    public Purpose {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Purpose.name: length is " + name.length()
                    + ", must be 1 to 64 characters of a-z, 0-9, '.' and '-', beginning with a letter");
        }
    }

    /**
     * A purpose that is marketing.
     *
     * @param name such as {@code news}
     * @return the purpose
     */
    public static Purpose marketing(String name) {
        return new Purpose(name, Kind.MARKETING);
    }

    /**
     * A purpose that is not marketing.
     *
     * @param name such as {@code service}
     * @return the purpose
     */
    public static Purpose nonMarketing(String name) {
        return new Purpose(name, Kind.NON_MARKETING);
    }

    /**
     * Whether it needs permission to advertise.
     *
     * @return true for marketing
     */
    public boolean isMarketing() {
        return kind == Kind.MARKETING;
    }

    @Override
    public int compareTo(Purpose other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : kind.compareTo(other.kind);
    }

    @Override
    public String toString() {
        return name;
    }
}
