package dev.rapport.crm.jdbc;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.storage.ConsentStore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The ledger, with the points and evidence that its entries refer to. */
final class ConsentTable implements ConsentStore {

    private static final String ENTRIES = """
            select c.id, c.contact_id, c.act, c.purposes, c.channels, c.basis, c.actor,
                   c.given_at, c.recorded_at, c.expires_at, c.stamped, p.type, p.text, e.wording, e.record
            from {consent} c
            left join {consent_point} p on p.tenant_id = c.tenant_id and p.id = c.point_id
            left join {consent_evidence} e on e.tenant_id = c.tenant_id and e.id = c.evidence_id
            where c.tenant_id = ?
            and\s""";

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
        return db.list(
                ENTRIES + "c.contact_id = ? order by c.tenant_id, c.contact_id, c.given_at, c.recorded_at, c.id",
                ConsentRow::read,
                db.tenant(),
                contact.value());
    }

    /** The ledgers of several contacts, one after another. */
    Query<Consent> ofAll(Collection<ContactId> contacts) {
        return new Query<>(
                ENTRIES + "c.contact_id {in ?} order by c.tenant_id, c.contact_id, c.given_at, c.recorded_at, c.id",
                ConsentRow::read,
                db.tenant(),
                Ids.of(contacts, ContactId::value));
    }

    /** Adds entries; false if one of the ids is taken. */
    boolean append(List<Consent> consents, Batch batch) {
        int added = db.insert(
                """
                insert into {consent} (tenant_id, id, contact_id, act, purposes, channels, basis, actor,
                    given_at, recorded_at, expires_at, stamped, point_id, evidence_id)
                values {rows} on conflict (tenant_id, id) do nothing""", consents.stream().map(c -> ConsentRow.of(db.tenant(), c)).toList());
        if (added < consents.size()) {
            return false;
        }
        batch.insert(
                "insert into {consent_point} (tenant_id, id, type, text) values {rows}",
                consents.stream()
                        .filter(c -> c.point().isPresent())
                        .map(c -> ConsentRow.point(db.tenant(), c))
                        .toList());
        batch.insert(
                "insert into {consent_evidence} (tenant_id, id, wording, record) values {rows}",
                consents.stream()
                        .filter(c -> c.evidence().isPresent())
                        .map(c -> ConsentRow.evidence(db.tenant(), c))
                        .toList());
        return true;
    }
}
