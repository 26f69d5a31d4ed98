package dev.rapport.crm.jdbc;

import dev.rapport.crm.criterion.Ago;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.Criterion.Counted;
import dev.rapport.crm.criterion.Criterion.Dated;
import dev.rapport.crm.criterion.Criterion.End;
import dev.rapport.crm.criterion.Criterion.Side;
import dev.rapport.crm.criterion.Summed;
import dev.rapport.crm.criterion.Window;
import dev.rapport.crm.interaction.TouchFilter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands after the word from of a query for contacts that meet a condition, with the values that it binds.
 *
 * <p>Numbers of interactions are counted for all contacts at once and joined; whether there is one at all is asked for each
 * contact, or for all, as the database likes. No part is ever unknown, so that each can be negated.
 */
record Condition(String tables, String sql, List<@Nullable Object> args) {

    /** For a list of which the first few are read: an order of the contacts may end it early. */
    static Condition forList(Criterion outline, Db db, ZonedDateTime asOf) {
        return of(outline, new Writing(db, asOf, false), db.tenant());
    }

    /** For a number: what is counted for all is counted once, by one process. */
    static Condition forNumber(Criterion outline, Db db, ZonedDateTime asOf) {
        return of(outline, new Writing(db, asOf, db.engine().nestsQueries()), db.tenant());
    }

    private static Condition of(Criterion outline, Writing writing, String tenant) {
        String where = writing.where(outline);
        List<@Nullable Object> args = new ArrayList<>(writing.joinArgs);
        args.add(tenant);
        args.addAll(writing.args);
        String tables = writing.tables.isEmpty() ? "" : "with " + writing.tables + " ";
        return new Condition(tables, "{contact} c" + writing.joins + " where c.tenant_id = ? and " + where, args);
    }

    /** Some of the lines on the timelines, those of a filter between two instants. */
    private record Lines(TouchFilter filter, Optional<Instant> from, Optional<Instant> to) {}

    private static final class Writing {
        private final String tenant;
        private final Engine engine;
        private final ZonedDateTime asOf;
        private final boolean isBefore;
        private final Instant now;
        private final StringBuilder tables = new StringBuilder();
        private final StringBuilder joins = new StringBuilder();
        private final List<@Nullable Object> joinArgs = new ArrayList<>();
        private final List<@Nullable Object> args = new ArrayList<>();
        private int joined;

        Writing(Db db, ZonedDateTime asOf, boolean isBefore) {
            this.tenant = db.tenant();
            this.engine = db.engine();
            this.asOf = asOf;
            this.isBefore = isBefore;
            now = Ticks.floor(asOf.toInstant());
        }

        String where(Criterion part) {
            if (part instanceof Criterion.AllOf all) {
                return all(all.parts(), " and ", "1 = 1");
            }
            if (part instanceof Criterion.AnyOf any) {
                return all(any.parts(), " or ", "1 = 0");
            }
            if (part instanceof Criterion.Not not) {
                return "not " + where(not.part());
            }
            if (part instanceof Criterion.OfKind kind) {
                args.add(kind.kind().name());
                return "c.kind = ?";
            }
            if (part instanceof Criterion.Tagged tagged) {
                args.add(tenant);
                args.add(tagged.tag().name());
                return "exists (select 1 from {contact_tag} g where g.tenant_id = ? and g.tag = ? and g.contact_id = c.id)";
            }
            if (part instanceof Counted counted) {
                return counted(counted);
            }
            if (part instanceof Dated dated) {
                Instant turn = dated.side() == Side.BEFORE
                        ? Ticks.ceiling(dated.instant())
                        : Ticks.after(Ticks.floor(dated.instant()));
                return dated(dated.filter(), dated.end(), dated.side() == Side.BEFORE, turn);
            }
            if (part instanceof Ago ago) {
                Instant turn = Ticks.ceiling(ago.window().begin(asOf).orElseThrow());
                return dated(ago.filter(), ago.end(), ago.distance() == Ago.Distance.LONGER, turn);
            }
            if (part instanceof Summed summed) {
                return summed(summed);
            }
            throw new IllegalArgumentException(
                    "criterion: no statement for " + part.getClass().getSimpleName() + "; ask for its outline");
        }

        private String all(List<Criterion> parts, String word, String none) {
            return parts.stream()
                    .map(this::where)
                    .collect(Collectors.joining(word, "(", ")"))
                    .replace("()", none);
        }

