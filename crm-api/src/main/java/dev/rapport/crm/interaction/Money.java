package dev.rapport.crm.interaction;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in a currency.
 *
 * <p>Amounts that differ only in trailing zeros are equal: 5 EUR is 5.00 EUR. At most 19 digits before and 9 after the
 * point. Immutable and thread-safe.
 *
 * <pre>{@code
 * Money price = Money.of("149.90", "EUR");
 * Interaction.of(InteractionKind.PURCHASE, ada.id()).amount(price).build();
 * }</pre>
 *
 * @param amount may be negative, as for a refund
 * @param currency by ISO 4217
 */
public record Money(BigDecimal amount, Currency currency) {
    private static final int MAX_SCALE = 9;
    private static final int MAX_INTEGER_DIGITS = 19;
    private static final int MAX_TEXT_LENGTH = 100;

    /**
     * Drops trailing zeros and checks the number of digits.
     *
     * @param amount may be negative, as for a refund
     * @param currency by ISO 4217
     */
    public Money {
        amount = amount.signum() == 0 ? BigDecimal.ZERO : plain(amount);
    }

    /**
     * An amount from text.
     *
     * @param amount a decimal number with a point, such as {@code 149.90}
     * @param currency an ISO 4217 code, such as {@code EUR}
     * @return the amount
     * @throws IllegalArgumentException if one of them cannot be read, or the amount has more than 100 characters
     */
    public static Money of(String amount, String currency) {
        if (amount.length() > MAX_TEXT_LENGTH) {
            throw new IllegalArgumentException("amount: too long (length " + amount.length() + ", at most "
                    + MAX_TEXT_LENGTH + "); round it first");
        }
        BigDecimal number;
        try {
            number = new BigDecimal(amount);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("amount: not a decimal number such as 149.90", e);
        }
        return new Money(number, currency(currency));
    }

    /** Before anything is computed: an exponent of a few digits can stand for more digits than there is memory for. */
    private static BigDecimal plain(BigDecimal amount) {
        requireFew((long) amount.precision() - amount.scale(), 0);
        BigDecimal stripped = amount.stripTrailingZeros();
        requireFew((long) stripped.precision() - stripped.scale(), stripped.scale());
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static void requireFew(long before, int after) {
        if (before > MAX_INTEGER_DIGITS || after > MAX_SCALE) {
            throw new IllegalArgumentException("amount: " + Math.max(0, before) + " digits before and "
                    + Math.max(0, after) + " after the point, must be at most 19 and 9; round it first");
        }
    }

    /** Some releases of Java repeat what they could not read. */
    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException repeating) {
            throw new IllegalArgumentException("currency: not an ISO 4217 code such as EUR");
        }
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
}
