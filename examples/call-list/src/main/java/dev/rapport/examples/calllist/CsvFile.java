package dev.rapport.examples.calllist;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A CSV file in UTF-8 with a header, read row by row. */
record CsvFile(String name, URL source, List<String> columns) {

    /**
     * Opens a file.
     *
     * @throws UsageException if the header lacks a column
     */
    static CsvFile of(Path path, List<String> columns) {
        String name = String.valueOf(path.getFileName());
        try {
            CsvFile file = new CsvFile(name, path.toUri().toURL(), columns);
            try (CsvRecords records = file.open()) {
                file.header(records);
            }
            return file;
        } catch (IOException e) {
            throw unreadable(name);
        }
    }

    /**
     * Hands each row on.
     *
     * @param rows takes what can be read, and may refuse it by a {@link WrongRowException}
     * @param wrong told of rows that cannot be read, and of those that were refused
     */
    void read(Consumer<CsvRow> rows, WrongRows wrong) {
        try (CsvRecords records = open()) {
            CsvHeader header = header(records);
            while (records.next()) {
                try {
                    rows.accept(header.row(records.line(), records.fields(header::fits)));
                } catch (WrongRowException e) {
                    wrong.add(records.line(), e.reason());
                }
            }
        } catch (IOException e) {
            throw unreadable(name);
        }
    }

    /** How many lines there are, to tell how far the reading has come. */
    long lines() {
        long lines = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = source.openStream()) {
            for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
                for (int i = 0; i < length; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        } catch (IOException e) {
            throw unreadable(name);
        }
        return lines;
    }

    private CsvRecords open() throws IOException {
        return new CsvRecords(source.openStream());
    }

    private CsvHeader header(CsvRecords records) throws IOException {
        try {
            return CsvHeader.of(records.next() ? records.fields(names -> true) : List.of(), columns);
        } catch (WrongRowException e) {
            throw new UsageException(name + ": " + e.reason());
        }
    }

    private static UsageException unreadable(String name) {
        return new UsageException(name + ": cannot be read");
    }
}
