package dev.rapport.examples.calllist;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rows of a file that were left out, told once the progress bar is out of the way. */
final class WrongRows {
    private final String file;
    private final List<Wrong> rows = new ArrayList<>();

    private record Wrong(long line, String reason) {}

    WrongRows(String file) {
        this.file = file;
    }

    void add(long line, String reason) {
        rows.add(new Wrong(line, reason));
    }

    int count() {
        return rows.size();
    }

    /** Some are found when they are read and some when they are kept. */
    void print(PrintStream out) {
        rows.sort(Comparator.comparingLong(Wrong::line));
        rows.forEach(row -> out.println(file + ":" + row.line() + ": left out: " + row.reason()));
    }
}
