package dev.rapport.crm.jdbc;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ErasedPoint;
import dev.rapport.crm.contact.PointType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A question for entries of the ledger, in one statement: the entries, then the rows of their points, then their words, put
 * together here.
 *
 * <p>No table is joined with another. Where there are no statistics, as in a young database, PostgreSQL takes every tenant for
 * one row; it then reads each joined table from end to end for each row of the other.
 */
final class ConsentEntries {

    /** The entries for which a condition holds, with what {@link #PARTS} reads of them. */
    static final String ENTRIES = """
            select id, contact_id, kind, given_at, recorded_at, stamped, permit_id, doc, point_id, evidence_id
            from {consent} where tenant_id = ? and\s""";

    /** After {@code with entries as materialized (...)}; takes the tenant twice. */
    static final String PARTS = """

            select 0, id, contact_id, kind, given_at, recorded_at, stamped, permit_id, doc, point_id from entries
            union all
            select 1, id, null, type, null, null, null, text, point_key, null from {consent_point}
            where tenant_id = ? and id {in all} select point_id from entries {end}
            union all
            select 2, id, null, null, null, null, null, null, doc, null from {consent_evidence}
            where tenant_id = ? and id {in all} select evidence_id from entries {end}""";

    private record Entry(
            UUID id,
            @Nullable UUID contact,
            ConsentKind kind,
            FactStamp stamp,
            @Nullable String permit,
            String document,
            @Nullable UUID point) {}

    private final Query<UUID> query;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<UUID, ContactPoint> points = new HashMap<>();
    private final Map<UUID, String> words = new HashMap<>();

    private final Query<UUID> first;

    private ConsentEntries(String statement, @Nullable Object[] args, String first, @Nullable Object[] firstArgs) {
        query = new Query<>(statement, this::read, args);
        this.first = new Query<>(first, this::readEntry, firstArgs);
    }

    /** The entries of a tenant for which a condition holds. */
    static ConsentEntries where(String condition, String tenant, @Nullable Object... args) {
        List<@Nullable Object> all = new ArrayList<>(List.of(tenant));
        for (Object arg : args) {
            all.add(arg);
        }
        @Nullable Object[] first = all.toArray();
        all.add(tenant);
        all.add(tenant);
        String entries = ENTRIES + condition;
        return new ConsentEntries(
                "with entries as materialized (" + entries + ")" + PARTS, all.toArray(), entries, first);
    }

    /** The entries that a complete statement names, which ends in {@link #PARTS}. */
    static ConsentEntries of(String statement, @Nullable Object... args) {
        return new ConsentEntries(statement, args, statement, args);
    }

    Query<?> query() {
        return query;
    }

    /** Asks for all of these in as few round trips as the database allows. */
    static void ask(List<ConsentEntries> all, Db db) {
        if (db.engine().nestsQueries()) {
            db.askAll(all.stream().map(ConsentEntries::query).collect(Collectors.toList()));
        } else {
            all.forEach(entries -> entries.askInSteps(db));
        }
    }

    private void askInSteps(Db db) {
        db.askAll(List.of(first));
        Ids named = Ids.of(
                entries.stream().map(Entry::point).filter(Objects::nonNull).toList(), Function.identity());
        if (!named.values().isEmpty()) {
            db.list(
                    "select 1, id, null, type, null, null, null, text, point_key from {consent_point}"
                            + " where tenant_id = ? and id {in ?}",
                    this::read,
                    db.tenant(),
                    named);
        }
        Ids said = Ids.of(first.rows(), Function.identity());
        if (!said.values().isEmpty()) {
            db.list(
                    "select 2, id, null, null, null, null, null, null, doc from {consent_evidence}"
                            + " where tenant_id = ? and id {in ?}",
                    this::read,
                    db.tenant(),
                    said);
        }
    }

    private UUID readEntry(Row row) throws SQLException {
        UUID id = row.id();
        entries.add(entry(id, row));
        return id;
    }

    /** The entries by time, after the query was asked. */
    List<Consent> rows() {
        return entries.stream().map(this::consent).sorted(Consent.BY_TIME).toList();
    }

    private UUID read(Row row) throws SQLException {
        try {
            int part = (int) row.number();
            UUID id = row.id();
            switch (part) {
                case 0 -> entries.add(entry(id, row));
                case 1 -> readPoint(id, row);
                default -> {
                    row.skip(6);
                    words.put(id, row.text());
                }
            }
            return id;
        } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
            throw Failures.inRow(e);
        }
    }

    private static Entry entry(UUID id, Row row) throws SQLException {
        UUID contact = row.idOrNull();
        ConsentKind kind = ConsentKind.valueOf(row.text());
        Instant given = row.instant();
        FactStamp stamp = FactStamp.of(new ConsentId(id), given).restored(row.instant(), row.number() == 1);
        return new Entry(id, contact, kind, stamp, row.textOrNull(), row.text(), row.idOrNull());
    }

    private void readPoint(UUID id, Row row) throws SQLException {
        row.skip(1);
        PointType type = PointType.valueOf(row.text());
        row.skip(3);
        String text = row.text();
        String key = row.text();
        points.put(id, text.isEmpty() ? ErasedPoint.parse(type, key) : type.parse(text));
    }

    private Consent consent(Entry entry) {
        try {
            ContactPoint point = entry.point() == null ? null : points.get(entry.point());
            // the words of an entry go by its own id
            return new ConsentReading(entry.document(), ConsentTexts.read(words.get(entry.id())), point)
                    .consent(
                            entry.kind(),
                            entry.stamp(),
                            entry.contact() == null ? null : new ContactId(entry.contact()),
                            entry.permit());
        } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
            throw Failures.inRow(e);
        }
    }
}
