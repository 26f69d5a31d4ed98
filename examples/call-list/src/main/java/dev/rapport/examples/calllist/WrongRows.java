package dev.rapport.examples.calllist;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** The rows of a file that were left out, told once the progress bar is out of the way. */
final class WrongRows {
    private final String file;
    private final List<String> lines = new ArrayList<>();

    WrongRows(String file) {
        this.file = file;
    }

    void add(long line, String reason) {
        lines.add(file + ":" + line + ": left out: " + reason);
    }

    int count() {
        return lines.size();
    }

    void print(PrintStream out) {
        lines.forEach(out::println);
    }
}
