package dev.rapport.examples.calllist;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads records one by one, so that a quote which is wrong costs its own line and no other. */
final class CsvRecords implements Closeable {
    /** A field that goes on for longer has lost its closing quote. */
    private static final int MOST_LINES = 100;

    private static final CsvReaderBuilder WHOLE =
            CsvReader.builder().trimWhitespacesAroundQuotes(true).allowUnclosedQuote(false);
    private static final CsvReaderBuilder BEGUN =
            CsvReader.builder().trimWhitespacesAroundQuotes(true).allowUnclosedQuote(true);

    private final BufferedReader reader;
    private final Deque<String> ahead = new ArrayDeque<>();
    private long taken;
    private long line;
    private String first = "";

    CsvRecords(InputStream in) throws IOException {
        reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
    }

    /** Goes to the next record; false at the end. */
    boolean next() throws IOException {
        String text = take();
        while (text != null && text.isBlank()) {
            text = take();
        }
        first = text == null ? "" : text;
        line = taken;
        return text != null;
    }

    /** On which line the record begins. */
    long line() {
        return line;
    }

    /**
     * What the record holds.
     *
     * @param isRecord tells a record of several lines from a quote that was forgotten
     * @throws WrongRowException if it is no CSV, or not in UTF-8
     */
    List<String> fields(Predicate<List<String>> isRecord) throws IOException {
        StringBuilder text = new StringBuilder(first);
        Deque<String> more = new ArrayDeque<>();
        Optional<List<String>> fields = parse(WHOLE, text);
        while (fields.isEmpty()
                && more.size() < MOST_LINES
                && parse(BEGUN, text).isPresent()) {
            String next = take();
            if (next == null) {
                break;
            }
            more.addLast(next);
            fields = parse(WHOLE, text.append('\n').append(next));
        }
        if (fields.isEmpty() || !(more.isEmpty() || isRecord.test(fields.get()))) {
            putBack(more);
            throw new WrongRowException("a quote is not closed, or closed too early; write quotes within quotes twice");
        }
        if (text.indexOf("\uFFFD") >= 0) {
            throw new WrongRowException("has characters that are not UTF-8; save the file as UTF-8");
        }
        return fields.get();
    }

    private static Optional<List<String>> parse(CsvReaderBuilder csv, CharSequence text) {
        try {
            return Optional.of(csv.ofSingleCsvRecord(text.toString()).getFields());
        } catch (CsvParseException e) {
            return Optional.empty();
        }
    }

    private @Nullable String take() throws IOException {
        String text = ahead.isEmpty() ? reader.readLine() : ahead.removeFirst();
        taken += text == null ? 0 : 1;
        return text;
    }

    private void putBack(Deque<String> lines) {
        taken -= lines.size();
        while (!lines.isEmpty()) {
            ahead.addFirst(lines.removeLast());
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
