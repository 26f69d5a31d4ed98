package dev.rapport.crm.jdbc;

import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.interaction.Money;
import dev.rapport.crm.interaction.Participant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Appends interactions and keeps the timelines in step. */
final class InteractionWrites {

    private final Db db;
    private final Batch batch;

    InteractionWrites(Db db, Batch batch) {
        this.db = db;
        this.batch = batch;
    }

    void append(List<Interaction> interactions) {
        int appended = db.insert("""
                insert into {interaction} (tenant_id, id, occurred_at, recorded_at, kind, channel, direction,
                    source, ext_id, doc)
                values {rows} {unless taken}""", interactions.stream().map(this::row).toList());
        if (appended < interactions.size()) {
            throw duplicate(interactions);
        }
        insertLines(interactions.stream().filter(i -> i.corrects().isEmpty()).flatMap(this::lines));
        List<Interaction> corrections =
                interactions.stream().filter(i -> i.corrects().isPresent()).toList();
        batch.insert(
                "insert into {correction} (tenant_id, fact_id, entry_id) values {rows}",
                corrections.stream()
                        .map(i ->
                                new @Nullable Object[] {db.tenant(), i.factId().value(), i.id().value()})
                        .toList());
        corrections.stream().map(Interaction::factId).distinct().forEach(this::drawAnew);
    }

    private @Nullable Object[] row(Interaction i) {
        return new @Nullable Object[] {
            db.tenant(),
            i.id().value(),
            i.occurredAt(),
            i.recordedAt().orElseThrow(),
            i.kind().name(),
            i.channel().map(Object::toString).orElse(null),
            i.direction().map(Enum::name).orElse(null),
            i.externalRef().map(ExternalRef::source).orElse(null),
            i.externalRef().map(ExternalRef::id).orElse(null),
            InteractionCodec.write(i)
        };
    }

    /** The reference was taken if an id is still free. */
    private DuplicateException duplicate(List<Interaction> interactions) {
        Ids ids = Ids.of(interactions, i -> i.id().value());
        List<UUID> there =
                db.list("select id from {interaction} where tenant_id = ? and id {in ?}", Row::id, db.tenant(), ids);
        return new DuplicateException("interaction", there.size() < ids.values().size() ? "externalRef" : "id");
    }

    /** A fact stands on the timelines as it was recorded last, unless that took it back. */
    private void drawAnew(InteractionId fact) {
        batch.flush();
        List<Interaction> entries = new InteractionTable(db).entries(fact);
        batch.update(
                """
                delete from {timeline}
                where tenant_id = ? and contact_id = ? and occurred_at = ? and fact_id = ?""",
                entries.stream()
                        .flatMap(this::lines)
                        .map(line -> new @Nullable Object[] {line[0], line[1], line[2], line[3]})
                        .toList());
        batch.insert(
                """
                insert into {corrected} (tenant_id, contact_id, fact_id)
                values {rows} {unless taken}""",
                entries.stream()
                        .flatMap(i -> i.participants().stream())
                        .map(Participant::contact)
                        .distinct()
                        .map(contact -> new @Nullable Object[] {db.tenant(), contact.value(), fact.value()})
                        .toList());
        Interaction last = entries.get(entries.size() - 1);
        if (!last.isRetraction()) {
            insertLines(lines(last));
        }
    }

    private Stream<@Nullable Object[]> lines(Interaction i) {
        return i.participants().stream().map(p -> new @Nullable Object[] {
            db.tenant(),
            p.contact().value(),
            i.occurredAt(),
            i.factId().value(),
            i.id().value(),
            i.kind().name(),
            i.channel().map(Object::toString).orElse(null),
            i.direction().map(Enum::name).orElse(null),
            i.amount().map(Money::amount).orElse(null),
            i.amount().map(amount -> amount.currency().getCurrencyCode()).orElse(null)
        });
    }

    private void insertLines(Stream<@Nullable Object[]> lines) {
        batch.insert("""
                insert into {timeline} (tenant_id, contact_id, occurred_at, fact_id, entry_id, kind, channel, direction,
                    amount, currency)
                values {rows}""", lines.toList());
    }
}
