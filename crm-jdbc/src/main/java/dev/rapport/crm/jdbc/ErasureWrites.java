package dev.rapport.crm.jdbc;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.interaction.Participant;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Erasure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Erases a contact: rows go or lose their words, and only the ledger itself stays as it is. */
final class ErasureWrites {

    /** A long history is not held in memory at once. */
    private static final int PAGE = 500;

    private final Db db;
    private final Batch batch;
    private final Change.ContactErased change;
    private final Erasure erasure;
    private final ContactId contact;

    ErasureWrites(Db db, Batch batch, Change.ContactErased change) {
        this.db = db;
        this.batch = batch;
        this.change = change;
        this.erasure = new Erasure(change);
        this.contact = erasure.contact();
    }

    void erase() {
        ConsentTable ledger = new ConsentTable(db);
        if (ledger.find(change.fact().id()).isPresent()) {
            throw new DuplicateException("consent", "id");
        }
        batch.flush();
        Contact last = new ContactTable(db)
                .find(contact)
                .orElseThrow(() -> new NotFoundException("contact", contact.toString()));
        int revisions = new ContactWrites(db, batch).erase(last);
        int followUps = deleteOwn("follow_up");
        erasure.removed(last, revisions, followUps);
        deleteOwn("plan_state");
        forgetCorrected();
        forgetTimeline();
        List<Consent> entries = ledger.of(contact);
        new ConsentPoints(db).bury(contact, change.tombstones());
        entries.forEach(entry -> ledger.bury(erasure.left(entry), batch));
        ledger.append(List.of(change.fact()), batch);
        batch.flush();
        new ErasureTable(db).add(erasure.receipt());
        change.evidence().ifPresent(new SealedTable(db)::add);
    }

    private int deleteOwn(String table) {
        return db.update(
                "delete from {" + table + "} where tenant_id = ? and contact_id = ?", db.tenant(), contact.value());
    }

    /** Facts with several entries, of which any may have been about the contact. */
    private void forgetCorrected() {
        List<UUID> facts = db.list(
                "select fact_id from {corrected} where tenant_id = ? and contact_id = ?",
                Row::id,
                db.tenant(),
                contact.value());
        for (UUID fact : facts) {
            List<Interaction> entries = new InteractionTable(db).entries(new InteractionId(fact));
            boolean gone = forget(entries);
            Set<ContactId> touched = gone ? participants(entries) : Set.of(contact);
            batch.update(
                    "delete from {corrected} where tenant_id = ? and contact_id = ? and fact_id = ?",
                    touched.stream()
                            .map(id -> new @Nullable Object[] {db.tenant(), id.value(), fact})
                            .toList());
            batch.update(
                    "delete from {timeline} where tenant_id = ? and contact_id = ? and fact_id = ?",
                    db.tenant(),
                    contact.value(),
                    fact);
            batch.flush();
        }
    }

    private static Set<ContactId> participants(List<Interaction> entries) {
        return entries.stream()
                .flatMap(i -> i.participants().stream())
                .map(Participant::contact)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is on the timeline then was never corrected. */
    private void forgetTimeline() {
        List<Interaction> page;
        do {
            page = db.list("""
                    select id, occurred_at, recorded_at, doc from {interaction}
                    where tenant_id = ? and id {in all}
                        select entry_id from {timeline} where tenant_id = ? and contact_id = ? limit ? {end}""", InteractionTable::read, db.tenant(), db.tenant(), contact.value(), (long) PAGE);
            page.forEach(entry -> forget(List.of(entry)));
            batch.update(
                    """
                    delete from {timeline}
                    where tenant_id = ? and contact_id = ? and occurred_at = ? and fact_id = ?""",
                    page.stream()
                            .map(i -> new @Nullable Object[] {
                                db.tenant(),
                                contact.value(),
                                i.occurredAt(),
                                i.factId().value()
                            })
                            .toList());
            batch.flush();
        } while (!page.isEmpty());
    }

    /** Answers whether nothing is left of the fact. */
    private boolean forget(List<Interaction> entries) {
        Map<InteractionId, Interaction> left =
                erasure.left(entries).stream().collect(Collectors.toMap(Interaction::id, Function.identity()));
        for (Interaction entry : entries) {
            Interaction rest = left.get(entry.id());
            if (rest == null) {
                delete(entry);
            } else if (!rest.equals(entry)) {
                rewrite(rest);
            }
        }
        return left.isEmpty();
    }

    private void delete(Interaction entry) {
        UUID id = entry.id().value();
        batch.update("delete from {interaction} where tenant_id = ? and id = ?", db.tenant(), id);
        if (entry.corrects().isPresent()) {
            batch.update(
                    "delete from {correction} where tenant_id = ? and fact_id = ? and entry_id = ?",
                    db.tenant(),
                    entry.factId().value(),
                    id);
        }
    }

    private void rewrite(Interaction left) {
        batch.update(
                "update {interaction} set source = ?, ext_id = ?, doc = ? where tenant_id = ? and id = ?",
                left.externalRef().map(ExternalRef::source).orElse(null),
                left.externalRef().map(ExternalRef::id).orElse(null),
                InteractionCodec.write(left),
                db.tenant(),
                left.id().value());
    }
}
