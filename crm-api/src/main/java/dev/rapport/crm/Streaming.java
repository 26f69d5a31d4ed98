package dev.rapport.crm;

import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads page after page as one stream: the next one when it is wanted, in a transaction of its own. */
final class Streaming {
    static final int PAGE = 200;

    private Streaming() {}

    static <T> Stream<T> of(Function<Optional<Cursor>, Page<T>> read) {
        return from(Optional.empty(), read);
    }

    static <T> Stream<T> from(Optional<Cursor> begin, Function<Optional<Cursor>, Page<T>> read) {
        return stream(new Pages<>(begin, read));
    }

    /** What is read for some things at a time. */
    static <T, R> Stream<R> some(int atOnce, Stream<T> things, Function<List<T>, List<R>> read) {
        return stream(new Batches<>(atOnce, things.iterator(), read));
    }

    private static <T> Stream<T> stream(Iterator<T> items) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    private static final class Batches<T, R> implements Iterator<R> {
        private final int atOnce;
        private final Iterator<T> things;
        private final Function<List<T>, List<R>> read;
        private Iterator<R> items = Collections.emptyIterator();

        Batches(int atOnce, Iterator<T> things, Function<List<T>, List<R>> read) {
            this.atOnce = atOnce;
            this.things = things;
            this.read = read;
        }

        @Override
        public boolean hasNext() {
            while (!items.hasNext() && things.hasNext()) {
                List<T> batch = new ArrayList<>(atOnce);
                while (batch.size() < atOnce && things.hasNext()) {
                    batch.add(things.next());
                }
                items = read.apply(batch).iterator();
            }
            return items.hasNext();
        }

        @Override
        public R next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return items.next();
        }
    }

    private static final class Pages<T> implements Iterator<T> {
        private final Function<Optional<Cursor>, Page<T>> read;
        private List<T> items = List.of();
        private int index;
        private Optional<Cursor> next;
        private boolean begun;

        Pages(Optional<Cursor> begin, Function<Optional<Cursor>, Page<T>> read) {
            next = begin;
            this.read = read;
        }

        @Override
        public boolean hasNext() {
            while (index == items.size() && (!begun || next.isPresent())) {
                Page<T> page = read.apply(next);
                begun = true;
                items = page.items();
                next = page.next();
                index = 0;
            }
            return index < items.size();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return items.get(index++);
        }
    }
}
