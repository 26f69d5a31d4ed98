package dev.rapport.crm.inmemory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Values in order, no two of them equal in that order; every change can be undone.
 *
 * <p>They are kept in blocks, which takes a tenth of the memory of a tree with an entry for each value, and is searched
 * with a condition instead of a value made up for the search.
 */
final class Index<T> {
    private static final int BLOCK = 256;

    private final List<List<T>> blocks = new ArrayList<>();
    private final Comparator<? super T> order;
    private final Journal journal;
    private final Meter meter;

    Index(Comparator<? super T> order, Journal journal, Meter meter) {
        this.order = order;
        this.journal = journal;
        this.meter = meter;
    }

    void add(T value) {
        meter.call();
        insert(value);
        journal.undoWith(() -> delete(value));
    }

    void remove(T value) {
        meter.call();
        delete(value);
        journal.undoWith(() -> insert(value));
    }

    /** Goes through the values from the first for which the condition holds, as it then does for all later ones. */
    Iterator<T> from(Predicate<? super T> reached) {
        meter.call();
        int block = blockOf(reached);
        return new Walk(block, block < blocks.size() ? placeIn(blocks.get(block), reached) : 0);
    }

    /** The values from the first that is reached, as long as they are within, and at most so many. */
    List<T> range(Predicate<? super T> reached, Predicate<? super T> within, int limit) {
        List<T> found = new ArrayList<>();
        Iterator<T> walk = from(reached);
        while (found.size() < limit && walk.hasNext()) {
            T value = walk.next();
            if (!within.test(value)) {
                break;
            }
            found.add(value);
        }
        return found;
    }

    /** The first value that is reached, if it is within. */
    @Nullable
    T first(Predicate<? super T> reached, Predicate<? super T> within) {
        Iterator<T> walk = from(reached);
        if (!walk.hasNext()) {
            return null;
        }
        T value = walk.next();
        return within.test(value) ? value : null;
    }

    private void insert(T value) {
        Predicate<T> reached = other -> order.compare(other, value) >= 0;
        int at = blockOf(reached);
        if (at == blocks.size()) {
            append(value);
            return;
        }
        List<T> block = blocks.get(at);
        int place = placeIn(block, reached);
        if (order.compare(block.get(place), value) == 0) {
            throw new IllegalStateException("index: a value with the same place in the order is there already");
        }
        block.add(place, value);
        if (block.size() > BLOCK) {
            List<T> upper = block.subList(BLOCK / 2, block.size());
            blocks.add(at + 1, new ArrayList<>(upper));
            upper.clear();
        }
    }

    private void append(T value) {
        if (blocks.isEmpty()) {
            blocks.add(new ArrayList<>());
        } else if (blocks.get(blocks.size() - 1).size() >= BLOCK) {
            blocks.add(new ArrayList<>(BLOCK));
        }
        blocks.get(blocks.size() - 1).add(value);
    }

    private void delete(T value) {
        Predicate<T> reached = other -> order.compare(other, value) >= 0;
        int at = blockOf(reached);
        List<T> block = at < blocks.size() ? blocks.get(at) : List.of();
        int place = placeIn(block, reached);
        if (place == block.size() || order.compare(block.get(place), value) != 0) {
            throw new IllegalStateException("index: the value to remove is not there");
        }
        block.remove(place);
        if (block.isEmpty()) {
            blocks.remove(at);
        } else if (at + 1 < blocks.size() && block.size() + blocks.get(at + 1).size() <= BLOCK / 2) {
            block.addAll(blocks.remove(at + 1));
        }
    }

    /** The first block whose last value is reached, or the number of blocks. */
    private int blockOf(Predicate<? super T> reached) {
        int low = 0;
        int high = blocks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            List<T> block = blocks.get(middle);
            if (reached.test(block.get(block.size() - 1))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private int placeIn(List<T> block, Predicate<? super T> reached) {
        int low = 0;
        int high = block.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (reached.test(block.get(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Not to be used any more once the index has changed. */
    private final class Walk implements Iterator<T> {
        private int block;
        private int place;

        Walk(int block, int place) {
            this.block = block;
            this.place = place;
        }

        @Override
        public boolean hasNext() {
            return block < blocks.size();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("index: no more values");
            }
            meter.visit();
            List<T> values = blocks.get(block);
            T value = values.get(place++);
            if (place == values.size()) {
                block++;
                place = 0;
            }
            return value;
        }
    }
}
