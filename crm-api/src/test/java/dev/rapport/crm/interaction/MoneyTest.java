package dev.rapport.crm.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts read from text. */
final class MoneyTest {

    @Test
    void readsAnAmountWithoutItsLastZeros() {
        Money read = Money.of("149.90", "EUR");
        assertEquals(new BigDecimal("149.9"), read.amount());
        assertEquals(Currency.getInstance("EUR"), read.currency());
        assertEquals("149.9 EUR", read.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EURO", "eur", "E1R", "ZZZ"})
    void saysTheSameOfEveryWrongCurrencyWithoutRepeatingIt(String code) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> Money.of("1", code));
        assertEquals("currency: not an ISO 4217 code such as EUR", refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,5", "one", "0x1"})
    void saysTheSameOfEveryWrongAmountWithoutRepeatingIt(String amount) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> Money.of(amount, "EUR"));
        assertEquals("amount: not a decimal number such as 149.90", refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e19", "1e20", "12e18", "-1e99999999", "1e999999999", "1e2147483647", "10000000000000000000"})
    void refusesMoreThanNineteenDigitsBeforeThePointHoweverTheyAreWritten(String amount) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> Money.of(amount, "EUR"));
        assertTrue(String.valueOf(refusal.getMessage()).endsWith("must be at most 19 and 9; round it first"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-10", "0.0000000001", "1e-999999999", "1e-2147483647"})
    void refusesMoreThanNineDigitsAfterThePointHoweverTheyAreWritten(String amount) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> Money.of(amount, "EUR"));
        assertTrue(String.valueOf(refusal.getMessage()).startsWith("amount: 0 digits before and "));
    }

    @Test
    void takesTheLargestAndTheSmallestAmountInEveryWriting() {
        assertEquals("1000000000000000000 EUR", Money.of("1e18", "EUR").toString());
        assertEquals(Money.of("1e18", "EUR"), Money.of("1000000000000000000.000", "EUR"));
        assertEquals("0.000000001 EUR", Money.of("1e-9", "EUR").toString());
        assertEquals(Money.of("0", "EUR"), Money.of("0e999999999", "EUR"));
    }

    @Test
    void refusesALongTextUnread() {
        String amount = "1." + "0".repeat(99);
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> Money.of(amount, "EUR"));
        assertEquals("amount: too long (length 101, at most 100); round it first", refusal.getMessage());
        assertEquals(Money.of("1", "EUR"), Money.of(amount.substring(0, 100), "EUR"));
    }
}
