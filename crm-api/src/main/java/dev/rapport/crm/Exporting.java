package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.ConsentLedger;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.Subscriber;
import dev.rapport.crm.consent.Subscriber.State;
import dev.rapport.crm.consent.SubscriberBuilder;
import dev.rapport.crm.consent.Suppressed;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.storage.ContactState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes what the ledger says of somebody about a purpose as rows; importing them here again would record nothing. */
final class Exporting {
    private static final List<Channel> CHANNELS =
            List.of(Channel.EMAIL, Channel.SMS, Channel.CALL, Channel.AUTOMATED_CALL, Channel.POSTAL, Channel.CHAT);

    private final Purpose purpose;
    private final Contact contact;
    private final Heard heard;
    private final ConsentLedger ledger;
    private final List<ConsentPolicy> policies;
    private final Stated stated;

    private record Target(ContactPoint point, Channel channel) {}

    /** By a state that has its {@link Surroundings}. */
    Exporting(Desk desk, ContactState complete, Purpose purpose) {
        this.purpose = purpose;
        contact = complete.contact();
        heard = Heard.of(complete);
        desk.purposes().require(purpose, heard.all().entries());
        ledger = heard.all().ledger();
        policies = desk.policies().apply(contact);
        stated = new Stated(ledger, policies, desk.now());
    }

    List<Subscriber> rows() {
        List<Subscriber> rows = new ArrayList<>();
        for (PointEntry entry : contact.points()) {
            for (Channel channel : channels(entry.point())) {
                rows.addAll(rows(new Target(entry.point(), channel)));
            }
        }
        return rows;
    }

    /** Where the ledger may say anything: on the channels that it names, and on those of the point. */
    private Set<Channel> channels(ContactPoint point) {
        Set<Channel> named = new TreeSet<>();
        for (Consent fact : heard.all().entries()) {
            if (fact instanceof Grant grant
                    && heard.own().contains(fact)
                    && grant.point().isSamePlaceAs(point)) {
                named.addAll(grant.channels());
            } else if (fact instanceof Withdrawn withdrawn) {
                withdrawn.scope().channels().stream()
                        .filter(channel -> channel.pointType()
                                .filter(type -> type != point.type())
                                .isEmpty())
                        .forEach(named::add);
            }
        }
        Set<Channel> channels = new LinkedHashSet<>(named);
        CHANNELS.stream()
                .filter(channel ->
                        channel.pointType().filter(point.type()::equals).isPresent())
                .forEach(channels::add);
        return channels;
    }

    private List<Subscriber> rows(Target target) {
        ConsentRequest request = ConsentRequest.of(contact.id(), target.point, target.channel, purpose)
                .forAudience();
        ConsentDecision decision = ledger.decide(policies, request, stated.now(), stated.now());
        if (decision.reason() == ConsentReason.ERASED) {
            return List.of();
        }
        return decision.isPermitted() || decision.reason().isTiming()
                ? yes(target, decision).stream().toList()
                : noes(target, request);
    }

    private Optional<Subscriber> yes(Target target, ConsentDecision decision) {
        return heard.own().stream()
                .filter(fact -> fact instanceof Grant && decision.facts().contains(fact.id()))
                .map(Grant.class::cast)
                .map(grant -> row(target, grant))
                .filter(row -> new Standing(heard.own())
                        .says(new SubscriberFacts(row, stated.now()).grant(contact.id(), target.point)))
                .findFirst();
    }

    private Subscriber row(Target target, Grant grant) {
        SubscriberBuilder row = row(target);
        grant.expiresAt().ifPresent(row::until);
        return row.subscribed(grant.at())
                .basis(grant.basis())
                .proof(grant.proof())
                .build();
    }

    /**
     * Of what was said of the person, and of what was said there, the newest of each kind. Another refusal may come before it in
     * a decision, or a permission that has ended may have lifted it: what was allowed before is void all the same.
     */
    private List<Subscriber> noes(Target target, ConsentRequest request) {
        List<Consent.OfPerson> wide = new ArrayList<>();
        List<Consent.OfPerson> there = new ArrayList<>();
        for (Consent.OfPerson fact : ledger.refusals(policies, request, stated.now())) {
            boolean isWide = Stated.ofPerson(fact).isPresent() && heard.own().contains(fact);
            (isWide ? wide : there).add(fact);
        }
        List<Suppressed> suppressions = ledger.suppressions(request, stated.now());
        List<Consent.OfPerson> complaints = new ArrayList<>(of(SuppressionReason.COMPLAINT, suppressions));
        complaints.retainAll(heard.own());
        wide.removeAll(complaints);
        return Stream.of(
                        newest(complaints, row(target).state(State.COMPLAINED), request),
                        newest(wide, row(target).state(State.UNSUBSCRIBED), request),
                        newest(
                                of(SuppressionReason.HARD_BOUNCE, suppressions),
                                row(target).state(State.BOUNCED),
                                request),
                        newest(there, row(target).state(State.UNSUBSCRIBED).onlyThere(), request))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Suppressed> of(SuppressionReason reason, List<Suppressed> suppressions) {
        return suppressions.stream().filter(fact -> fact.reason() == reason).toList();
    }

    private Optional<Subscriber> newest(
            Collection<? extends Consent.OfPerson> said, SubscriberBuilder row, ConsentRequest request) {
        return said.stream()
                .map(fact -> stated.at(fact, request))
                .sorted(Comparator.reverseOrder())
                .distinct()
                .map(at -> row.at(at).build())
                .filter(one -> isNoNews(one, request))
                .findFirst();
    }

    private boolean isNoNews(Subscriber row, ConsentRequest request) {
        SubscriberFacts says = new SubscriberFacts(row, stated.now());
        return says.restrictions(contact.id(), row.point()).stream()
                .allMatch(no -> says.isKnown(heard, no, (fact, at) -> stated.isAt(fact, List.of(request), at)));
    }

    private SubscriberBuilder row(Target target) {
        SubscriberBuilder row = Subscriber.row(contact.id().toString())
                .contact(contact.id())
                .name(contact.name())
                .to(target.point)
                .by(target.channel)
                .purposes(purpose);
        contact.externalRefs().stream().findFirst().ifPresent(ref -> row.externalRef(ref.source(), ref.id()));
        return row;
    }
}
