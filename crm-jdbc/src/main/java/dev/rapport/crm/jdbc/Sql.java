package dev.rapport.crm.jdbc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Completes statements: tables get their prefix and schema, differences between databases are filled in.
 *
 * <p>{@code {contact}} is a table, {@code {prefix}} the bare prefix, {@code {in ?}} a list of ids in one parameter, {@code
 * {in all} select ... {end}} whatever a query finds, which runs once and before, {@code {for update}} a row lock where there are
 * any, {@code {unless taken}} the end of an insert that passes over rows whose key is taken,
 * {@code {queue_at is known}} what says again that a column is not null, for an index that begins with those that are.
 * Thread-safe.
 */
final class Sql {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,30}");
    private static final Pattern PLACE = Pattern.compile("\\{([a-z_ ?]+)}");

    private final Dialect dialect;
    private final String prefix;
    private final @Nullable String schema;
    private final Map<String, String> complete = new ConcurrentHashMap<>();

    Sql(Dialect dialect, String prefix, @Nullable String schema) {
        this.dialect = dialect;
        this.prefix = prefix;
        this.schema = schema;
    }

    static String checkedPrefix(String prefix) {
        if (!prefix.isEmpty() && !PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("tablePrefix: length is " + prefix.length()
                    + ", must be at most 31 letters a-z, digits and underscores, no digit first; write it like crm_");
        }
        return prefix;
    }

    static String checkedSchema(String schema) {
        if (!NAME.matcher(schema).matches()) {
            throw new IllegalArgumentException(
                    "schema: length is " + schema.length()
                            + ", must be 1 to 63 letters a-z, digits and underscores, no digit first; name one that needs no quotes");
        }
        return schema;
    }

    Dialect dialect() {
        return dialect;
    }

    Engine engine() {
        return dialect.engine();
    }

    @Nullable
    String schema() {
        return schema;
    }

    /** The name of a table as messages show it. */
    String table(String name) {
        return (schema == null ? "" : schema + ".") + prefix + name;
    }

    /** The statement that a template stands for. */
    String of(String template) {
        String known = complete.get(template);
        return known != null ? known : complete.computeIfAbsent(template, this::complete);
    }

    /** As {@link #of}, for templates that are read once. */
    String complete(String template) {
        return PLACE.matcher(template).replaceAll(place -> switch (place.group(1)) {
            case "in ?" -> engine().inIds();
            case "in all" -> engine().inAll();
            case "end" -> engine().endOfAll();
            case "in mine" -> engine().inMine();
            case "for update" -> engine().forUpdate();
            case "unless taken" -> engine().unlessTaken();
            case "queue_at is known" -> engine().isKnown("queue_at");
            case "valid_until is known" -> engine().isKnown("valid_until");
            case "prefix" -> prefix;
            case "schema" -> schema == null ? "" : schema + ".";
            default -> table(place.group(1));
        });
    }
}
