package dev.rapport.crm.jdbc;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.PurposeRevised;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.storage.ConsentExcerpt;
import dev.rapport.crm.storage.ConsentStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledger, with the points and evidence that its entries refer to. */
final class ConsentTable implements ConsentStore {

    private static final String ENTRIES = """
            select c.id, c.contact_id, c.kind, c.given_at, c.recorded_at, c.stamped, c.permit_id, c.doc,
                   p.type, p.text, p.point_key, e.doc
            from {consent} c
            left join {consent_point} p on p.tenant_id = c.tenant_id and p.id = c.point_id
            left join {consent_evidence} e on e.tenant_id = c.tenant_id and e.id = c.evidence_id
            where c.tenant_id = ?
            and\s""";

    // cross joins, as SQLite then begins with the points of the contacts, of which there are few
    private static final String AROUND = ENTRIES + """
            c.id in (
                select o.id from {consent} o where o.tenant_id = ? and o.contact_id {in ?}
                union all
                select n.id from {contact_point} m cross join {consent_point} q cross join {consent} n
                where m.tenant_id = ? and m.contact_id {in ?}
                and q.tenant_id = m.tenant_id and q.type = m.type and q.point_key = m.point_key
                and n.tenant_id = q.tenant_id and n.point_id = q.id
                union all
                select t.consent_id from {contact_point} m cross join {consent_point} q cross join {consent_tombstone} t
                where m.tenant_id = ? and m.contact_id {in ?}
                and q.tenant_id = m.tenant_id and q.type = m.type and q.point_key = m.point_key
                and t.tenant_id = q.tenant_id and t.point_id = q.id
                union all
                select s.id from {contact_point} m cross join {contact_point} o cross join {consent} s
                where m.tenant_id = ? and m.contact_id {in ?}
                and o.tenant_id = m.tenant_id and o.type = m.type and o.point_key = m.point_key
                and s.tenant_id = o.tenant_id and s.contact_id = o.contact_id
                union all
                select r.id from {consent} r where r.tenant_id = ? and r.contact_id is null)""";

    private static final String IN_ORDER = " order by c.tenant_id, c.contact_id, c.given_at, c.recorded_at, c.id";

    private final Db db;

    ConsentTable(Db db) {
        this.db = db;
    }

    @Override
    public Optional<Consent> find(ConsentId id) {
        return db.first(ENTRIES + "c.id = ?", ConsentRow::read, db.tenant(), id.value());
    }

    @Override
    public List<Consent> of(ContactId contact) {
        return db.list(ENTRIES + "c.contact_id = ?" + IN_ORDER, ConsentRow::read, db.tenant(), contact.value());
    }

    /** The ledgers of several contacts, one after another. */
    Query<Consent> ofAll(Collection<ContactId> contacts) {
        return new Query<>(
                ENTRIES + "c.contact_id {in ?}" + IN_ORDER,
                ConsentRow::read,
                db.tenant(),
                Ids.of(contacts, ContactId::value));
    }

    @Override
    public List<Consent> about(Collection<ContactPoint> points) {
        Ids ids = new Ids(
                new ConsentPoints(db).ids(points.stream().map(PointKey::of).toList()));
        if (ids.values().isEmpty()) {
            return List.of();
        }
        Query<Consent> naming = new Query<>(ENTRIES + "c.point_id {in ?}", ConsentRow::read, db.tenant(), ids);
        Query<Consent> burying = new Query<>(ENTRIES + """
                        c.id in (select t.consent_id from {consent_tombstone} t
                            where t.tenant_id = ? and t.point_id {in ?})""", ConsentRow::read, db.tenant(), db.tenant(), ids);
        db.askAll(List.of(naming, burying));
        Map<ConsentId, Consent> found = new TreeMap<>();
        naming.rows().forEach(c -> found.put(c.id(), c));
        burying.rows().forEach(c -> found.put(c.id(), c));
        return found.values().stream().sorted(Consent.BY_TIME).toList();
    }

    /** What {@link #excerpt} reads for each of these contacts and the points that it has, all of it in one statement. */
    Query<Consent> around(Collection<ContactId> contacts) {
        Ids ids = Ids.of(contacts, ContactId::value);
        String tenant = db.tenant();
        return new Query<>(
                AROUND, ConsentRow::read, tenant, tenant, ids, tenant, ids, tenant, ids, tenant, ids, tenant);
    }

