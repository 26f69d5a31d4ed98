package dev.rapport.crm.jdbc;

import dev.rapport.crm.consent.ErasureReceipt;
import dev.rapport.crm.consent.SealedEvidence;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactKind;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ContactRevision;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.ContactStore;
import java.sql.SQLException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Contacts by id, name, point and external reference. */
final class ContactTable implements ContactStore {

    private static final int MAX_POINTS_A_STATEMENT = 64;

    private final Db db;

    ContactTable(Db db) {
        this.db = db;
    }

    static Contact read(Row row) throws SQLException {
        ContactId id = new ContactId(row.id());
        return ContactCodec.read(id, ContactKind.valueOf(row.text()), row.number(), row.text());
    }

    @Override
    public Optional<Contact> find(ContactId id) {
        return db.first("""
                select id, kind, revision, doc from {contact}
                where tenant_id = ? and id = ?""", ContactTable::read, db.tenant(), id.value());
    }

    @Override
    public List<Contact> findByPoint(ContactPoint point) {
        PointKey key = PointKey.of(point);
        List<Contact> found = db.list("""
                select id, kind, revision, doc from {contact}
                where tenant_id = ? and id {in all}
                    select contact_id from {contact_point}
                    where tenant_id = ? and type = ? and point_key = ? {end}""", ContactTable::read, db.tenant(), db.tenant(), key.type(), key.key());
        return found.stream()
                .filter(c -> has(c, point))
                .sorted(Comparator.comparing(Contact::id))
                .toList();
    }

    /** Whoever has one of these points now. */
    List<Contact> holding(Collection<ContactPoint> points) {
        Map<PointKey, ContactPoint> byKey = new TreeMap<>();
        points.forEach(point -> byKey.putIfAbsent(PointKey.of(point), point));
        return byId(holders(List.copyOf(byKey.keySet()))).values().stream()
                .filter(contact -> byKey.values().stream().anyMatch(point -> has(contact, point)))
                .toList();
    }

    /** The keys of all points of these contacts. */
    List<PointKey> keys(Collection<ContactId> contacts) {
        return db
                .list(
                        "select type, point_key from {contact_point} where tenant_id = ? and contact_id {in ?}",
                        row -> new PointKey(row.text(), row.text()),
                        db.tenant(),
                        Ids.of(contacts, ContactId::value))
                .stream()
                .distinct()
                .sorted()
                .toList();
    }

    /** Whoever has a point with one of these keys. */
    Set<ContactId> holders(List<PointKey> keys) {
        Set<ContactId> holders = new TreeSet<>();
        int from = 0;
        while (from < keys.size()) {
            int size = Math.min(MAX_POINTS_A_STATEMENT, Integer.highestOneBit(keys.size() - from));
            holders.addAll(someHolders(keys.subList(from, from + size)));
            from += size;
        }
        return holders;
    }

    private List<ContactId> someHolders(List<PointKey> keys) {
        // one branch for each: an index look-up on every database
        String branch = "select contact_id from {contact_point} where tenant_id = ? and type = ? and point_key = ?";
        List<@Nullable Object> args = new ArrayList<>();
        keys.forEach(key -> args.addAll(List.of(db.tenant(), key.type(), key.key())));
        return db.list(
                branch + (" union all " + branch).repeat(keys.size() - 1),
                row -> new ContactId(row.id()),
                args.toArray());
    }

    /**
     * The others who have a point of one of these contacts; and perhaps somebody else, where a point of one type has the key of
     * a point of another.
     */
    Query<Contact> sharing(Collection<ContactId> contacts) {
        Ids ids = Ids.of(contacts, ContactId::value);
        String tenant = db.tenant();
        return new Query<>("""
                with mine as materialized (
                    select type, point_key from {contact_point} where tenant_id = ? and contact_id {in ?})
                select id, kind, revision, doc from {contact}
                where tenant_id = ? and not (id {in ?}) and id {in all}
                    select contact_id from {contact_point} where tenant_id = ? and {in mine} {end}""", ContactTable::read, tenant, ids, tenant, ids, tenant);
    }

    private static boolean has(Contact contact, ContactPoint point) {
        return contact.points().stream()
                .anyMatch(entry -> entry.point().type() == point.type()
                        && entry.point().key().equals(point.key()));
    }