        private String counted(Counted counted) {
            Lines lines = lines(counted.filter(), counted.window());
            boolean isEndless = counted.atMost() == Long.MAX_VALUE;
            if (counted.atLeast() <= 1 && isEndless) {
                return counted.atLeast() == 0 ? "1 = 1" : exists(lines);
            }
            if (counted.atMost() == 0) {
                return "not " + exists(lines);
            }
            String table = joined("count(*) as n", lines, Optional.empty());
            List<String> bounds = new ArrayList<>();
            bounds.add(table + ".n >= ?");
            args.add(counted.atLeast());
            // both ends for a number, as a range is taken for small, and then the few contacts are looked up one by one
            if (isBefore || !isEndless) {
                bounds.add(table + ".n <= ?");
                args.add(counted.atMost());
            }
            return within(table, counted.atLeast() == 0, bounds);
        }

        private String summed(Summed summed) {
            String table = joined(
                    Amounts.sum(engine), lines(summed.filter(), summed.window()), Optional.of(summed.currency()));
            List<String> bounds = new ArrayList<>();
            summed.bounds().least().ifPresent(least -> bounds.add(Amounts.compared(engine, table, ">=", least, args)));
            summed.bounds().most().ifPresent(most -> bounds.add(Amounts.compared(engine, table, "<=", most, args)));
            return within(table, summed.bounds().contain(BigDecimal.ZERO), bounds);
        }

        /** Of whom there is nothing to count the number is zero. */
        private static String within(String table, boolean isZeroWithin, List<String> bounds) {
            String all = String.join(" and ", bounds);
            return isZeroWithin
                    ? "(" + table + ".n is null or " + all + ")"
                    : "(" + table + ".n is not null and " + all + ")";
        }

        private Lines lines(TouchFilter filter, Window window) {
            return new Lines(
                    filter, window.begin(asOf).map(Ticks::ceiling), window.end().map(Ticks::ceiling));
        }

        /** The first or last line is before the turn, or it is not; there is one. */
        private String dated(TouchFilter filter, End end, boolean isBefore, Instant turn) {
            Lines before = new Lines(filter, Optional.empty(), Optional.of(turn));
            Lines since = new Lines(filter, Optional.of(turn), Optional.empty());
            if (end == End.FIRST) {
                return isBefore ? exists(before) : "(" + exists(since) + " and not " + exists(before) + ")";
            }
            return isBefore ? "(" + exists(before) + " and not " + exists(since) + ")" : exists(since);
        }

        private String exists(Lines lines) {
            return "exists (select 1 from {timeline} t where " + lines(lines, args) + " and t.contact_id = c.id)";
        }

        /** The name of a table of numbers for each contact with any such lines. */
        private String joined(String numbers, Lines lines, Optional<Currency> currency) {
            String name = "n" + ++joined;
            String which = lines(lines, joinArgs);
            currency.ifPresent(code -> joinArgs.add(code.getCurrencyCode()));
            String numbered = "(select t.contact_id, " + numbers + " from {timeline} t where " + which
                    + (currency.isPresent() ? " and t.currency = ?" : "") + " group by t.contact_id)";
            if (isBefore) {
                tables.append(tables.isEmpty() ? "" : ", ")
                        .append(name)
                        .append(" as materialized ")
                        .append(numbered);
            }
            joins.append(" left join ")
                    .append(isBefore ? "" : numbered + " ")
                    .append(name)
                    .append(" on ")
                    .append(name)
                    .append(".contact_id = c.id");
            return name;
        }

        private String lines(Lines lines, List<@Nullable Object> into) {
            TouchFilter filter = lines.filter();
            into.add(tenant);
            StringBuilder sql = new StringBuilder("t.tenant_id = ?");
            in("t.kind", filter.kinds().stream().map(Object::toString), sql, into);
            in("t.channel", filter.channels().stream().map(Object::toString), sql, into);
            in("t.direction", filter.direction().stream().map(Enum::name), sql, into);
            lines.from().ifPresent(from -> {
                sql.append(" and t.occurred_at >= ?");
                into.add(from);
            });
            lines.to().ifPresent(to -> {
                sql.append(" and t.occurred_at < ?");
                into.add(to);
            });
            sql.append(" and t.occurred_at <= ?");
            into.add(now);
            return sql.toString();
        }

        private static void in(String column, Stream<String> names, StringBuilder sql, List<@Nullable Object> into) {
            List<String> all = names.toList();
            if (!all.isEmpty()) {
                sql.append(" and ")
                        .append(column)
                        .append(" in (?")
                        .append(", ?".repeat(all.size() - 1))
                        .append(')');
                into.addAll(all);
            }
        }
    }
}
