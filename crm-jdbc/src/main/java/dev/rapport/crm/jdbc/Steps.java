package dev.rapport.crm.jdbc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A template with its values for a database that looks up by an index only what stands in the statement: queries inside of
 * it are asked before, and lists are written out.
 */
final class Steps {

    /** What stands for a list in a completed statement. */
    static final String LIST = "in (??)";

    private static final Pattern INNER = Pattern.compile("\\{in all}((?:(?!\\{in all}).)*?)\\{end}", Pattern.DOTALL);

    private final String template;
    private final @Nullable Object[] args;

    private Steps(String template, @Nullable Object[] args) {
        this.template = template;
        this.args = args;
    }

    String template() {
        return template;
    }

    @Nullable
    Object[] args() {
        return args;
    }

    /** Asks the innermost query, until there is none. */
    static Steps of(Db db, String template, @Nullable Object[] args) {
        String rest = template;
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(args));
        for (Matcher inner = INNER.matcher(rest); inner.find(); inner = INNER.matcher(rest)) {
            int from = places(rest.substring(0, inner.start()));
            List<@Nullable Object> own = values.subList(from, from + places(inner.group(1)));
            Ids found = new Ids(db.list(inner.group(1), Row::id, own.toArray()));
            own.clear();
            values.add(from, found);
            rest = rest.substring(0, inner.start()) + "{in ?}" + rest.substring(inner.end());
        }
        return new Steps(rest, values.toArray());
    }

    private static int places(String template) {
        return (int) template.chars().filter(c -> c == '?').count();
    }

    /** A completed statement with a place for each value of each list; lists of like lengths make the same statement. */
    static Steps written(String statement, @Nullable Object[] args) {
        StringBuilder written = new StringBuilder();
        List<@Nullable Object> values = new ArrayList<>();
        int from = 0;
        for (Object arg : args) {
            if (arg instanceof Ids ids) {
                int at = statement.indexOf(LIST, from);
                List<@Nullable UUID> all = padded(ids);
                written.append(statement, from, at)
                        .append("in (?")
                        .append(", ?".repeat(all.size() - 1))
                        .append(')');
                values.addAll(all);
                from = at + LIST.length();
            } else {
                values.add(arg);
            }
        }
        return new Steps(written.append(statement.substring(from)).toString(), values.toArray());
    }

    /** In one order, as rows may be locked as they are listed; nothing is a list of null. */
    private static List<@Nullable UUID> padded(Ids ids) {
        List<@Nullable UUID> all =
                new ArrayList<>(ids.values().stream().sorted().toList());
        int length = Math.max(1, all.size());
        UUID last = all.isEmpty() ? null : all.get(length - 1);
        while (all.size() < Integer.highestOneBit(2 * length - 1)) {
            all.add(last);
        }
        return all;
    }
}
