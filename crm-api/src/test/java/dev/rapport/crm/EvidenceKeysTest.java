package dev.rapport.crm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.consent.EvidenceHold;
import dev.rapport.crm.consent.SealedEvidence;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.storage.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a seal keeps, and from whom. */
final class EvidenceKeysTest {
    private static final ContactId ADA = ContactId.next();
    private static final EvidenceHold HOLD = new EvidenceHold(Instant.parse("2030-01-01T00:00:00Z"), "legal claims");
    private static final EvidenceKeys KEYS = EvidenceKeys.of(1, Map.of(1, key(1)));
    private static final String SECRET = "she said yes \u2013 on paper";
    private static final SealedEvidence SEALED = KEYS.seal(ADA, HOLD, SECRET);

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }

    @Test
    void opensWhatItSealed() {
        assertEquals(SECRET, KEYS.open(SEALED));
        assertEquals("", KEYS.open(KEYS.seal(ADA, HOLD, "")));
        String box = new String(Base64.getDecoder().decode(SEALED.box()), StandardCharsets.ISO_8859_1);
        assertFalse(box.contains("yes"), "readable without a key");
    }

    @Test
    void sealsTheSameDifferentlyEachTime() {
        assertNotEquals(SEALED.box(), KEYS.seal(ADA, HOLD, SECRET).box());
    }

    /** Each differs from what was sealed in one part. */
    static Stream<SealedEvidence> changed() {
        byte[] box = Base64.getDecoder().decode(SEALED.box());
        box[box.length - 1] ^= 1;
        String other = Base64.getEncoder().encodeToString(box);
        return Stream.of(
                new SealedEvidence(ContactId.next(), HOLD, 1, SEALED.box()),
                new SealedEvidence(ADA, new EvidenceHold(HOLD.until().plusSeconds(1), HOLD.ground()), 1, SEALED.box()),
                new SealedEvidence(ADA, new EvidenceHold(HOLD.until(), "other"), 1, SEALED.box()),
                new SealedEvidence(ADA, HOLD, 1, other),
                new SealedEvidence(ADA, HOLD, 1, "short"),
                new SealedEvidence(ADA, HOLD, 1, "no Base64!"));
    }

    @ParameterizedTest
    @MethodSource("changed")
    void opensNothingThatWasChanged(SealedEvidence changed) {
        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> KEYS.open(changed));
        assertTrue(refusal.toString().contains("what is stored was changed"), refusal.toString());
    }

    @Test
    void opensNothingOfAnotherTenant() {
        assertThrows(
                IllegalStateException.class, () -> KEYS.in(new TenantId("acme")).open(SEALED));
    }

    @Test
    void opensWhatAnOlderVersionSealed() {
        EvidenceKeys both = EvidenceKeys.of(2, Map.of(1, key(1), 2, key(2)));
        assertEquals(SECRET, both.open(SEALED));
        assertEquals(2, both.seal(ADA, HOLD, SECRET).keyVersion());
        EvidenceKeys newer = EvidenceKeys.of(2, Map.of(2, key(2)));
        assertThrows(IllegalStateException.class, () -> newer.open(SEALED));
    }

    @Test
    void refusesKeysOfAnotherLengthAndWithoutTheCurrentOne() {
        Map<Integer, byte[]> shorter = Map.of(1, new byte[31]);
        Map<Integer, byte[]> longer = Map.of(1, new byte[33]);
        Map<Integer, byte[]> below = Map.of(0, key(1));
        Map<Integer, byte[]> sound = Map.of(1, key(1));
        assertThrows(IllegalArgumentException.class, () -> EvidenceKeys.of(1, shorter));
        assertThrows(IllegalArgumentException.class, () -> EvidenceKeys.of(1, longer));
        assertThrows(IllegalArgumentException.class, () -> EvidenceKeys.of(0, below));
        IllegalArgumentException missing =
                assertThrows(IllegalArgumentException.class, () -> EvidenceKeys.of(2, sound));
        assertTrue(missing.toString().contains("version 2"), missing.toString());
        assertFalse(EvidenceKeys.of(1, sound).toString().contains("AQEB"), "shows a key");
    }

    @Test
    void copiesTheKeys() {
        byte[] key = key(1);
        EvidenceKeys keys = EvidenceKeys.of(1, Map.of(1, key));
        Arrays.fill(key, (byte) 0);
        assertEquals(SECRET, keys.open(SEALED));
    }
}
