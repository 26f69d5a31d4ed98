package dev.rapport.crm;

import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads page after page, each in a transaction of its own, as one stream. */
final class Streaming {
    static final int PAGE = 200;

    private Streaming() {}

    static <T> Stream<T> of(Function<Optional<Cursor>, Page<T>> read) {
        return from(Optional.empty(), read);
    }

    static <T> Stream<T> from(Optional<Cursor> begin, Function<Optional<Cursor>, Page<T>> read) {
        Iterator<T> items = new Pages<>(begin, read);
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED | Spliterator.NONNULL), false);
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
