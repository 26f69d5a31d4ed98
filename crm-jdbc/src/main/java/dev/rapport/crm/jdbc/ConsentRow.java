package dev.rapport.crm.jdbc;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ErasedPoint;
import dev.rapport.crm.contact.PointType;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One entry of the ledger as columns, with the row of its point and its words. */
record ConsentRow(Consent consent, ConsentPoints.@Nullable Known point, ConsentTexts texts) {

    static ConsentRow of(Consent consent, Map<ConsentPoints.Named, ConsentPoints.Known> points) {
        // the several points of an erasure are in a table of their own
        ConsentPoints.Known point = consent instanceof Erased
                        || consent.points().isEmpty()
                ? null
                : points.get(ConsentPoints.Named.of(consent, consent.points().get(0)));
        return new ConsentRow(consent, point, ConsentTexts.of(consent, point == null ? null : point.text()));
    }

    @Nullable
    Object[] columns(String tenant) {
        FactStamp stamp = consent.stamp();
        String permit =
                consent instanceof Contacted contacted ? contacted.permit().orElse(null) : null;
        return new @Nullable Object[] {
            tenant,
            stamp.id().value(),
            consent.contact().map(ContactId::value).orElse(null),
            ConsentKind.of(consent).name(),
            stamp.at(),
            stamp.recorded(),
            stamp.isTimeStamped() ? 1 : 0,
            point == null ? null : point.id(),
            texts.isEmpty() ? null : stamp.id().value(),
            permit,
            ConsentWriting.document(consent)
        };
    }

    static Consent read(Row row) throws SQLException {
        try {
            return consent(row);
        } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
            throw Failures.inRow(e);
        }
    }

    private static Consent consent(Row row) throws SQLException {
        ConsentId id = new ConsentId(row.id());
        UUID contact = row.idOrNull();
        ConsentKind kind = ConsentKind.valueOf(row.text());
        FactStamp stamp = FactStamp.of(id, row.instant()).restored(row.instant(), row.number() == 1);
        String permit = row.textOrNull();
        String document = row.text();
        ContactPoint point = point(row.textOrNull(), row.textOrNull(), row.textOrNull());
        ConsentTexts words = ConsentTexts.read(row.textOrNull());
        return new ConsentReading(document, words, point)
                .consent(kind, stamp, contact == null ? null : new ContactId(contact), permit);
    }

    private static @Nullable ContactPoint point(@Nullable String type, @Nullable String text, @Nullable String key) {
        if (type == null || text == null || key == null) {
            return null;
        }
        PointType is = PointType.valueOf(type);
        return text.isEmpty() ? ErasedPoint.parse(is, key) : is.parse(text);
    }
}
