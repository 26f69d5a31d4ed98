package dev.rapport.crm.inmemory;

import org.jspecify.annotations.Nullable;

/**
 * Values by a key that is compared exactly; every change can be undone.
 *
 * <p>Keys and values lie side by side in one array, which takes less than half of the memory of a map with an entry for
 * each, and a search touches one place of it.
 */
final class Lookup<K, V> {
    private final Journal journal;
    private final Meter meter;
    private @Nullable Object[] slots = new @Nullable Object[16];
    private int size;

    Lookup(Journal journal, Meter meter) {
        this.journal = journal;
        this.meter = meter;
    }

    @Nullable
    V find(K key) {
        meter.call();
        return value(slots[place(key) + 1]);
    }

    void put(K key, V value) {
        meter.call();
        V before = replace(key, value);
        journal.undoWith(() -> restore(key, before));
    }

    void remove(K key) {
        meter.call();
        V before = delete(key);
        journal.undoWith(() -> restore(key, before));
    }

    private void restore(K key, @Nullable V before) {
        if (before == null) {
            delete(key);
        } else {
            replace(key, before);
        }
    }

    private @Nullable V replace(K key, V value) {
        int place = place(key);
        V before = value(slots[place + 1]);
        slots[place] = key;
        slots[place + 1] = value;
        if (before == null && ++size * 3 > slots.length) {
            grow();
        }
        return before;
    }

    private @Nullable V delete(K key) {
        int hole = place(key);
        V before = value(slots[hole + 1]);
        if (before == null) {
            return null;
        }
        size--;
        // what follows moves up where it may, so that no search stops at the hole too early
        int next = after(hole);
        for (Object moved = slots[next]; moved != null; moved = slots[next]) {
            int home = home(moved);
            boolean mayMove = hole <= next ? home <= hole || home > next : home <= hole && home > next;
            if (mayMove) {
                slots[hole] = moved;
                slots[hole + 1] = slots[next + 1];
                hole = next;
            }
            next = after(next);
        }
        slots[hole] = null;
        slots[hole + 1] = null;
        return before;
    }

    private void grow() {
        @Nullable Object[] old = slots;
        slots = new @Nullable Object[old.length * 2];
        for (int i = 0; i < old.length; i += 2) {
            Object key = old[i];
            if (key != null) {
                int place = place(key);
                slots[place] = key;
                slots[place + 1] = old[i + 1];
            }
        }
    }

    /** Where the key is, or would be. */
    private int place(Object key) {
        int place = home(key);
        Object there = slots[place];
        while (there != null && !there.equals(key)) {
            place = after(place);
            there = slots[place];
        }
        return place;
    }

    private int home(Object key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return (hash >>> 7 ^ hash) << 1 & slots.length - 1;
    }

    private int after(int place) {
        return place + 2 & slots.length - 1;
    }

    @SuppressWarnings("unchecked")
    private @Nullable V value(@Nullable Object stored) {
        return (V) stored;
    }
}