    @Override
    public ConsentExcerpt excerpt(Collection<ContactId> contacts, Collection<ContactPoint> points) {
        ContactTable table = new ContactTable(db);
        Map<ContactId, Contact> people = new TreeMap<>(table.byId(contacts));
        table.holding(points).forEach(contact -> people.put(contact.id(), contact));
        Set<ContactId> all = new TreeSet<>(contacts);
        all.addAll(people.keySet());
        Query<Consent> revisions =
                new Query<>(ENTRIES + "c.contact_id is null" + IN_ORDER, ConsentRow::read, db.tenant());
        List<Query<?>> queries = new ArrayList<>(List.of(revisions));
        Query<Consent> ledgers = ofAll(all);
        if (!all.isEmpty()) {
            queries.add(ledgers);
        }
        db.askAll(queries);
        List<Consent> entries = new ArrayList<>(points.isEmpty() ? List.of() : about(points));
        entries.addAll(revisions.rows());
        entries.addAll(ledgers.rows());
        return ConsentExcerpt.of(entries, people.values());
    }

    @Override
    public List<PurposeRevised> revisions() {
        return db.list(ENTRIES + "c.contact_id is null" + IN_ORDER, ConsentRow::read, db.tenant()).stream()
                .filter(PurposeRevised.class::isInstance)
                .map(PurposeRevised.class::cast)
                .toList();
    }

    /**
     * Adds entries.
     *
     * @throws DuplicateException if an id or a permit is taken
     */
    void append(List<Consent> consents, Batch batch) {
        Map<ConsentPoints.Named, ConsentPoints.Known> known = new ConsentPoints(db).require(consents);
        List<ConsentRow> rows =
                consents.stream().map(c -> ConsentRow.of(c, known)).toList();
        // without a target, as two keys may be taken
        int added = db.insert(
                """
                insert into {consent} (tenant_id, id, contact_id, kind, given_at, recorded_at, stamped, point_id,
                    evidence_id, permit_id, doc)
                values {rows} on conflict do nothing""", rows.stream().map(row -> row.columns(db.tenant())).toList());
        if (added < consents.size()) {
            throw new DuplicateException("consent", isMissingOne(consents) ? "permit" : "id");
        }
        batch.insert(
                "insert into {consent_evidence} (tenant_id, id, doc) values {rows}",
                rows.stream()
                        .filter(row -> !row.texts().isEmpty())
                        .map(row -> new @Nullable Object[] {
                            db.tenant(), row.consent().id().value(), row.texts().write()
                        })
                        .toList());
        batch.insert(
                "insert into {consent_tombstone} (tenant_id, point_id, consent_id) values {rows}",
                tombstones(consents, known));
    }

    /** Whether the entry of one of the ids is not there, so that it was not its id that was taken. */
    private boolean isMissingOne(List<Consent> consents) {
        Ids ids = Ids.of(consents, c -> c.id().value());
        List<UUID> there =
                db.list("select id from {consent} where tenant_id = ? and id {in ?}", Row::id, db.tenant(), ids);
        return there.size() < ids.values().size();
    }

    private List<@Nullable Object[]> tombstones(
            List<Consent> consents, Map<ConsentPoints.Named, ConsentPoints.Known> known) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Consent erased : consents) {
            if (erased instanceof Erased) {
                erased.points().stream()
                        .map(point -> ConsentPoints.Named.of(erased, point))
                        .distinct()
                        .map(known::get)
                        .forEach(point -> rows.add(new @Nullable Object[] {
                            db.tenant(), point.id(), erased.id().value()
                        }));
            }
        }
        return rows;
    }

    /** Rewrites the words of an entry of somebody who is erased; most have none that stay. */
    void bury(Consent left, Batch batch) {
        ConsentTexts texts = ConsentTexts.of(left, "");
        if (texts.isEmpty()) {
            batch.update(
                    "delete from {consent_evidence} where tenant_id = ? and id = ?",
                    db.tenant(),
                    left.id().value());
        } else {
            batch.update(
                    "update {consent_evidence} set doc = ? where tenant_id = ? and id = ?",
                    texts.write(),
                    db.tenant(),
                    left.id().value());
        }
    }
}
