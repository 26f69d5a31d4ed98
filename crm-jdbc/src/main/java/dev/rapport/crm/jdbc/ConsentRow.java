package dev.rapport.crm.jdbc;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.contact.ContactId;
import java.util.Map;
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
}
