package dev.rapport.crm.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainTextTest {

    @Test
    void acceptsEveryScriptAndPairedSurrogates() {
        String text = "\u05d0\u05d3\u05d4 \ud83d\udc69\u200d\ud83d\udcbb";
        assertSame(text, PlainText.line("name", text, 10));
        assertSame("", PlainText.sound("note", ""));
        assertSame("a\nb", PlainText.require("note", "a\nb", 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab\ud83d", "ab\udc69", "ab\udc69\ud83d", "ab\ud83d\ud83d\udc69"})
    void refusesHalfOfASurrogatePair(String text) {
        assertEquals(
                "note: half of a surrogate pair (index 2 of length " + text.length()
                        + "); decode the text again from its source",
                refusal(() -> PlainText.sound("note", text)));
    }

    @Test
    void refusesTheNullCharacter() {
        assertEquals(
                "note: U+0000 is not allowed (index 1 of length 2); remove it",
                refusal(() -> PlainText.sound("note", "a\0")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00a0", "\u200b\ufeff", "\u2028", "\u202e"})
    void refusesWhatNobodyCanSee(String text) {
        assertEquals(
                "note: blank (length " + text.length() + "); give a text with a visible character, or leave it out",
                refusal(() -> PlainText.require("note", text, 9)));
    }

    @Test
    void refusesWhatIsTooLong() {
        assertEquals(
                "note: too long (length 4, at most 3); shorten it",
                refusal(() -> PlainText.require("note", "abcd", 3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\tb", "a\u007fb", "a\u0085b", "a\u2028b", "a\u2029b"})
    void refusesASecondLine(String text) {
        assertEquals(
                "name: a control character or line break is not allowed (index 1 of length 3); remove it",
                refusal(() -> PlainText.line("name", text, 9)));
    }

    @Property
    void soundTextSurvivesUtf8(@ForAll String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        boolean sound = new String(utf8, StandardCharsets.UTF_8).equals(text) && text.indexOf(0) < 0;
        boolean accepted = true;
        try {
            PlainText.sound("note", text);
        } catch (IllegalArgumentException e) {
            accepted = false;
        }
        assertEquals(sound, accepted);
    }

    private static String refusal(Runnable call) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }
}
