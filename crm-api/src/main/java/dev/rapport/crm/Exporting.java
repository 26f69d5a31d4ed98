package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Objected;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.Subscriber;
import dev.rapport.crm.consent.SubscriberBuilder;
import dev.rapport.crm.consent.Suppressed;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.storage.StorageSession;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Writes what the ledger says about a purpose as rows; importing them here again would record nothing. */
final class Exporting {
    private final Desk desk;
    private final StorageSession session;
    private final Purpose purpose;

    private record Target(ContactPoint point, Channel channel) {}

    Exporting(Desk desk, StorageSession session, Purpose purpose) {
        this.desk = desk;
        this.session = session;
        this.purpose = purpose;
    }

    List<Subscriber> rows(Contact contact) {
        List<Consent> ledger = OnePerson.ledger(session, contact.id());
        List<Subscriber> rows = new ArrayList<>();
        for (Target target : targets(contact, ledger)) {
            row(contact, target, ledger).ifPresent(rows::add);
        }
        return rows;
    }

    /** Where the ledger says anything: at the points of grants, and wherever something may be forbidden. */
    private static Set<Target> targets(Contact contact, List<Consent> ledger) {
        Set<Target> targets = new LinkedHashSet<>();
        for (PointEntry entry : contact.points()) {
            ContactPoint point = entry.point();
            ledger.stream()
                    .filter(fact -> fact instanceof Grant grant && grant.point().isSamePlaceAs(point))
                    .flatMap(fact -> ((Grant) fact).channels().stream())
                    .sorted()
                    .forEach(channel -> targets.add(new Target(point, channel)));
            Stream.of(Channel.EMAIL, Channel.SMS, Channel.POSTAL, Channel.CHAT)
                    .filter(channel -> !ledger.isEmpty()
                            && channel.pointType().filter(point.type()::equals).isPresent())
                    .forEach(channel -> targets.add(new Target(point, channel)));
        }
        return targets;
    }

    private Optional<Subscriber> row(Contact contact, Target target, List<Consent> ledger) {
        ConsentRequest request = ConsentRequest.of(contact.id(), target.point, target.channel, purpose)
                .forAudience();
        Inquiry.Case known = new Inquiry(desk, session).about(request);
        Stated stated = new Stated(known.ledger(), known.policies(), desk.now());
        ConsentDecision decision = known.decide(request, stated.now(), stated.now());
        return ledger.stream()
                .filter(fact -> decision.facts().contains(fact.id()))
                .flatMap(fact ->
                        said(contact, target, decision.reason(), fact)
                                .map(row -> row.at(stated.at(fact, request)).build())
                                .stream())
                .filter(row -> isNoNews(row, request, ledger, stated))
                .findFirst();
    }

    private Optional<SubscriberBuilder> said(Contact contact, Target target, ConsentReason reason, Consent fact) {
        SubscriberBuilder row = Subscriber.row(contact.id().toString())
                .contact(contact.id())
                .name(contact.name())
                .to(target.point)
                .by(target.channel)
                .purposes(purpose);
        contact.externalRefs().stream().findFirst().ifPresent(ref -> row.externalRef(ref.source(), ref.id()));
        if (fact instanceof Grant grant && (reason.isPermitted() || reason.isTiming())) {
            grant.expiresAt().ifPresent(row::until);
            return Optional.of(row.subscribed(grant.at()).basis(grant.basis()).proof(grant.proof()));
        }
        if ((fact instanceof Withdrawn || fact instanceof Objected)
                && !fact.points().isEmpty()) {
            row.onlyThere();
        }
        return state(reason, fact).map(row::state);
    }

    private static Optional<Subscriber.State> state(ConsentReason reason, Consent fact) {
        if (reason == ConsentReason.WITHDRAWN || reason == ConsentReason.OBJECTED) {
            return Optional.of(Subscriber.State.UNSUBSCRIBED);
        }
        return fact instanceof Suppressed suppressed ? state(suppressed.reason()) : Optional.empty();
    }

    private static Optional<Subscriber.State> state(SuppressionReason reason) {
        return switch (reason) {
            case HARD_BOUNCE -> Optional.of(Subscriber.State.BOUNCED);
            case COMPLAINT -> Optional.of(Subscriber.State.COMPLAINED);
            case REASSIGNED, ADMIN, DECEASED, ERASURE -> Optional.empty();
        };
    }

    private static boolean isNoNews(Subscriber row, ConsentRequest request, List<Consent> ledger, Stated stated) {
        SubscriberFacts says = new SubscriberFacts(row, stated.now());
        return row.state() == Subscriber.State.SUBSCRIBED
                ? new Standing(ledger).says(says.grant(request.person(), request.point()))
                : says.restrictions(request.person(), row.point()).stream()
                        .allMatch(
                                no -> says.isKnown(ledger, no, (fact, at) -> stated.isAt(fact, List.of(request), at)));
    }
}
