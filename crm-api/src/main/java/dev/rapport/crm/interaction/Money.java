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

    /**
     * Drops trailing zeros and checks the number of digits.
     *
     * @param amount may be negative, as for a refund
     * @param currency by ISO 4217
     */
    public Money {
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        if (amount.scale() < 0) {
            amount = amount.setScale(0);
        }
        if (amount.scale() > MAX_SCALE || amount.precision() - amount.scale() > MAX_INTEGER_DIGITS) {
            throw new IllegalArgumentException(
                    "amount: " + (amount.precision() - amount.scale()) + " digits before and " + amount.scale()
                            + " after the point, must be at most 19 and 9; round it first");
        }
    }

    /**
     * An amount from text.
     *
     * @param amount a decimal number with a point, such as {@code 149.90}
     * @param currency an ISO 4217 code, such as {@code EUR}
     * @return the amount
     * @throws IllegalArgumentException if one of them cannot be read
     */
    public static Money of(String amount, String currency) {
        BigDecimal number;
        try {
            number = new BigDecimal(amount);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("amount: not a decimal number such as 149.90", e);
        }
        return new Money(number, currency(currency));
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
