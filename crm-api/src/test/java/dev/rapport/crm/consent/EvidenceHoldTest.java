package dev.rapport.crm.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.ContactId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long evidence is held, and what is stored of it. */
final class EvidenceHoldTest {
    private static final Instant THEN = Instant.parse("2030-01-01T00:00:00.123456Z");

    @Test
    void isStoredToTheMicrosecond() {
        assertEquals(
                new EvidenceHold(THEN, "claims"),
                new EvidenceHold(Instant.parse("2030-01-01T00:00:00.123456789Z"), "claims"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines"})
    void refusesAGroundThatIsNoLine(String ground) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new EvidenceHold(THEN, ground));
        assertTrue(refusal.toString().contains("hold.ground"), refusal.toString());
    }

    @Test
    void allowsTwoHundredCharacters() {
        assertEquals(200, new EvidenceHold(THEN, "x".repeat(200)).ground().length());
        assertThrows(IllegalArgumentException.class, () -> new EvidenceHold(THEN, "x".repeat(201)));
    }

    @Test
    void printsNothingOfTheBox() {
        EvidenceHold hold = new EvidenceHold(THEN, "claims");
        SealedEvidence sealed = new SealedEvidence(ContactId.next(), hold, 1, "c2VjcmV0");
        assertFalse(sealed.toString().contains("c2VjcmV0"), sealed.toString());
        assertThrows(IllegalArgumentException.class, () -> new SealedEvidence(sealed.person(), hold, 0, ""));
    }
}
