package dev.rapport.examples.calllist;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One row of a CSV file, whose fields are asked for by the name of their column. */
record CsvRow(long line, List<String> fields, Map<String, Integer> columns) {

    /** What stands in the column; empty where nothing but spaces does. */
    Optional<String> text(String column) {
        return Optional.of(fields.get(columns.getOrDefault(column, 0)).strip()).filter(text -> !text.isEmpty());
    }

    String required(String column) {
        return text(column).orElseThrow(() -> new WrongRowException(column + ": is empty"));
    }

    Stream<String> list(String column) {
        return text(column).stream()
                .flatMap(text -> Arrays.stream(text.split(";", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty());
    }
}
