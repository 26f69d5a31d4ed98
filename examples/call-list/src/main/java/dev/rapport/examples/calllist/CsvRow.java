package dev.rapport.examples.calllist;

import dev.rapport.crm.calendar.StorableTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** One row of a CSV file, whose fields are asked for by the name of their column. */
record CsvRow(long line, List<String> fields, Map<String, Integer> columns) {

    /** What stands in the column; empty where nothing but spaces does. */
    Optional<String> text(String column) {
        return Optional.of(fields.get(columns.getOrDefault(column, 0)).strip()).filter(text -> !text.isEmpty());
    }

    /** What is made of the text in the column; if that is refused, the reason names the column. */
    <T> Optional<T> read(String column, Function<String, T> reader) {
        try {
            return text(column).map(reader);
        } catch (IllegalArgumentException e) {
            throw WrongRowException.of(column, e);
        }
    }

    String required(String column) {
        return required(column, text -> text);
    }

    <T> T required(String column, Function<String, T> reader) {
        return read(column, reader).orElseThrow(() -> new WrongRowException(column + ": is empty"));
    }

    Instant instant(String column) {
        try {
            return required(column, text -> StorableTime.instant(column, Instant.parse(text)));
        } catch (DateTimeException e) {
            throw new WrongRowException(column + ": not an instant; it looks like 2026-11-02T08:00:00Z");
        }
    }

    /** Hands on each word of the column; semicolons are between them. */
    void list(String column, Consumer<String> words) {
        read(column, text -> {
            Arrays.stream(text.split(";", -1))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .forEach(words);
            return text;
        });
    }
}
