package dev.rapport.crm.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class NamedWordsTest {

    private static NamedWords words(String text) {
        return NamedWords.of("hours", "Hours.text()", "hours/1", text);
    }

    private static void refuses(int index, int length, Executable reading) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, reading);
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains("(index " + index + " of length " + length + ")"), message);
        assertTrue(message.contains("give a text that Hours.text() has printed"), message);
        assertFalse(message.contains("secret"), message);
    }

    @Test
    void readsWordsInTheirOrder() {
        NamedWords words = words("hours/1 from=9 day= to=a=b");
        assertEquals(Integer.valueOf(9), words.<Integer>read("from", Integer::valueOf));
        assertEquals("", words.read("day", day -> day));
        assertFalse(words.isAtEnd());
        assertEquals("a=b", words.read("to", to -> to));
        assertTrue(words.isAtEnd());
        words.end();
    }

    @Test
    void refusesAnotherForm() {
        refuses(0, 14, () -> words("hours/2 from=9"));
        refuses(0, 15, () -> words("hours/10 from=9"));
        refuses(0, 7, () -> words("hours/1"));
    }

    @Test
    void namesThePlaceAndNeverTheText() {
        refuses(7, 19, () -> words("hours/1 to=9 secret").read("from", from -> from));
        refuses(7, 15, () -> words("hours/1  from=9").read("from", from -> from));
        refuses(13, 19, () -> words("hours/1 from=secret").read("from", Integer::valueOf));
        refuses(13, 19, () -> words("hours/1 from=secret").read("from", LocalDate::parse));
        refuses(14, 21, () -> {
            NamedWords words = words("hours/1 from=9 secret");
            words.read("from", Integer::valueOf);
            words.end();
        });
    }
}
