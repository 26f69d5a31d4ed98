package dev.rapport.crm.jdbc;

import dev.rapport.crm.calendar.TimeOrderedUuid;
import dev.rapport.crm.contact.ContactPoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The points that entries of the ledger refer to: one row for each, which is also what is locked when a point is. */
final class ConsentPoints {

    /** A row: the text is as the point was written first. */
    record Known(UUID id, String text) {}

    private static final int MAX_POINTS_A_STATEMENT = 64;

    private static final String INSERT = """
            insert into {consent_point} as p (tenant_id, id, type, point_key, text, revision)
            values {rows} on conflict (tenant_id, type, point_key)\s""";

    private final Db db;

    ConsentPoints(Db db) {
        this.db = db;
    }

    /** In the order of the keys, which is the same for everybody; a row that is not there is made and locked at once. */
    void lock(Collection<ContactPoint> points) {
        db.insert(INSERT + "do update set revision = p.revision + 1", rows(byKey(points)));
    }

    /** The rows of these points; those that are not there are made. */
    Map<PointKey, Known> require(Collection<ContactPoint> points) {
        SortedMap<PointKey, ContactPoint> missing = byKey(points);
        List<PointKey> all = List.copyOf(missing.keySet());
        Map<PointKey, Known> known = find(all);
        missing.keySet().removeAll(known.keySet());
        if (!missing.isEmpty()) {
            db.insert(INSERT + "do nothing", rows(missing));
            // another transaction may have made some of them meanwhile
            known.putAll(find(List.copyOf(missing.keySet())));
        }
        return known;
    }

    /** The rows that there are. */
    Map<PointKey, Known> find(Collection<PointKey> keys) {
        List<PointKey> distinct = keys.stream().distinct().toList();
        Map<PointKey, Known> found = new HashMap<>();
        int from = 0;
        while (from < distinct.size()) {
            int size = Math.min(MAX_POINTS_A_STATEMENT, Integer.highestOneBit(distinct.size() - from));
            find(distinct.subList(from, from + size), found);
            from += size;
        }
        return found;
    }

    private void find(List<PointKey> keys, Map<PointKey, Known> found) {
        // one branch for each: an index look-up on every database
        String branch = "select type, point_key, id, text from {consent_point}"
                + " where tenant_id = ? and type = ? and point_key = ?";
        List<@Nullable Object> args = new ArrayList<>();
        keys.forEach(key -> args.addAll(List.of(db.tenant(), key.type(), key.key())));
        db.list(
                        branch + (" union all " + branch).repeat(keys.size() - 1),
                        row -> Map.entry(new PointKey(row.text(), row.text()), new Known(row.id(), row.text())),
                        args.toArray())
                .forEach(e -> found.put(e.getKey(), e.getValue()));
    }

    private static SortedMap<PointKey, ContactPoint> byKey(Collection<ContactPoint> points) {
        SortedMap<PointKey, ContactPoint> byKey = new TreeMap<>();
        points.forEach(point -> byKey.putIfAbsent(PointKey.of(point), point));
        return byKey;
    }

    private List<@Nullable Object[]> rows(SortedMap<PointKey, ContactPoint> points) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        points.forEach((key, point) -> rows.add(new @Nullable Object[] {
            db.tenant(), TimeOrderedUuid.system().next(), key.type(), key.key(), point.text(), 1L
        }));
        return rows;
    }
}
