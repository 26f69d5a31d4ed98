package dev.rapport.crm.inmemory;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values by a key that is compared exactly; every change can be undone. */
final class Lookup<K, V> {
    private final Map<K, V> values = new HashMap<>();
    private final Journal journal;
    private final Meter meter;

    Lookup(Journal journal, Meter meter) {
        this.journal = journal;
        this.meter = meter;
    }

    @Nullable
    V find(K key) {
        meter.call();
        return values.get(key);
    }

    void put(K key, V value) {
        meter.call();
        V before = values.put(key, value);
        journal.undoWith(() -> restore(key, before));
    }

    void remove(K key) {
        meter.call();
        V before = values.remove(key);
        journal.undoWith(() -> restore(key, before));
    }

    private void restore(K key, @Nullable V before) {
        if (before == null) {
            values.remove(key);
        } else {
            values.put(key, before);
        }
    }
}
