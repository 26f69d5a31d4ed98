package dev.rapport.crm;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Secret keys by version, one of them current. */
final class KeyRing {
    private final int current;
    private final SortedMap<Integer, SecretKeySpec> keys;

    private KeyRing(int current, SortedMap<Integer, SecretKeySpec> keys) {
        this.current = current;
        this.keys = keys;
    }

    /** What keys are for, and which length they have. */
    record Kind(String name, String algorithm, IntPredicate length, String rule) {}

    static KeyRing of(Kind kind, int current, Map<Integer, byte[]> keys) {
        SortedMap<Integer, SecretKeySpec> checked = new TreeMap<>();
        keys.forEach((version, key) -> {
            if (version < 1 || !kind.length().test(key.length)) {
                throw new IllegalArgumentException(kind.name() + " key version " + version + ": length is " + key.length
                        + ", must be a version from 1 and " + kind.rule() + " bytes; take them from a SecureRandom");
            }
            checked.put(version, new SecretKeySpec(key, kind.algorithm()));
        });
        if (!checked.containsKey(current)) {
            throw new IllegalArgumentException(
                    kind.name() + " keys: there is none of the current version " + current + "; add it");
        }
        return new KeyRing(current, checked);
    }

    int current() {
        return current;
    }

    Set<Integer> versions() {
        return keys.keySet();
    }

    @Nullable
    SecretKeySpec key(int version) {
        return keys.get(version);
    }

    @Override
    public String toString() {
        return "[current " + current + ", alive " + keys.keySet() + "]";
    }
}
