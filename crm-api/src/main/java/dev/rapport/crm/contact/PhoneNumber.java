package dev.rapport.crm.contact;

import java.util.Objects;

/**
 * A telephone number in the international form of E.164.
 *
 * <p>A plus sign, then 2 to 15 digits of which the first is not 0; nothing else, so that one number has one text.
 * National formats need a {@link PhoneParser}. Immutable and thread-safe.
 *
 * <pre>{@code
 * PhoneNumber number = PhoneNumber.parse("+442079460000");
 * number.key();        // +442079460000
 * number.toString();   // PhoneNumber[13 characters]
 * }</pre>
 *
 * @param text the plus sign and the digits
 */
public record PhoneNumber(String text) implements ContactPoint {

    private static final int MIN_LENGTH = 3;
    private static final int MAX_LENGTH = 16;
    private static final String REMEDY =
            "; give + and the country code and number in digits only, or use a PhoneParser";

    /**
     * Checks the form.
     *
     * @param text the plus sign and the digits
     * @throws IllegalArgumentException if the text is not a number in the form of E.164
     */
    public PhoneNumber {
        Objects.requireNonNull(text, "text");
        for (int i = 0; i < text.length(); i++) {
            if (!allowedAt(i, text.charAt(i))) {
                throw new IllegalArgumentException(
                        "phone number: " + ruleAt(i) + " (index " + i + " of length " + text.length() + ")" + REMEDY);
            }
        }
        if (text.length() < MIN_LENGTH || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "phone number: needs + and 2 to 15 digits (length " + text.length() + ")" + REMEDY);
        }
    }

    /**
     * Returns the number that the text is.
     *
     * @param text a plus sign and 2 to 15 digits, without spaces
     * @return the number
     * @throws IllegalArgumentException if the text is not a number in the form of E.164
     */
    public static PhoneNumber parse(String text) {
        return new PhoneNumber(text);
    }

    @Override
    public PointType type() {
        return PointType.PHONE;
    }

    /**
     * Returns the text: the form of E.164 is its own key.
     *
     * @return the plus sign and the digits
     */
    @Override
    public String key() {
        return text;
    }

    /**
     * Returns the length of the number only.
     *
     * @return a text without the number
     */
    @Override
    public String toString() {
        return "PhoneNumber[" + text.length() + " characters]";
    }

    private static boolean allowedAt(int index, char unit) {
        return switch (index) {
            case 0 -> unit == '+';
            case 1 -> unit >= '1' && unit <= '9';
            default -> unit >= '0' && unit <= '9';
        };
    }

    private static String ruleAt(int index) {
        return switch (index) {
            case 0 -> "must begin with +";
            case 1 -> "the country code must begin with a digit from 1 to 9";
            default -> "only the digits 0 to 9 may follow";
        };
    }
}
