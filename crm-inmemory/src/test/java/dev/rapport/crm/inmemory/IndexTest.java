package dev.rapport.crm.inmemory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class IndexTest {
    private final Journal journal = new Journal();
    private final Index<Integer> index = new Index<>(Comparator.naturalOrder(), journal, new Meter());

    @Property(tries = 200)
    void holdsWhatATreeHolds(@ForAll long seed, @ForAll boolean ascending) {
        Journal undo = new Journal();
        Index<Integer> tested = new Index<>(Comparator.naturalOrder(), undo, new Meter());
        TreeSet<Integer> tree = new TreeSet<>();
        Random random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            int value = ascending ? i : random.nextInt(2_000);
            if (tree.add(value)) {
                tested.add(value);
            } else if (random.nextInt(4) > 0) {
                tree.remove(value);
                tested.remove(value);
            }
            if (i % 500 == 499) {
                int from = random.nextInt(2_000);
                assertEquals(List.copyOf(tree), all(tested));
                assertEquals(
                        tree.tailSet(from).stream().limit(10).toList(), tested.range(v -> v >= from, v -> true, 10));
            }
        }
        for (int value : List.copyOf(tree)) {
            if (random.nextInt(10) > 0) {
                tree.remove(value);
                tested.remove(value);
            }
        }
        assertEquals(List.copyOf(tree), all(tested));
        undo.rollBackTo(0);
        assertEquals(List.of(), all(tested));
    }

    @Test
    void stopsAtTheFirstValueThatIsNotWithin() {
        List.of(5, 1, 4, 2, 3).forEach(index::add);

        assertEquals(List.of(2, 3), index.range(v -> v >= 2, v -> v < 4, 10));
        assertEquals(2, index.first(v -> v >= 2, v -> v < 4));
        assertEquals(null, index.first(v -> v >= 4, v -> v < 4));
        assertEquals(null, index.first(v -> v >= 9, v -> true));
    }

    @Test
    void refusesTwoValuesWithOnePlace() {
        index.add(7);

        assertThrows(IllegalStateException.class, () -> index.add(7));
        assertThrows(IllegalStateException.class, () -> index.remove(8));
        assertThrows(IllegalStateException.class, () -> index.remove(6));
        assertEquals(List.of(7), all(index));
    }

    @Test
    void hasNothingAfterTheLast() {
        assertThrows(NoSuchElementException.class, () -> index.from(v -> true).next());
    }

    @Test
    void undoesOnlyWhatCameAfterTheMark() {
        index.add(1);
        index.add(2);
        int mark = journal.mark();
        index.remove(1);
        index.add(3);

        journal.rollBackTo(mark);

        assertEquals(List.of(1, 2), all(index));
    }

    @Test
    void countsSearchesAndTheValuesLookedAt() {
        Meter meter = new Meter();
        Index<Integer> counted = new Index<>(Comparator.naturalOrder(), journal, meter);
        List.of(1, 2, 3, 4, 5).forEach(counted::add);
        assertEquals(5, meter.operations());

        counted.range(v -> v >= 2, v -> v < 4, 10);

        // one search, and 2, 3 and the 4 that is no longer within
        assertEquals(5 + 1 + 3, meter.operations());
        assertTrue(counted.from(v -> true).hasNext());
    }

    private static List<Integer> all(Index<Integer> index) {
        List<Integer> values = new ArrayList<>();
        index.from(v -> true).forEachRemaining(values::add);
        return values;
    }
}
