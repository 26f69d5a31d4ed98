package dev.rapport.examples.calllist;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.rapport.crm.contact.PhoneNumber;
import dev.rapport.crm.contact.PhoneParser;

/** Reads phone numbers as people write them, by Google's libphonenumber. Thread-safe. */
final class LibPhoneParser implements PhoneParser {
    /** The shortest numbers of a country have four digits. */
    private static final int LEAST = 1_000;

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    @Override
    public PhoneNumber parse(String text, String region) {
        try {
            Phonenumber.PhoneNumber number = numbers.parse(text, region);
            if (isTooShort(number) || isTooLong(number)) {
                throw new IllegalArgumentException(
                        "phone: not a possible number in " + region + "; write it as +442079460000");
            }
            return PhoneNumber.parse(numbers.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException e) {
            throw new IllegalArgumentException("phone: not a number in " + region + "; write it as +442079460000");
        }
    }

    /** Not measured by the plan of the country: plans grow, and numbers of the old plan stay in address books. */
    private static boolean isTooShort(Phonenumber.PhoneNumber number) {
        return number.getNationalNumber() < LEAST;
    }

    private boolean isTooLong(Phonenumber.PhoneNumber number) {
        return numbers.isPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.TOO_LONG;
    }
}
