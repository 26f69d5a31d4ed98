package dev.rapport.examples.calllist;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The first record of a file: which column stands where, up to the last one that has a name. */
record CsvHeader(Map<String, Integer> columns, int width) {

    /**
     * Reads the names; columns that nobody needs may be called anything.
     *
     * @throws WrongRowException if a column is missing, or is there twice
     */
    static CsvHeader of(List<String> names, List<String> needed) {
        Map<String, Integer> columns = new HashMap<>();
        int width = 0;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).strip().toLowerCase(Locale.ROOT);
            width = name.isEmpty() ? width : i + 1;
            if (columns.putIfAbsent(name, i) != null && needed.contains(name)) {
                throw new WrongRowException("the header has the column " + name + " twice");
            }
        }
        List<String> missing =
                needed.stream().filter(name -> !columns.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            // one may be a word that stands in a row of data, such as name
            String lack = missing.size() >= needed.size() - 1
                    ? "has no header"
                    : "the header lacks " + String.join(", ", missing);
            throw new WrongRowException(
                    lack + "; the first line must name " + String.join(",", needed) + ", with commas between them");
        }
        return new CsvHeader(columns, width);
    }

    /** Spreadsheets write commas for columns in which nothing stands. */
    boolean fits(List<String> fields) {
        return fields.size() >= width
                && fields.subList(width, fields.size()).stream().allMatch(String::isBlank);
    }

    CsvRow row(long line, List<String> fields) {
        if (!fits(fields)) {
            throw new WrongRowException("has " + fields.size() + " fields, the header has " + width
                    + "; put fields with commas into quotes");
        }
        return new CsvRow(line, fields, columns);
    }
}
