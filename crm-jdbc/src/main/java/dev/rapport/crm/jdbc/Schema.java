package dev.rapport.crm.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tables of this release as statements, for hosts that apply them by a tool of their own.
 *
 * <p>The same statements that {@link JdbcStorage.Builder#createSchema()} runs, in the same order. Immutable and thread-safe.
 *
 * <pre>{@code
 * StringBuilder script = new StringBuilder();
 * Schema.print(Dialect.POSTGRESQL, 0, Schema.latest(), script);       // all tables, named crm_...
 * Schema.of(Dialect.SQLITE).tablePrefix("sales_").print(1, 2, script);
 * }</pre>
 */
public final class Schema {

    static final String PREFIX = "crm_";
    static final String VERSION_TABLE = "{schema_version}";
    private static final int LATEST = 1;
    /** The oldest version of the code that still works on the latest tables. */
    private static final int OLDEST_CODE = 1;

    private final Dialect dialect;
    private final String prefix;
    private final @Nullable String schema;

    private Schema(Dialect dialect, String prefix, @Nullable String schema) {
        this.dialect = dialect;
        this.prefix = prefix;
        this.schema = schema;
    }

    /**
     * The tables for a kind of database, with the prefix {@code crm_} and without a schema.
     *
     * @param dialect the database
     * @return the schema
     */
    public static Schema of(Dialect dialect) {
        return new Schema(Objects.requireNonNull(dialect, "dialect"), PREFIX, null);
    }

    /**
     * The version of the tables that this release needs.
     *
     * @return the version, from 1
     */
    public static int latest() {
        return LATEST;
    }

    /**
     * Prints what leads from one version to another, with the prefix {@code crm_} and without a schema.
     *
     * @param dialect the database
     * @param from the version that is there, 0 for none
     * @param to the version to reach, at most {@link #latest()}
     * @param out where to print
     */
    public static void print(Dialect dialect, int from, int to, Appendable out) {
        of(dialect).print(from, to, out);
    }

    /**
     * The same with another prefix of all names.
     *
     * @param value as for {@link JdbcStorage.Builder#tablePrefix}
     * @return another schema
     */
    public Schema tablePrefix(String value) {
        return new Schema(dialect, Sql.checkedPrefix(value), schema);
    }

    /**
     * The same in a named schema.
     *
     * @param value as for {@link JdbcStorage.Builder#schema}
     * @return another schema
     */
    public Schema schema(String value) {
        return new Schema(dialect, prefix, Sql.checkedSchema(value));
    }

    /**
     * Prints what leads from one version to another.
     *
     * @param from the version that is there, 0 for none
     * @param to the version to reach, at most {@link #latest()}
     * @param out where to print
     */
    public void print(int from, int to, Appendable out) {
        if (from < 0 || from > to || to > LATEST) {
            throw new IllegalArgumentException(
                    "from " + from + " to " + to + ": must be from 0 to at most " + LATEST + ", in that order");
        }
        Sql sql = new Sql(dialect, prefix, schema);
        try {
            if (from == 0) {
                for (String statement : beginnings()) {
                    out.append(sql.complete(statement)).append(";\n");
                }
            }
            for (int version = from + 1; version <= to; version++) {
                out.append("\n-- version ").append(Integer.toString(version)).append('\n');
                for (String statement : steps(dialect, version)) {
                    out.append(sql.complete(statement)).append(";\n");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What creates the table of the version, without which there is no row to lock. */
    static List<String> beginnings() {
        return List.of(
                "create table if not exists " + VERSION_TABLE
                        + " (id integer primary key, version integer not null, oldest_code integer not null)",
                "insert into " + VERSION_TABLE + " (id, version, oldest_code) select 1, 0, 0 from (select 1 as one) o"
                        + " where not exists (select 1 from " + VERSION_TABLE + " where id = 1)");
    }

    /** What leads to a version from the one before it. */
    static List<String> steps(Dialect dialect, int version) {
        List<String> steps = new ArrayList<>(read(dialect, version));
        steps.add("update " + VERSION_TABLE + " set version = " + version + ", oldest_code = " + OLDEST_CODE
                + " where id = 1 and version < " + version);
        return steps;
    }

    private static List<String> read(Dialect dialect, int version) {
        String name = "schema/" + dialect.folder() + "/" + version + ".sql";
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(name), name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split(";\\s*\\R", -1))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
