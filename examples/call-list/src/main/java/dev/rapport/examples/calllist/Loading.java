package dev.rapport.examples.calllist;

import dev.rapport.crm.error.ConflictingFactException;
import dev.rapport.crm.error.CrmException;
import dev.rapport.crm.error.StorageException;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Loads the rows of one file in transactions of some hundred rows.
 *
 * <p>Never more than a window of rows is held. Within it they are sorted, so that those of one contact meet in one transaction
 * and the contact is planned once.
 */
final class Loading<T> {
    private static final int BATCH = 500;
    private static final int WINDOW = 20_000;

    /** A row and what was made of it. */
    private record Item<T>(long line, T value) {}

    /** How the rows of a file become facts of the CRM. */
    interface Kind<T> {
        T parse(CsvRow row);

        /** Keeps them in one transaction; tells how many were not known before. */
        int keep(List<T> values);

        Comparator<T> order();
    }

    private final Kind<T> kind;
    private final WrongRows wrong;
    private int added;
    private int known;

    private Loading(Kind<T> kind, WrongRows wrong) {
        this.kind = kind;
        this.wrong = wrong;
    }

    static <T> void load(CsvFile file, Kind<T> kind, PrintStream err) {
        Loading<T> loading = new Loading<>(kind, new WrongRows(file.name()));
        new Windows<>(file, WINDOW, row -> new Item<>(row.line(), kind.parse(row)), loading.wrong)
                .read(loading::keep, err);
        err.println(file.name() + ": " + loading.added + " added, " + loading.known + " known already, "
                + loading.wrong.count() + " left out");
    }

    private void keep(List<Item<T>> window, Progress bar) {
        window.sort(Comparator.comparing(Item::value, kind.order()));
        for (int from = 0; from < window.size(); from += BATCH) {
            List<Item<T>> batch = window.subList(from, Math.min(from + BATCH, window.size()));
            keep(batch);
            bar.stepBy(batch.size());
        }
    }

    private void keep(List<Item<T>> batch) {
        try {
            count(batch.size(), kind.keep(batch.stream().map(Item::value).toList()));
        } catch (StorageException e) {
            throw e;
        } catch (CrmException e) {
            // one of them is wrong: it alone is left out
            batch.forEach(this::keepAlone);
        }
    }

    private void keepAlone(Item<T> item) {
        try {
            count(1, kind.keep(List.of(item.value())));
        } catch (ConflictingFactException e) {
            wrong.add(item.line(), "id: is known already with other content");
        } catch (StorageException e) {
            throw e;
        } catch (CrmException e) {
            wrong.add(item.line(), String.valueOf(e.getMessage()));
        }
    }

    private void count(int all, int unknown) {
        added += unknown;
        known += all - unknown;
    }

    /** How many of what was given are what is stored now, and not something of the same key from before. */
    static <T> int unknown(List<T> given, List<T> stored, Function<T, ?> id) {
        int unknown = 0;
        for (int i = 0; i < given.size(); i++) {
            unknown += id.apply(given.get(i)).equals(id.apply(stored.get(i))) ? 1 : 0;
        }
        return unknown;
    }
}
