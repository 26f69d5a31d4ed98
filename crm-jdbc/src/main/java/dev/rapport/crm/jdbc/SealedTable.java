package dev.rapport.crm.jdbc;

import dev.rapport.crm.consent.EvidenceHold;
import dev.rapport.crm.consent.SealedEvidence;
import dev.rapport.crm.contact.ContactId;
import java.time.Instant;
import java.util.Optional;

/** What is held under seal of those who were erased. */
final class SealedTable {

    private final Db db;

    SealedTable(Db db) {
        this.db = db;
    }

    Optional<SealedEvidence> find(ContactId person) {
        return db.first(
                """
                select held_until, ground, key_version, box from {sealed_evidence}
                where tenant_id = ? and contact_id = ?""",
                row -> new SealedEvidence(
                        person, new EvidenceHold(row.instant(), row.text()), (int) row.number(), row.text()),
                db.tenant(),
                person.value());
    }

    void add(SealedEvidence sealed) {
        db.update(
                """
                insert into {sealed_evidence} (tenant_id, contact_id, held_until, ground, key_version, box)
                values (?, ?, ?, ?, ?, ?)""",
                db.tenant(),
                sealed.person().value(),
                sealed.hold().until(),
                sealed.hold().ground(),
                sealed.keyVersion(),
                sealed.box());
    }

    void end(Instant at) {
        db.update("delete from {sealed_evidence} where tenant_id = ? and held_until <= ?", db.tenant(), at);
    }
}
