package dev.rapport.crm.jdbc;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.InteractionStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Interactions by id, external reference and fact, and the timelines. */
final class InteractionTable implements InteractionStore {

    private final Db db;

    InteractionTable(Db db) {
        this.db = db;
    }

    static Interaction read(Row row) throws SQLException {
        InteractionId id = new InteractionId(row.id());
        return InteractionCodec.read(id, row.instant(), row.instant(), row.text());
    }

    @Override
    public Optional<Interaction> find(InteractionId id) {
        return db.first("""
                select id, occurred_at, recorded_at, doc from {interaction}
                where tenant_id = ? and id = ?""", InteractionTable::read, db.tenant(), id.value());
    }

    @Override
    public Optional<Interaction> findByExternalRef(ExternalRef ref) {
        return db.first("""
                select id, occurred_at, recorded_at, doc from {interaction}
                where tenant_id = ? and source = ? and ext_id = ?""", InteractionTable::read, db.tenant(), ref.source(), ref.id());
    }

    @Override
    public List<Interaction> findAll(Collection<InteractionId> ids, Collection<ExternalRef> refs) {
        Map<InteractionId, Interaction> found = new TreeMap<>();
        byId(ids).forEach(i -> found.put(i.id(), i));
        List<InteractionId> holders = new References(db, "{interaction}", "id")
                .holders(refs).values().stream().map(InteractionId::new).toList();
        byId(holders).forEach(i -> found.put(i.id(), i));
        return List.copyOf(found.values());
    }

    private List<Interaction> byId(Collection<InteractionId> ids) {
        return ids.isEmpty()
                ? List.of()
                : db.list("""
                        select id, occurred_at, recorded_at, doc from {interaction}
                        where tenant_id = ? and id {in ?}""", InteractionTable::read, db.tenant(), Ids.of(ids, InteractionId::value));
    }

    @Override
    public List<Interaction> entries(InteractionId fact) {
        List<Interaction> found =
                db.list("""
                select id, occurred_at, recorded_at, doc from {interaction}
                where tenant_id = ? and id = ?
                union all
                select i.id, i.occurred_at, i.recorded_at, i.doc
                from {correction} c join {interaction} i on i.tenant_id = c.tenant_id and i.id = c.entry_id
                where c.tenant_id = ? and c.fact_id = ?
                order by 3, 1""", InteractionTable::read, db.tenant(), fact.value(), db.tenant(), fact.value());
        // the id of a correction is not that of a fact
        return found.stream().filter(i -> i.factId().equals(fact)).toList();
    }

    @Override
    public List<InteractionId> corrected(ContactId contact) {
        return db.list("""
                select fact_id from {corrected}
                where tenant_id = ? and contact_id = ? order by fact_id""", Row::id, db.tenant(), contact.value()).stream()
                .map(InteractionId::new)
                .toList();
    }

    @Override
    public Page<Interaction> timeline(ContactId contact, int limit, Optional<Cursor> after) {
        List<@Nullable Object> args = new ArrayList<>(List.of(db.tenant(), contact.value()));
        String from = "";
        if (after.isPresent()) {
            List<String> key = after.get().key("timeline", 2);
            Instant at = Micros.parse(key.get(0));
            args.addAll(List.of(at, at, InteractionId.parse(key.get(1)).value()));
            from = "and t.occurred_at <= ? and (t.occurred_at < ? or t.fact_id < ?)";
        }
        args.add(limit + 1L);
        List<Interaction> rows = db.list(
                """
                select i.id, i.occurred_at, i.recorded_at, i.doc
                from {timeline} t join {interaction} i on i.tenant_id = t.tenant_id and i.id = t.entry_id
                where t.tenant_id = ? and t.contact_id = ?
                """
                        + from
                        + " order by t.tenant_id desc, t.contact_id desc, t.occurred_at desc, t.fact_id desc limit ?",
                InteractionTable::read,
                args.toArray());
        return Page.of(
                rows,
                limit,
                i -> Cursor.of(
                        "timeline", Micros.text(i.occurredAt()), i.factId().toString()));
    }
}