    @Override
    public Optional<Contact> findByExternalRef(ExternalRef ref) {
        return db.first("""
                select id, kind, revision, doc from {contact}
                where tenant_id = ? and id {in all}
                    select contact_id from {contact_ref}
                    where tenant_id = ? and source = ? and ext_id = ? {end}""", ContactTable::read, db.tenant(), db.tenant(), ref.source(), ref.id());
    }

    @Override
    public List<Contact> findAll(Collection<ContactId> ids, Collection<ExternalRef> refs) {
        Map<ContactId, Contact> found = new TreeMap<>(byId(ids));
        List<ContactId> holders = new References(db, "{contact_ref}", "contact_id")
                .holders(refs).values().stream().map(ContactId::new).toList();
        found.putAll(byId(holders));
        return List.copyOf(found.values());
    }

    Map<ContactId, Contact> byId(Collection<ContactId> ids) {
        Map<ContactId, Contact> found = new TreeMap<>();
        if (!ids.isEmpty()) {
            Query<Contact> query = all(ids);
            db.askAll(List.of(query));
            query.rows().forEach(c -> found.put(c.id(), c));
        }
        return found;
    }

    /** Those of the contacts that exist. */
    Query<Contact> all(Collection<ContactId> ids) {
        return new Query<>("""
                select id, kind, revision, doc from {contact}
                where tenant_id = ? and id {in ?}""", ContactTable::read, db.tenant(), Ids.of(ids, ContactId::value));
    }

    @Override
    public Page<Contact> byName(String prefix, int limit, Optional<Cursor> after) {
        StringBuilder query = new StringBuilder("select id, kind, revision, doc from {contact} where tenant_id = ?");
        List<@Nullable Object> args = new ArrayList<>(List.of(db.tenant()));
        if (after.isPresent()) {
            List<String> key = after.get().key("names", 2);
            query.append(" and name_key >= ? and (name_key > ? or id > ?)");
            args.addAll(List.of(
                    new SortedText(key.get(1)),
                    new SortedText(key.get(1)),
                    ContactId.parse(key.get(0)).value()));
        } else {
            query.append(" and name_key >= ?");
            args.add(new SortedText(prefix));
        }
        Prefixes.end(prefix).ifPresent(end -> {
            query.append(" and name_key < ?");
            args.add(new SortedText(end));
        });
        query.append(" order by tenant_id, name_key, id limit ?");
        args.add(limit + 1L);
        List<Contact> rows = db.list(query.toString(), ContactTable::read, args.toArray());
        return Page.of(rows, limit, c -> Cursor.of("names", c.id().toString(), c.nameKey()));
    }

    @Override
    public Page<Contact> all(int limit, Optional<Cursor> after) {
        String from = after.isPresent() ? " and id > ?" : "";
        List<@Nullable Object> args = new ArrayList<>(List.of(db.tenant()));
        after.ifPresent(cursor ->
                args.add(ContactId.parse(cursor.key("contacts", 1).get(0)).value()));
        args.add(limit + 1L);
        List<Contact> rows = db.list(
                "select id, kind, revision, doc from {contact} where tenant_id = ?" + from
                        + " order by tenant_id, id limit ?",
                ContactTable::read,
                args.toArray());
        return Page.of(rows, limit, c -> Cursor.of("contacts", c.id().toString()));
    }

    @Override
    public List<ContactRevision> revisions(ContactId id) {
        return db.list(
                """
                select id, kind, revision, doc, since from {contact_revision}
                where tenant_id = ? and id = ?
                union all
                select id, kind, revision, doc, since from {contact}
                where tenant_id = ? and id = ?
                order by 3""",
                row -> new ContactRevision(read(row), row.instant()),
                db.tenant(),
                id.value(),
                db.tenant(),
                id.value());
    }

    @Override
    public Optional<ErasureReceipt> erasure(ContactId id) {
        return new ErasureTable(db).find(id);
    }

    @Override
    public Optional<SealedEvidence> sealedEvidence(ContactId id) {
        return new SealedTable(db).find(id);
    }

    @Override
    public Page<ContactId> candidates(Criterion criterion, ZonedDateTime asOf, int limit, Optional<Cursor> after) {
        return new CandidateTable(db).page(criterion, asOf, limit, after);
    }

    @Override
    public OptionalLong count(Criterion criterion, ZonedDateTime asOf) {
        return new CandidateTable(db).count(criterion, asOf);
    }
}
