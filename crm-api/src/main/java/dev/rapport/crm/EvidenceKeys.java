package dev.rapport.crm;

import dev.rapport.crm.consent.EvidenceHold;
import dev.rapport.crm.consent.SealedEvidence;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.storage.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The secret keys under which the evidence of erased people is sealed.
 *
 * <p>Sealed is by AES-256 in Galois/Counter Mode (NIST SP 800-38D) with a random nonce of 96 bits; tenant, person, end and ground
 * are bound to it, so that a box opens for nobody else and not for longer. The database never holds a key: keep them where
 * only those may read who answer legal claims. An application that seals and opens nothing needs none. Losing a key is losing what it
 * sealed; destroying one is a way to end all holds at once. Immutable and thread-safe.
 *
 * <pre>{@code
 * EvidenceKeys keys = EvidenceKeys.of(2, Map.of(1, keyOf2025, 2, keyOf2026));
 * Crm crm = Crm.builder().storage(storage).tombstoneKeys(tombstoneKeys).evidenceKeys(keys).build();
 * crm.contacts().erase(ada.id(), new EvidenceHold(barred, "legal claims, barred after three years"));
 * crm.consents().evidence(ada.id()).ifPresent(lawyer::read);
 * }</pre>
 */
public final class EvidenceKeys {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final KeyRing.Kind KIND =
            new KeyRing.Kind("evidence", "AES", length -> length == KEY_BYTES, Integer.toString(KEY_BYTES));

    private final TenantId tenant;
    private final KeyRing keys;

    private EvidenceKeys(TenantId tenant, KeyRing keys) {
        this.tenant = tenant;
        this.keys = keys;
    }

    /**
     * Keys by version.
     *
     * @param current the version that seals from now on
     * @param keys the keys that are alive, with the current one: versions from 1, random, exactly 32 bytes each; copied
     * @return the keys
     * @throws IllegalArgumentException if a key has another length, or there is none of the current version
     */
    public static EvidenceKeys of(int current, Map<Integer, byte[]> keys) {
        return new EvidenceKeys(TenantId.DEFAULT, KeyRing.of(KIND, current, keys));
    }

    /** The same for the erased of a tenant. */
    EvidenceKeys in(TenantId other) {
        return new EvidenceKeys(other, keys);
    }

    SealedEvidence seal(ContactId person, EvidenceHold hold, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, keys.current(), nonce, person, hold)
                    .doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] box = Arrays.copyOf(nonce, NONCE_BYTES + closed.length);
            System.arraycopy(closed, 0, box, NONCE_BYTES, closed.length);
            return new SealedEvidence(
                    person, hold, keys.current(), Base64.getEncoder().encodeToString(box));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES in Galois/Counter Mode", e);
        }
    }

    static IllegalStateException missing(SealedEvidence sealed) {
        return new IllegalStateException("evidence of " + sealed.person() + ": is sealed by key version "
                + sealed.keyVersion() + ", which is missing; name it in Crm.builder().evidenceKeys(...)");
    }

    String open(SealedEvidence sealed) {
        if (!keys.versions().contains(sealed.keyVersion())) {
            throw missing(sealed);
        }
        try {
            byte[] box = Base64.getDecoder().decode(sealed.box());
            byte[] nonce = Arrays.copyOf(box, NONCE_BYTES);
            byte[] text = cipher(Cipher.DECRYPT_MODE, sealed.keyVersion(), nonce, sealed.person(), sealed.hold())
                    .doFinal(box, NONCE_BYTES, box.length - NONCE_BYTES);
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "evidence of " + sealed.person() + ": the key of version " + sealed.keyVersion()
                            + " does not open it; it is another key than the one that sealed it, or what is stored was changed",
                    e);
        }
    }

    private Cipher cipher(int mode, int version, byte[] nonce, ContactId person, EvidenceHold hold)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, keys.key(version), new GCMParameterSpec(TAG_BITS, nonce));
        // neither a tenant nor an id nor an instant has a line end, so no two of these are the same text
        String bound = tenant + "\n" + person + "\n" + hold.until() + "\n" + hold.ground();
        cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    @Override
    public String toString() {
        return "EvidenceKeys" + keys;
    }
}
