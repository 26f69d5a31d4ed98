package dev.rapport.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.consent.ConsentId;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class TokenTest {
    private static final ConsentId ENTRY = ConsentId.parse("0190a5c4-0000-7000-8000-000000000001");

    /** 00 to 1f, hashed with sha256sum. */
    private static final String KNOWN = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    @Test
    void isReadBackFromItsText() {
        Token token = Token.next(ENTRY);
        Token read = Token.parse(token.text()).orElseThrow();
        assertEquals(token, read);
        assertEquals(ENTRY, read.entry());
        assertEquals(token.hash(), read.hash());
    }

    @Test
    void isAnotherEachTime() {
        assertEquals(
                1_000,
                Stream.generate(() -> Token.next(ENTRY))
                        .limit(1_000)
                        .map(Token::text)
                        .collect(Collectors.toSet())
                        .size());
    }

    @Test
    void needsNoEscapeInALink() {
        assertTrue(Stream.generate(() -> Token.next(ConsentId.next()))
                .limit(1_000)
                .allMatch(token -> token.text().matches("[A-Za-z0-9_-]{43}")));
    }

    @Test
    void isHashedAsSha256() {
        Token token = Token.parse(KNOWN).orElseThrow();
        assertEquals("00010203-0405-0607-0809-0a0b0c0d0e0f", token.entry().toString());
        assertEquals("630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd", token.hash());
    }

    @Test
    void matchesItsOwnHashAlone() {
        Token token = Token.next(ENTRY);
        Token other = Token.next(ENTRY);
        assertTrue(token.matches(token.hash()));
        assertFalse(token.matches(other.hash()));
        assertFalse(token.matches(""));
        assertNotEquals(token, other);
    }

    @Test
    void tellsTheEntryAndNotTheSecret() {
        Token token = Token.next(ENTRY);
        assertEquals("Token[" + ENTRY + "]", token.toString());
    }

    @Test
    void hasOneTextOnly() {
        assertEquals(Optional.empty(), Token.parse(KNOWN.substring(0, 42) + '9'));
        assertEquals(Optional.empty(), Token.parse(KNOWN + "="));
    }

    @Property
    void readsNothingFromWhatStrangersSend(
            @ForAll @StringLength(max = 60) @CharRange(from = 0, to = 0x2ff) String text) {
        assertTrue(Token.parse(text).stream().allMatch(token -> token.text().equals(text)));
    }
}
