package dev.rapport.crm.jdbc;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentAct;
import dev.rapport.crm.consent.ConsentBuilder;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.Evidence;
import dev.rapport.crm.consent.LegalBasis;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One entry of the ledger as columns; purposes and channels are lists of tokens between commas. */
final class ConsentRow {

    private ConsentRow() {}

    static @Nullable Object[] of(String tenant, Consent c) {
        return new @Nullable Object[] {
            tenant,
            c.id().value(),
            c.contact().value(),
            c.act().name(),
            c.purposes().stream().map(p -> p.name() + ":" + p.kind()).collect(Collectors.joining(",")),
            c.channels().stream().map(Channel::name).collect(Collectors.joining(",")),
            c.basis().map(LegalBasis::name).orElse(null),
            c.actor().orElse(null),
            c.givenAt().orElse(null),
            c.recordedAt().orElse(null),
            c.expiresAt().orElse(null),
            c.isTimeStamped() ? 1 : 0,
            c.point().map(p -> c.id().value()).orElse(null),
            c.evidence().map(e -> c.id().value()).orElse(null)
        };
    }

    static @Nullable Object[] point(String tenant, Consent c) {
        ContactPoint point = c.point().orElseThrow();
        return new Object[] {tenant, c.id().value(), point.type().name(), point.text()};
    }

    static @Nullable Object[] evidence(String tenant, Consent c) {
        Evidence evidence = c.evidence().orElseThrow();
        return new Object[] {tenant, c.id().value(), evidence.wording(), evidence.record()};
    }

    static Consent read(Row row) throws SQLException {
        UUID id = row.id();
        ContactId contact = new ContactId(row.id());
        ConsentBuilder consent = begin(ConsentAct.valueOf(row.text()), contact).id(new ConsentId(id));
        consent.purposes(split(row.text()).map(ConsentRow::purpose).toArray(Purpose[]::new));
        consent.by(split(row.text()).map(Channel::of).toArray(Channel[]::new));
        readTexts(consent, row.textOrNull(), row.textOrNull());
        Instant given = row.instant();
        Instant recorded = row.instant();
        Instant expires = row.instantOrNull();
        consent.at(given).restored(recorded, row.number() == 1);
        if (expires != null) {
            consent.until(expires);
        }
        readReferred(consent, row);
        return consent.build();
    }

    private static void readTexts(ConsentBuilder consent, @Nullable String basis, @Nullable String actor) {
        if (basis != null) {
            consent.basis(LegalBasis.valueOf(basis));
        }
        if (actor != null) {
            consent.actor(actor);
        }
    }

    private static void readReferred(ConsentBuilder consent, Row row) throws SQLException {
        String type = row.textOrNull();
        String text = row.textOrNull();
        if (type != null && text != null) {
            consent.to(PointType.valueOf(type).parse(text));
        }
        String wording = row.textOrNull();
        String record = row.textOrNull();
        if (wording != null && record != null) {
            consent.evidence(wording, record);
        }
    }

    private static ConsentBuilder begin(ConsentAct act, ContactId contact) {
        return switch (act) {
            case GRANTED -> Consent.granted(contact);
            case WITHDRAWN -> Consent.withdrawn(contact);
            case OBJECTED -> Consent.objected(contact);
            case EXPIRED -> Consent.expired(contact);
        };
    }

    private static Purpose purpose(String token) {
        int colon = token.indexOf(':');
        return new Purpose(token.substring(0, colon), Purpose.Kind.valueOf(token.substring(colon + 1)));
    }

    private static Stream<String> split(String tokens) {
        return tokens.isEmpty() ? Stream.empty() : Arrays.stream(tokens.split(",", -1));
    }
}
