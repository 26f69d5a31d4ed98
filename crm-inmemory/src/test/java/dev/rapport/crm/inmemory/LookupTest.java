package dev.rapport.crm.inmemory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class LookupTest {

    /** Two of them are equal only if they are the same, and many share a hash. */
    private record Key(int number, int hashes) {
        @Override
        public int hashCode() {
            return number % hashes;
        }
    }

    @Property(tries = 300)
    void findsWhatAMapFinds(@ForAll long seed, @ForAll @IntRange(min = 1, max = 500) int hashes) {
        Lookup<Key, Integer> tested = new Lookup<>(new Journal(), new Meter());
        Map<Key, Integer> map = new HashMap<>();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Key key = new Key(random.nextInt(200), hashes);
            if (random.nextInt(5) < 3) {
                map.put(key, i);
                tested.put(key, i);
            } else {
                map.remove(key);
                tested.remove(key);
            }
            if (i % 100 == 99) {
                for (int k = 0; k < 200; k++) {
                    Key asked = new Key(k, hashes);
                    assertEquals(map.get(asked), tested.find(asked));
                }
            }
        }
    }

    @Test
    void undoesChangesInReverse() {
        Journal journal = new Journal();
        Lookup<String, Integer> lookup = new Lookup<>(journal, new Meter());
        lookup.put("a", 1);
        int mark = journal.mark();
        lookup.put("a", 2);
        lookup.put("b", 3);
        lookup.remove("a");

        journal.rollBackTo(mark);

        assertEquals(1, lookup.find("a"));
        assertEquals(null, lookup.find("b"));
    }
}
