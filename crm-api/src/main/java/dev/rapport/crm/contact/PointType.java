package dev.rapport.crm.contact;

/**
 * The kinds of contact points: where somebody can be reached.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * ContactPoint point = EmailAddress.parse("ada@example.org");
 * ContactPoint same = point.type().parse(point.text());   // equal: how a storage reads points back
 * }</pre>
 */
public enum PointType {
    /** An e-mail address, {@link EmailAddress}. */
    EMAIL {
        @Override
        public ContactPoint parse(String text) {
            return EmailAddress.parse(text);
        }
    },
    /** A telephone number, {@link PhoneNumber}. */
    PHONE {
        @Override
        public ContactPoint parse(String text) {
            return PhoneNumber.parse(text);
        }
    },
    /** A postal address, {@link PostalAddress}. */
    POSTAL {
        @Override
        public ContactPoint parse(String text) {
            return PostalAddress.parse(text);
        }
    },
    /** A name in a network, such as a chat, {@link Handle}. */
    HANDLE {
        @Override
        public ContactPoint parse(String text) {
            return Handle.parse(text);
        }
    };

    /**
     * Returns the point of this type that the text describes.
     *
     * @param text what {@link ContactPoint#text()} of a point of this type returns
     * @return an equal point
     * @throws IllegalArgumentException if the text is not such a point
     */
    public abstract ContactPoint parse(String text);
}
