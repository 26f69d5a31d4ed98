package dev.rapport.crm;

import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ErasedPoint;
import dev.rapport.crm.storage.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;

/**
 * The secret keys by which the points of erased people are recognised when they come again.
 *
 * <p>The database holds an HMAC-SHA256 of tenant, type and normalised point, and never a key: keep the keys where whoever reads
 * the database cannot read them, or addresses can be guessed from it. The same point looks different in each tenant, so that
 * nobody learns from one who was erased in another. [C-249] New erasures use the current version; every other one is
 * still tried, so that a new key takes effect without a change of what is stored.
 *
 * <p>Every {@code Crm} on a storage needs every version that is alive, whatever it is for: a job that only imports or only sends,
 * an old node, a tool of an operator. One that has no keys, or not that version, cannot tell an erased point from one that was
 * never there, and nothing fails: an import brings it back, and what the law permits without a grant may be sent there. So
 * build them all from one place, give a new version to all of them before one of them uses it for erasures, and keep the old
 * ones for as long as the storage. Immutable and thread-safe.
 *
 * <pre>{@code
 * TombstoneKeys keys = TombstoneKeys.of(2, Map.of(1, keyOf2025, 2, keyOf2026));
 * Crm crm = Crm.builder().storage(storage).tombstoneKeys(keys).build();
 * ErasureReceipt receipt = crm.contacts().erase(ada.id());
 * }</pre>
 */
public final class TombstoneKeys {
    private static final int MIN_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private static final KeyRing.Kind KIND =
            new KeyRing.Kind("tombstone", ALGORITHM, length -> length >= MIN_BYTES, "at least " + MIN_BYTES);

    private final TenantId tenant;
    private final KeyRing keys;

    private TombstoneKeys(TenantId tenant, KeyRing keys) {
        this.tenant = tenant;
        this.keys = keys;
    }

    /**
     * Keys by version.
     *
     * @param current the version that erasures use from now on
     * @param keys the keys that are alive, with the current one: versions from 1, random, at least 32 bytes each; copied
     * @return the keys
     * @throws IllegalArgumentException if a key is too short, or there is none of the current version
     */
    public static TombstoneKeys of(int current, Map<Integer, byte[]> keys) {
        return new TombstoneKeys(TenantId.DEFAULT, KeyRing.of(KIND, current, keys));
    }

    /** The same for the erased of a tenant. */
    TombstoneKeys in(TenantId other) {
        return new TombstoneKeys(other, keys);
    }

    /** What stays of a point. */
    ErasedPoint tombstone(ContactPoint point) {
        return tombstone(point, keys.current());
    }

    /** What has stayed of a point if it was erased, under whichever key. */
    List<ErasedPoint> candidates(ContactPoint point) {
        return point instanceof ErasedPoint
                ? List.of()
                : keys.versions().stream()
                        .map(version -> tombstone(point, version))
                        .toList();
    }

    private ErasedPoint tombstone(ContactPoint point, int version) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(keys.key(version));
            // the name of a tenant has no line end, so no two of these are the same text
            String said = tenant + "\n" + point.type().name() + "\n" + point.key();
            String hash = HexFormat.of().formatHex(mac.doFinal(said.getBytes(StandardCharsets.UTF_8)));
            return new ErasedPoint(point.type(), version, ContactPoint.NORMALISER, hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "TombstoneKeys" + keys;
    }
}
