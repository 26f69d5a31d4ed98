package dev.rapport.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.followup.FollowUpId;
import dev.rapport.crm.interaction.InteractionId;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The text of an id, as it comes from a form or an address: what is none is refused without being repeated. */
final class IdTextTest {

    private static final String TEXT = "01934a5c-0000-7000-8000-00000000abcd";

    private record Kind(String name, Function<String, Object> parse) {

        private void assertRefuses(String text) {
            IllegalArgumentException refusal =
                    assertThrows(IllegalArgumentException.class, () -> parse.apply(text), text);
            String message = String.valueOf(refusal.getMessage());
            assertTrue(message.startsWith(name + ": "), message);
            assertFalse(!text.isEmpty() && message.contains(text), message);
            assertNull(refusal.getCause());
        }
    }

    private static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("contact id", ContactId::parse),
                new Kind("interaction id", InteractionId::parse),
                new Kind("follow-up id", FollowUpId::parse),
                new Kind("consent id", ConsentId::parse));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void readsTheFullLengthInEitherCase(Kind kind) {
        assertEquals(TEXT, kind.parse().apply(TEXT).toString());
        assertEquals(kind.parse().apply(TEXT), kind.parse().apply(TEXT.toUpperCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void refusesWhatIsShorterOrLonger(Kind kind) {
        kind.assertRefuses("");
        kind.assertRefuses("1-1-1-1-1");
        kind.assertRefuses("ada@example.org");
        kind.assertRefuses(TEXT + "0");
        kind.assertRefuses(" " + TEXT.substring(1));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void refusesOtherTextsOfThatLength(Kind kind) {
        kind.assertRefuses("augusta.ada.king.noel@example.museum");
        kind.assertRefuses("1934a5c-00000-7000-8000-00000000abcd");
        kind.assertRefuses("01934a5c00000700008000000000abcd-0-1");
        kind.assertRefuses("01934a5c-0000-7000-8000-0000000-abcd");
        kind.assertRefuses("0x934a5c-0000-7000-8000-00000000abcd");
        kind.assertRefuses("+1934a5c-0000-7000-8000-00000000abcd");
    }
}
