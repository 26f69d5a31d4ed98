package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentScope;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.GrantBuilder;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.Subscriber;
import dev.rapport.crm.consent.Suppressed;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a row of a list of subscribers says, as facts of the ledger. */
final class SubscriberFacts {
    private SubscriberFacts() {}

    static Grant grant(Subscriber row, ContactId person, ContactPoint point) {
        GrantBuilder grant = Consent.granted(person, row.purposes().toArray(Purpose[]::new))
                .to(point)
                .by(row.channel())
                .basis(row.basis())
                .proof(row.proof())
                .source(Grant.Source.IMPORT);
        row.at().ifPresent(grant::at);
        row.until().ifPresent(grant::until);
        return grant.build();
    }

    /** What a row that says no adds; empty if it is about a point and nobody knows which. */
    static Optional<Consent> restriction(Subscriber row, ContactId person, Optional<ContactPoint> point) {
        FactStamp stamp = row.at().map(FactStamp.next()::at).orElse(FactStamp.next());
        return switch (row.state()) {
            case BOUNCED ->
                point.map(where -> new Suppressed(stamp, person, SuppressionReason.HARD_BOUNCE, Optional.of(where)));
            case COMPLAINED -> Optional.of(new Suppressed(stamp, person, SuppressionReason.COMPLAINT, point));
            case UNSUBSCRIBED ->
                Optional.of(new Withdrawn(
                        stamp, person, new ConsentScope(Optional.empty(), Set.of(row.channel()), row.purposes())));
            case SUBSCRIBED, BLANK -> Optional.empty();
        };
    }

    /** Whether the ledger says already what the row says: of its point, even if the fact would reach further. */
    static boolean isKnown(List<Consent> ledger, Consent restriction, Optional<ContactPoint> point) {
        Standing standing = new Standing(ledger);
        return restriction instanceof Withdrawn withdrawn
                ? standing.saysNo(point.map(withdrawn::to).orElse(withdrawn))
                : standing.says(restriction);
    }
}
