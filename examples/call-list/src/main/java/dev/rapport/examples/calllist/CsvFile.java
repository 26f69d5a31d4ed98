package dev.rapport.examples.calllist;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** A CSV file in UTF-8 with a header, read row by row. */
record CsvFile(String name, URL source, List<String> columns) {

    /**
     * Opens a file.
     *
     * @throws UsageException if the header lacks a column
     */
    static CsvFile of(Path path, List<String> columns) {
        try {
            CsvFile file =
                    new CsvFile(String.valueOf(path.getFileName()), path.toUri().toURL(), columns);
            try (CloseableIterator<CsvRecord> records = file.open()) {
                file.header(records);
            }
            return file;
        } catch (CsvParseException e) {
            throw new UsageException(path.getFileName() + ": is no CSV file in UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(path.getFileName() + ": cannot be read", e);
        }
    }

    /**
     * Hands each row on.
     *
     * @param rows takes what can be read
     * @param wrong told of rows of the wrong length
     * @throws UsageException if the rest of the file is no CSV
     */
    void read(Consumer<CsvRow> rows, WrongRows wrong) {
        long line = 0;
        try (CloseableIterator<CsvRecord> records = open()) {
            Map<String, Integer> header = header(records);
            while (records.hasNext()) {
                CsvRecord record = records.next();
                line = record.getStartingLineNumber();
                if (record.getFieldCount() == header.size()) {
                    rows.accept(new CsvRow(line, record.getFields(), header));
                } else {
                    wrong.add(
                            line,
                            "has " + record.getFieldCount() + " fields, the header has " + header.size()
                                    + "; put fields with commas into quotes");
                }
            }
        } catch (CsvParseException e) {
            throw new UsageException(name + ": cannot be read after line " + line
                    + "; a quote there is not closed, or closed too early");
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": cannot be read", e);
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
            throw new UncheckedIOException(name + ": cannot be read", e);
        }
        return lines;
    }

    private CloseableIterator<CsvRecord> open() throws IOException {
        return CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .detectBomHeader(true)
                .ofCsvRecord(source.openStream(), StandardCharsets.UTF_8)
                .iterator();
    }

    private Map<String, Integer> header(CloseableIterator<CsvRecord> records) {
        Map<String, Integer> header = new LinkedHashMap<>();
        List<String> names = records.hasNext() ? records.next().getFields() : List.of();
        for (int i = 0; i < names.size(); i++) {
            if (header.put(names.get(i).strip().toLowerCase(Locale.ROOT), i) != null) {
                throw new UsageException(name + ": the header has two columns of the same name, column " + (i + 1));
            }
        }
        List<String> missing =
                columns.stream().filter(column -> !header.containsKey(column)).toList();
        if (!missing.isEmpty()) {
            throw new UsageException(name + ": the header lacks " + String.join(", ", missing)
                    + "; the first line must name " + String.join(",", columns));
        }
        return header;
    }
}
