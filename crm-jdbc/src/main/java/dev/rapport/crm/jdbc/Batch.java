package dev.rapport.crm.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes that nothing can refuse, kept back to be sent in one round trip where that can be.
 *
 * <p>They are sent in the order in which they came, and whoever reads or counts rows that they touch sends them before.
 */
final class Batch {

    /** More rows than this are better sent as batches of the same statement. */
    private static final int MAX_STATEMENTS = 16;

    private record Write(String template, List<@Nullable Object[]> rows, boolean isInsert) {}

    private final Db db;
    private final List<Write> writes = new ArrayList<>();

    Batch(Db db) {
        this.db = db;
    }

    /** Inserts rows by a template with {@code values {rows}}. */
    void insert(String template, List<@Nullable Object[]> rows) {
        add(new Write(template, rows, true));
    }

    /** Runs the statement once for each row. */
    void update(String template, List<@Nullable Object[]> rows) {
        add(new Write(template, rows, false));
    }

    void update(String template, @Nullable Object... row) {
        update(template, List.<@Nullable Object[]>of(row));
    }

    private void add(Write write) {
        if (!write.rows().isEmpty()) {
            writes.add(write);
        }
    }

    void flush() {
        int rows = writes.stream().mapToInt(w -> w.rows().size()).sum();
        if (rows > 1 && rows <= MAX_STATEMENTS && db.engine().takesSeveralStatements()) {
            flushTogether();
        } else {
            writes.forEach(this::flush);
        }
        writes.clear();
    }

    private void flushTogether() {
        List<String> templates = new ArrayList<>();
        List<@Nullable Object> args = new ArrayList<>();
        for (Write write : writes) {
            for (@Nullable Object[] row : write.rows()) {
                templates.add(write.isInsert() ? Db.rows(write.template(), row.length, 1) : write.template());
                for (Object value : row) {
                    args.add(value);
                }
            }
        }
        db.update(String.join(";\n", templates), args.toArray());
    }

    private void flush(Write write) {
        if (write.isInsert()) {
            db.insert(write.template(), write.rows());
        } else {
            db.updateAll(write.template(), write.rows());
        }
    }
}
