package dev.rapport.crm.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PurposeTest {
    @Test
    void isMarketingOrNot() {
        assertTrue(Purpose.marketing("news").isMarketing());
        assertFalse(Purpose.nonMarketing("receipts").isMarketing());
        assertEquals("news", Purpose.marketing("news").toString());
    }

    @Test
    void isOrderedByNameAndThenByKind() {
        Purpose a = Purpose.nonMarketing("a");
        Purpose marketing = Purpose.marketing("b");
        Purpose other = Purpose.nonMarketing("b");
        Purpose c = Purpose.marketing("c");
        assertEquals(List.of(a, marketing, other, c), List.copyOf(new TreeSet<>(List.of(c, other, marketing, a))));
        assertEquals(0, marketing.compareTo(Purpose.marketing("b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "News", "1news", "-news", "ne ws", "n_s", "nö"})
    void refusesANameThatIsNoToken(String name) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> Purpose.marketing(name))
                .getMessage());
        assertTrue(message.contains("length is " + name.length()), message);
    }

    @Test
    void hasANameOfUpTo64Characters() {
        assertEquals(
                64, Purpose.marketing("n" + "0.-z".repeat(15) + "abc").name().length());
        assertThrows(IllegalArgumentException.class, () -> Purpose.marketing("n".repeat(65)));
    }
}
