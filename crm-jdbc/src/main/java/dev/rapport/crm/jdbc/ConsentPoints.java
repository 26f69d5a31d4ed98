package dev.rapport.crm.jdbc;

import dev.rapport.crm.calendar.TimeOrderedUuid;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ErasedPoint;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The points that entries of the ledger refer to: one row for each contact and point, so that what is erased of one contact
 * stays that of another.
 */
final class ConsentPoints {

    /** A row: the text is as the point was written first. */
    record Known(UUID id, String text) {}

    /** A point in the ledger of a contact. */
    record Named(PointKey key, ContactId contact) implements Comparable<Named> {
        static Named of(Consent consent, ContactPoint point) {
            return new Named(PointKey.of(point), consent.contact().orElseThrow());
        }

        @Override
        public int compareTo(Named other) {
            int byKey = key.compareTo(other.key);
            return byKey != 0 ? byKey : contact.compareTo(other.contact);
        }
    }

    private record Found(Named named, Known known) {
        static Found read(Row row) throws SQLException {
            PointKey key = new PointKey(row.text(), row.text());
            return new Found(new Named(key, new ContactId(row.id())), new Known(row.id(), row.text()));
        }
    }

    private static final int MAX_POINTS_A_STATEMENT = 64;

    private final Db db;

    ConsentPoints(Db db) {
        this.db = db;
    }

    /** The rows of the points that these name; those that are not there are made. */
    Map<Named, Known> require(Collection<Consent> consents) {
        SortedMap<Named, ContactPoint> missing = new TreeMap<>();
        consents.forEach(c -> c.points().forEach(point -> missing.putIfAbsent(Named.of(c, point), point)));
        Map<Named, Known> known = find(missing.keySet());
        missing.keySet().removeAll(known.keySet());
        if (!missing.isEmpty()) {
            db.insert("""
                    insert into {consent_point} (tenant_id, id, type, point_key, contact_id, text)
                    values {rows} {unless taken}""", rows(missing));
            // another transaction may have made some of them meanwhile
            known.putAll(find(missing.keySet()));
        }
        return known;
    }

    private List<@Nullable Object[]> rows(SortedMap<Named, ContactPoint> points) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        points.forEach((named, point) -> rows.add(new @Nullable Object[] {
            db.tenant(),
            TimeOrderedUuid.system().next(),
            named.key().type(),
            named.key().key(),
            named.contact().value(),
            point.text()
        }));
        return rows;
    }

    private Map<Named, Known> find(Collection<Named> named) {
        List<@Nullable Object[]> args = new ArrayList<>();
        named.forEach(n -> args.add(new @Nullable Object[] {
            db.tenant(), n.key().type(), n.key().key(), n.contact().value()
        }));
        Map<Named, Known> found = new HashMap<>();
        find(" and contact_id = ?", args).forEach(f -> found.put(f.named(), f.known()));
        return found;
    }

    /** The rows of these points, whoever named them. */
    List<UUID> ids(Collection<PointKey> keys) {
        List<@Nullable Object[]> args = new ArrayList<>();
        keys.stream().distinct().forEach(key -> args.add(new @Nullable Object[] {db.tenant(), key.type(), key.key()}));
        return find("", args).stream().map(f -> f.known().id()).toList();
    }

    private List<Found> find(String more, List<@Nullable Object[]> args) {
        // one branch for each: an index look-up on every database
        String branch = "select type, point_key, contact_id, id, text from {consent_point}"
                + " where tenant_id = ? and type = ? and point_key = ?" + more;
        List<Found> found = new ArrayList<>();
        int from = 0;
        while (from < args.size()) {
            int size = Math.min(MAX_POINTS_A_STATEMENT, Integer.highestOneBit(args.size() - from));
            List<@Nullable Object> flat = new ArrayList<>();
            args.subList(from, from + size).forEach(row -> flat.addAll(List.of(row)));
            found.addAll(db.list(branch + (" union all " + branch).repeat(size - 1), Found::read, flat.toArray()));
            from += size;
        }
        return found;
    }

    /** Puts tombstones in the place of the points of a contact. */
    void bury(ContactId contact, Map<ContactPoint, ErasedPoint> tombstones) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        tombstones.forEach((point, tombstone) -> rows.add(new @Nullable Object[] {
            tombstone.key(),
            db.tenant(),
            PointKey.of(point).type(),
            PointKey.of(point).key(),
            contact.value()
        }));
        db.updateAll("""
                update {consent_point} set point_key = ?, text = ''
                where tenant_id = ? and type = ? and point_key = ? and contact_id = ?""", rows);
    }
}
