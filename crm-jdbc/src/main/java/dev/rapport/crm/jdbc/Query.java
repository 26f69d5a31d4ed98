package dev.rapport.crm.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to the database, and its answer once it was asked: several are sent in one round trip where that can be.
 *
 * @param <T> what a row becomes
 */
final class Query<T> {

    private final String template;
    private final Row.Reader<T> reader;
    private final @Nullable Object[] args;
    private final boolean isOnce;
    private final List<T> rows = new ArrayList<>();

    Query(String template, Row.Reader<T> reader, @Nullable Object... args) {
        this(template, reader, false, args);
    }

    private Query(String template, Row.Reader<T> reader, boolean isOnce, @Nullable Object[] args) {
        this.template = template;
        this.reader = reader;
        this.isOnce = isOnce;
        this.args = args;
    }

    /** Of a template that somebody has put together, of which there are too many to remember. */
    static <T> Query<T> once(String template, Row.Reader<T> reader, @Nullable Object... args) {
        return new Query<>(template, reader, true, args);
    }

    String template() {
        return template;
    }

    /** Whether there are queries inside of it. */
    boolean nests() {
        return template.contains("{in all}");
    }

    String statement(Sql sql) {
        return isOnce ? sql.complete(template) : sql.of(template);
    }

    @Nullable
    Object[] args() {
        return args;
    }

    void read(Row row) throws SQLException {
        while (row.next()) {
            rows.add(reader.read(row));
        }
    }

    /** The rows, after the query was asked. */
    List<T> rows() {
        return rows;
    }
}
