package dev.rapport.crm.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
}
