package dev.rapport.examples.calllist;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Reads a file with a progress bar, never holding more than a window of rows. */
final class Windows<T> {
    private final CsvFile file;
    private final int size;
    private final Function<CsvRow, T> parse;
    private final WrongRows wrong;
    private final List<T> window = new ArrayList<>();

    /** What cannot be read is among the wrong rows, which are printed at the end. */
    Windows(CsvFile file, int size, Function<CsvRow, T> parse, WrongRows wrong) {
        this.file = file;
        this.size = size;
        this.parse = parse;
        this.wrong = wrong;
    }

    /** Hands on one window after another, in a list that may be sorted. */
    void read(BiConsumer<List<T>, Progress> keep, PrintStream err) {
        try (Progress bar = Progress.of(file.name(), file.lines() - 1, err)) {
            file.read(
                    row -> {
                        window.add(parse.apply(row));
                        if (window.size() == size) {
                            handOn(keep, bar);
                        }
                    },
                    wrong);
            handOn(keep, bar);
            bar.end();
        } finally {
            wrong.print(err);
        }
    }

    private void handOn(BiConsumer<List<T>, Progress> keep, Progress bar) {
        keep.accept(window, bar);
        window.clear();
    }
}
