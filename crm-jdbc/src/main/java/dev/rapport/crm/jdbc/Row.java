package dev.rapport.crm.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row that a result stands on, read column by column from left to right. */
final class Row {

    /** Makes a value of a row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    private final ResultSet result;
    private final Engine engine;
    private int column;

    Row(ResultSet result, Engine engine) {
        this.result = result;
        this.engine = engine;
    }

    boolean next() throws SQLException {
        column = 0;
        return result.next();
    }

    void skip(int columns) {
        column += columns;
    }

    String text() throws SQLException {
        return Objects.requireNonNull(textOrNull(), "text");
    }

    @Nullable
    String textOrNull() throws SQLException {
        return result.getString(++column);
    }

    long number() throws SQLException {
        return result.getLong(++column);
    }

    UUID id() throws SQLException {
        return Objects.requireNonNull(idOrNull(), "id");
    }

    @Nullable
    UUID idOrNull() throws SQLException {
        return engine.id(result, ++column);
    }

    Instant instant() throws SQLException {
        return Objects.requireNonNull(instantOrNull(), "instant");
    }

    @Nullable
    Instant instantOrNull() throws SQLException {
        return engine.instant(result, ++column);
    }
}
