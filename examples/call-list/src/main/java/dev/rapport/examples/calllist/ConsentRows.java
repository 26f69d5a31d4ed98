package dev.rapport.examples.calllist;

import dev.rapport.crm.consent.Proof;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.Subscriber;
import dev.rapport.crm.consent.SubscriberBuilder;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ExternalRef;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Makes rows of an import of rows of the file; who and what is checked by the import itself. */
final class ConsentRows {
    static final List<String> COLUMNS = List.of("contact", "channel", "purpose", "granted_at", "evidence");

    private final Instant now;

    ConsentRows(Instant now) {
        this.now = now;
    }

    Subscriber parse(CsvRow row) {
        ExternalRef contact = ContactRows.ref(row, "contact");
        try {
            SubscriberBuilder subscriber = Subscriber.row(Long.toString(row.line()))
                    .externalRef(contact.source(), contact.id())
                    .by(Channel.of(row.required("channel").toUpperCase(Locale.ROOT)))
                    .purposes(purpose(row.required("purpose")))
                    .subscribed(grantedAt(row));
            row.read("evidence", text -> Proof.NONE.and(Proof.Part.REF, text)).ifPresent(subscriber::proof);
            return subscriber.build();
        } catch (IllegalArgumentException e) {
            throw new WrongRowException(String.valueOf(e.getMessage()));
        }
    }

    private static Purpose purpose(String name) {
        return CallRules.PURPOSES.stream()
                .filter(purpose -> purpose.name().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new WrongRowException("purpose: is none of "
                        + CallRules.PURPOSES.stream().map(Purpose::name).collect(Collectors.joining(" and "))));
    }

    private Instant grantedAt(CsvRow row) {
        Instant at = row.instant("granted_at");
        if (at.isAfter(now)) {
            throw new WrongRowException("granted_at: is later than the time of the list");
        }
        return at;
    }
}
