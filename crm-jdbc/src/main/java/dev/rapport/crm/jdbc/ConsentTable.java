package dev.rapport.crm.jdbc;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.Merged;
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

    private static final String AROUND = """
            with mine as materialized (
                select type, point_key from {contact_point} where tenant_id = ? and contact_id {in ?}),
            holders as materialized (
                select contact_id from {contact_point} where tenant_id = ? and {in mine}),
            named as materialized (
                select id from {consent_point} where tenant_id = ? and {in mine}),
            entries as materialized (""" + ConsentEntries.ENTRIES + """
                id {in all}
                    select id from {consent} where tenant_id = ? and contact_id {in ?}
                    union all
                    select id from {consent} where tenant_id = ? and point_id {in all} select id from named {end}
                    union all
                    select consent_id from {consent_tombstone} where tenant_id = ?
                    and point_id {in all} select id from named {end}
                    union all
                    select id from {consent} where tenant_id = ? and contact_id {in all} select contact_id from holders {end}
                    union all
                    select consent_id from {consent_merger} where tenant_id = ? and contact_id {in ?}
                    union all
                    select consent_id from {consent_merger} where tenant_id = ?
                    and contact_id {in all} select contact_id from holders {end}
                    union all
                    select id from {consent} where tenant_id = ? and contact_id is null {end})""" + ConsentEntries.PARTS;

    /** The ledgers of contacts: an entry that is in two of them is found twice. */
    private static final String OF = "contact_id {in ?} union all " + ConsentEntries.ENTRIES + """
            id {in all} select consent_id from {consent_merger} where tenant_id = ? and contact_id {in ?} {end}""";

    private final Db db;

    ConsentTable(Db db) {
        this.db = db;
    }

    @Override
    public Optional<Consent> find(ConsentId id) {
        return asked(where("id = ?", id.value())).stream().findFirst();
    }

    @Override
    public List<Consent> of(ContactId contact) {
        return asked(of(List.of(contact)));
    }

    @Override
    public List<Consent> about(Collection<ContactPoint> points) {
        Ids ids = new Ids(
                new ConsentPoints(db).ids(points.stream().map(PointKey::of).toList()));
        if (ids.values().isEmpty()) {
            return List.of();
        }
        return asked(where("""
                id {in all}
                    select id from {consent} where tenant_id = ? and point_id {in ?}
                    union all
                    select consent_id from {consent_tombstone} where tenant_id = ? and point_id {in ?} {end}""", db.tenant(), ids, db.tenant(), ids));
    }

    /**
     * What {@link #excerpt} reads for each of these contacts and the points that it has, all of it in one statement; and
     * perhaps more, where a point of one type has the key of a point of another.
     */
    ConsentEntries around(Collection<ContactId> contacts) {
        Ids ids = Ids.of(contacts, ContactId::value);
        String tenant = db.tenant();
        return ConsentEntries.of(
                AROUND, tenant, ids, tenant, tenant, tenant, tenant, ids, tenant, tenant, tenant, tenant, ids, tenant,
                tenant, tenant, tenant);
    }

    /** The same in steps: with the keys of their points, and with all who have one of those. */
    List<Consent> around(Collection<ContactId> contacts, List<PointKey> keys, Collection<ContactId> holders) {
        Set<ContactId> people = new TreeSet<>(contacts);
        people.addAll(holders);
        Ids ids = Ids.of(people, ContactId::value);
        Ids named = new Ids(new ConsentPoints(db).ids(keys));
        String tenant = db.tenant();
        return asked(where("""
                id {in all}
                    select id from {consent} where tenant_id = ? and contact_id {in ?}
                    union all
                    select id from {consent} where tenant_id = ? and point_id {in ?}
                    union all
                    select consent_id from {consent_tombstone} where tenant_id = ? and point_id {in ?}
                    union all
                    select consent_id from {consent_merger} where tenant_id = ? and contact_id {in ?}
                    union all
                    select id from {consent} where tenant_id = ? and contact_id is null {end}""", tenant, ids, tenant, named, tenant, named, tenant, ids, tenant));
    }

    @Override
    public ConsentExcerpt excerpt(Collection<ContactId> contacts, Collection<ContactPoint> points) {
        ContactTable table = new ContactTable(db);
        Map<ContactId, Contact> people = new TreeMap<>(table.byId(contacts));
        table.holding(points).forEach(contact -> people.put(contact.id(), contact));
        Set<ContactId> all = new TreeSet<>(contacts);
        all.addAll(people.keySet());
        ConsentEntries revisions = where("contact_id is null");
        ConsentEntries ledgers = of(all);
        ConsentEntries.ask(all.isEmpty() ? List.of(revisions) : List.of(revisions, ledgers), db);
        List<Consent> entries = new ArrayList<>(points.isEmpty() ? List.of() : about(points));
        entries.addAll(revisions.rows());
        entries.addAll(ledgers.rows());
        return ConsentExcerpt.of(entries, people.values());
    }

    @Override
    public List<PurposeRevised> revisions() {
        return asked(where("contact_id is null")).stream()
                .filter(PurposeRevised.class::isInstance)
                .map(PurposeRevised.class::cast)
                .toList();
    }

    private ConsentEntries of(Collection<ContactId> contacts) {
        Ids ids = Ids.of(contacts, ContactId::value);
        return where(OF, ids, db.tenant(), db.tenant(), ids);
    }

    private ConsentEntries where(String condition, @Nullable Object... args) {
        return ConsentEntries.where(condition, db.tenant(), args);
    }

    private List<Consent> asked(ConsentEntries entries) {
        ConsentEntries.ask(List.of(entries), db);
        return entries.rows();
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
                values {rows} {unless taken}""", rows.stream().map(row -> row.columns(db.tenant())).toList());
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
        batch.insert(
                "insert into {consent_merger} (tenant_id, contact_id, consent_id) values {rows}",
                consents.stream()
                        .filter(Merged.class::isInstance)
                        .map(Merged.class::cast)
                        .map(merged -> new @Nullable Object[] {
                            db.tenant(), merged.into().value(), merged.id().value()
                        })
                        .toList());
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
