package dev.rapport.crm.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a longer list, with the cursor of the next one.
 *
 * <p>Immutable and thread-safe. An absent cursor means that this was the last page.
 *
 * <pre>{@code
 * Optional<Cursor> next = Optional.empty();
 * do {
 *     Page<Interaction> page = crm.interactions().timeline(ada.id(), 50, next);
 *     page.items().forEach(this::show);
 *     next = page.next();
 * } while (next.isPresent());
 * }</pre>
 *
 * @param <T> what is listed
 * @param items in the order that the listing method states
 * @param next where the next page begins, or empty on the last page
 */
public record Page<T>(List<T> items, Optional<Cursor> next) {
    /**
     * Copies the items.
     *
     * @param items in the order that the listing method states
     * @param next where the next page begins, or empty on the last page
     */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page from rows that were read with one row more than the page holds.
     *
     * @param <T> what is listed
     * @param rows at most {@code limit + 1} rows, in order
     * @param limit how many belong to the page
     * @param cursorAfter the cursor of the page that follows an item
     * @return the page
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> cursorAfter) {
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, Optional.of(cursorAfter.apply(items.get(limit - 1))));
    }

    /**
     * The same page with each item turned into something else.
     *
     * @param <R> what the items become
     * @param mapping what to do with each
     * @return a page with the same cursor
     */
    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return new Page<>(items.stream().<R>map(mapping).toList(), next);
    }
}
