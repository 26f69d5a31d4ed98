package dev.rapport.crm.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StopWordsTest {
    private final StopWords words = StopWords.standard();

    @ParameterizedTest
    @ValueSource(strings = {"stop", "quit", "end", "revoke", "opt out", "cancel", "unsubscribe", "stopall"})
    void heedsTheWordsOfTheLawInAnyCase(String word) {
        assertTrue(words.isStop(word));
        assertTrue(words.isStop(word.toUpperCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Stopp",
                "ABMELDEN",
                "Arrêt",
                "ARRET",
                "baja",
                "basta",
                "Cancelar",
                "AFMELDEN",
                "rezygnuję",
                "REZYGNUJE",
                "avsluta",
                "afmeld",
                "slutt",
                "lopeta",
                "zrušit",
                "iptal",
                "İPTAL",
                "çık",
                "ÇIK",
                "στοπ",
                "ΔΙΑΚΟΠΗ",
                "СТОП",
                "הסר",
                "配信停止",
                "退订",
                "수신거부"
            })
    void heedsTheWordsOfOtherLanguages(String word) {
        assertTrue(words.isStop(word));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  stop \r\n",
                "\"STOP\"",
                "“Stop”",
                "«stop»",
                "Stop.",
                "STOP!!!",
                "OPT-OUT",
                "optout",
                "opt  out",
                "ＳＴＯＰ",
                "ｓｔｏｐ！",
                "sto\u0301p",
                "st\u200bop",
                "\ufeffstop",
                "stop 🙏",
                "Stop all",
                "stop stop stop",
                "STOP UNSUBSCRIBE",
                "Please stop",
                "stop, thank you",
                "Bitte abmelden",
                "Por favor, cancelar",
                "quıt",
                "QUİT"
            })
    void looksThroughHowItIsWritten(String message) {
        assertTrue(words.isStop(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "!?",
                "🙏",
                "please",
                "thank you",
                "yes",
                "Where is the bus stop?",
                "do not cancel my order",
                "don't stop",
                "nonstop",
                "the end of the month",
                "stopover",
                "Fine, thanks",
                "Fin, tack",
                "slut",
                "dur, merci",
                "Ret, tak",
                "seis",
                "alto",
                "1234"
            })
    void leavesToAReaderWhatIsNotAStopWordAlone(String message) {
        assertFalse(words.isStop(message));
    }

    @Test
    void leavesALongMessageToAReader() {
        assertFalse(words.isStop("stop ".repeat(60)));
        assertTrue(words.isStop("stop ".repeat(39) + " stop"), "200 characters");
        assertFalse(words.isStop("stop ".repeat(39) + "  stop"), "201 characters");
    }

    @Test
    void takesMoreWordsFromTheHost() {
        StopWords more = words.and("Lass es!", "42", "ret");
        assertTrue(more.isStop("lass ES"));
        assertTrue(more.isStop("42"));
        assertTrue(more.isStop("RET"));
        assertTrue(more.isStop("stop"));
        assertFalse(words.isStop("lass es"));
    }

    @Test
    void refusesAWordThatSaysNothing() {
        assertThrows(IllegalArgumentException.class, () -> words.and("?!"));
        assertThrows(IllegalArgumentException.class, () -> words.and(""));
        assertTrue(words.and("x".repeat(200)).isStop("x".repeat(200)));
        assertThrows(IllegalArgumentException.class, () -> words.and("x".repeat(201)));
    }

    @Property
    void answersTheSameInEveryCaseAndForm(@ForAll @StringLength(max = 30) String message) {
        boolean answer = words.isStop(message);
        for (Normalizer.Form form : Normalizer.Form.values()) {
            assertEquals(answer, words.isStop(Normalizer.normalize(message, form)));
        }
        assertEquals(answer, words.isStop(" \"" + message + "\"!"));
    }
}
