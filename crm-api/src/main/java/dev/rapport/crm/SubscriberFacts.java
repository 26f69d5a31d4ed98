package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentScope;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.GrantBuilder;
import dev.rapport.crm.consent.Objected;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.Subscriber;
import dev.rapport.crm.consent.Suppressed;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** What a row of a list of subscribers says, as facts of the ledger. */
final class SubscriberFacts {
    private final Subscriber row;
    private final Instant now;

    SubscriberFacts(Subscriber row, Instant now) {
        this.row = row;
        this.now = now;
    }

    static boolean isNo(Subscriber row) {
        return switch (row.state()) {
            case UNSUBSCRIBED, BOUNCED, COMPLAINED -> true;
            case SUBSCRIBED, BLANK -> false;
        };
    }

    Grant grant(ContactId person, ContactPoint point) {
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

    /** What a row that says no adds; nothing if it is about a point and nobody knows which. */
    List<Consent> restrictions(ContactId person, Optional<ContactPoint> point) {
        ConsentScope whole = new ConsentScope(Optional.empty(), channels(), row.purposes());
        return switch (row.state()) {
            case BOUNCED ->
                point
                        .<Consent>map(where ->
                                new Suppressed(stamp(), person, SuppressionReason.HARD_BOUNCE, Optional.of(where)))
                        .stream()
                        .toList();
            case COMPLAINED -> List.of(new Suppressed(stamp(), person, SuppressionReason.COMPLAINT, point));
            case UNSUBSCRIBED ->
                row.isOnlyThere()
                        ? point.<Consent>map(where -> new Withdrawn(stamp(), person, whole.to(where))).stream()
                                .toList()
                        : List.of(new Withdrawn(stamp(), person, whole));
            case SUBSCRIBED, BLANK -> List.of();
        };
    }

    /** The same no at a point that the person does not have, or no longer, for whoever has it. */
    Optional<Consent> restrictionElsewhere(ContactId person, ContactPoint point) {
        return switch (row.state()) {
            case UNSUBSCRIBED ->
                Optional.of(new Withdrawn(
                        stamp(), person, new ConsentScope(Optional.of(point), channels(), row.purposes())));
            case COMPLAINED -> Optional.of(new Withdrawn(stamp(), person, ConsentScope.EVERYTHING.to(point)));
            case BOUNCED, SUBSCRIBED, BLANK -> Optional.empty();
        };
    }

    /**
     * Whether as much was said at the same time, with what an objection or a complaint says besides. Of one point it must be
     * said by name or by somebody else who has it, as what is said of a person does not reach a point that they do not have.
     */
    boolean isKnown(Heard heard, Consent restriction, BiPredicate<Consent, Instant> isSaid) {
        Consent said = Standing.dated(restriction, now);
        if (said instanceof Withdrawn withdrawn) {
            return withdrawn
                    .scope()
                    .point()
                    .map(point -> new Standing(byPoint(heard.at(point))).saysNo(withdrawn)
                            || new Standing(heard.ofOthersWhoHave(point), isSaid).saysNo(withdrawn))
                    .orElseGet(() -> new Standing(heard.own(), isSaid).saysNo(withdrawn));
        }
        if (said instanceof Suppressed suppressed && suppressed.reason().isOfPoint()) {
            return new Standing(heard.at(suppressed.point().orElseThrow())).says(said);
        }
        return new Standing(heard.own(), isSaid).says(said);
    }

    private static List<Consent> byPoint(List<Consent> facts) {
        return facts.stream()
                .filter(fact -> fact instanceof Withdrawn || fact instanceof Objected)
                .toList();
    }

    /** All of them, if the channel cannot have been meant: a no that is misread must not end at the wrong one. */
    private Set<Channel> channels() {
        boolean fits = row.point()
                .flatMap(point -> row.channel().pointType().map(point.type()::equals))
                .orElse(true);
        return fits ? Set.of(row.channel()) : Set.of();
    }

    /** A no counts from now at the latest: the clock of the other system may be ahead. */
    private FactStamp stamp() {
        return row.at()
                .map(at -> FactStamp.next().at(at.isAfter(now) ? now : at))
                .orElse(FactStamp.next());
    }
}
