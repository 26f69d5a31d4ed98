package dev.rapport.crm;

import dev.rapport.crm.OptedOut.Answer;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentScope;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.consent.Objected;
import dev.rapport.crm.consent.OptOut;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.Suppressed;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ErasedPoint;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Records what somebody's no means, for everybody whom it concerns, in one transaction. */
final class Leaving {
    private final Desk desk;
    private final StorageSession session;

    Leaving(Desk desk, StorageSession session) {
        this.desk = desk;
        this.session = session;
    }

    OptedOut withdraw(OptOut optOut) {
        if (optOut instanceof OptOut.Link link) {
            return message(link.token()).map(about -> unsubscribed(link, about)).orElse(unknown());
        } else if (optOut instanceof OptOut.Reply reply) {
            return desk.terms().stopWords().isStop(reply.text())
                    ? record(
                            reply.at(),
                            List.of(reply.point()),
                            holders(reply.point()),
                            state -> Stream.concat(everything(state, reply), there(state, reply.point(), reply)))
                    : OptedOut.nothing(Answer.NOT_AN_OPT_OUT);
        } else if (optOut instanceof OptOut.Bounce bounce) {
            return bounce.isPermanent()
                    ? suppress(bounce.point(), SuppressionReason.HARD_BOUNCE, bounce)
                    : OptedOut.nothing(Answer.NOT_AN_OPT_OUT);
        } else if (optOut instanceof OptOut.Complaint complaint) {
            return suppress(complaint.point(), SuppressionReason.COMPLAINT, complaint);
        }
        OptOut.Statement said = (OptOut.Statement) optOut;
        said.purposes().forEach(desk.purposes()::require);
        return record(
                said.at(),
                List.of(),
                Set.of(said.person()),
                state -> said.purposes().isEmpty()
                        ? everything(state, said)
                        : withdrawals(state, said.purposes(), said));
    }

    private static OptedOut unknown() {
        return OptedOut.nothing(Answer.UNKNOWN);
    }

    /** The message that a link was sent with. */
    Optional<Contacted> message(String text) {
        return Token.parse(text)
                .flatMap(token -> session.consents()
                        .find(token.entry())
                        .filter(Contacted.class::isInstance)
                        .map(Contacted.class::cast)
                        .filter(sent -> sent.permit().filter(token::matches).isPresent()));
    }

    private OptedOut unsubscribed(OptOut.Link link, Contacted about) {
        ContactPoint point = about.point();
        return record(
                link.at(),
                point instanceof ErasedPoint ? List.of() : List.of(point),
                readers(about),
                state -> link.isFromEverything()
                        ? Stream.concat(everything(state, link), there(state, point, link))
                        : purpose(state, about, link));
    }

    private static Stream<Consent> purpose(ContactState state, Contacted about, OptOut said) {
        Supplier<Withdrawn> no =
                () -> withdrawn(state, Set.of(about.purpose()), about.stamp().controller(), said);
        return isAt(state, about.point())
                ? Stream.of(no.get())
                : Stream.of(no.get(), no.get().to(about.point()));
    }

    /** Whom it was sent to, and whoever has the address now: one of them has followed the link. */
    private Set<ContactId> readers(Contacted about) {
        Set<ContactId> readers = new TreeSet<>(Set.of(about.person()));
        if (!(about.point() instanceof ErasedPoint)) {
            readers.addAll(holders(about.point()));
        }
        return readers;
    }

    private OptedOut suppress(ContactPoint point, SuppressionReason reason, OptOut said) {
        return record(said.at(), List.of(point), holders(point), state -> {
            Consent suppressed = new Suppressed(stamp(said), state.contact().id(), reason, Optional.of(point));
            // a complaint withdraws by itself what was allowed to us
            return reason == SuppressionReason.COMPLAINT
                    ? Stream.of(
                                    Stream.of(suppressed),
                                    brands(state).map(brand -> withdrawn(state, Set.of(), Optional.of(brand), said)),
                                    there(state, point, said))
                            .flatMap(facts -> facts)
                    : Stream.of(suppressed);
        });
    }

    /** With an objection: who says stop means the brands as well that have not written to them yet. */
    private static Stream<Consent> everything(ContactState state, OptOut said) {
        return Stream.concat(
                withdrawals(state, Set.of(), said),
                Stream.of(new Objected(stamp(said), state.contact().id(), Optional.empty())));
    }

    /** At a point that the record has given up: what is said of a person does not reach whoever gets it next. */
    private static Stream<Consent> there(ContactState state, ContactPoint point, OptOut said) {
        return isAt(state, point)
                ? Stream.empty()
                : Stream.of(new Objected(stamp(said), state.contact().id(), Optional.of(point)));
    }

    private static boolean isAt(ContactState state, ContactPoint point) {
        return point instanceof ErasedPoint
                || state.contact().points().stream()
                        .anyMatch(entry -> entry.point().isSamePlaceAs(point));
    }

    /** One for each brand that the person has to do with under any record: who says stop does not know how we are organised. */
    private static Stream<Consent> withdrawals(ContactState state, Set<Purpose> purposes, OptOut said) {
        return Stream.concat(Stream.of(Optional.<String>empty()), brands(state).map(Optional::of))
                .map(controller -> withdrawn(state, purposes, controller, said));
    }

    private static Stream<String> brands(ContactState state) {
        return OnePerson.ledger(state).stream()
                .flatMap(fact -> fact.stamp().controller().stream())
                .distinct();
    }

    private static Withdrawn withdrawn(
            ContactState state, Set<Purpose> purposes, Optional<String> controller, OptOut said) {
        FactStamp stamp = controller.map(stamp(said)::controller).orElse(stamp(said));
        return new Withdrawn(stamp, state.contact().id(), new ConsentScope(Optional.empty(), Set.of(), purposes));
    }

    private static FactStamp stamp(OptOut said) {
        return said.at().map(FactStamp.next()::at).orElse(FactStamp.next());
    }

    /** Who has the point; if nobody has it any more, those who once allowed or received something there. */
    private Set<ContactId> holders(ContactPoint point) {
        Set<ContactId> now =
                session.contacts().findByPoint(point).stream().map(Contact::id).collect(Collectors.toSet());
        return !now.isEmpty()
                ? now
                : session.consents().about(List.of(point)).stream()
                        .filter(fact -> fact instanceof Grant || fact instanceof Contacted)
                        .flatMap(fact -> fact.contact().stream())
                        .collect(Collectors.toSet());
    }

    private OptedOut record(
            Optional<Instant> said,
            List<ContactPoint> where,
            Collection<ContactId> people,
            Function<ContactState, Stream<Consent>> facts) {
        Set<ContactId> wanted = new TreeSet<>();
        people.forEach(id -> wanted.add(survivor(session, id)));
        List<ContactPoint> points = new ArrayList<>(where);
        said.ifPresent(at -> wanted.forEach(id -> points.addAll(new FormerPoints(session).since(id, at))));
        LockedLedger locked = new Ledger(desk, session).lock(wanted, points);
        if (locked.people().isEmpty()) {
            return unknown();
        }
        Instant now = desk.now();
        boolean isNew = false;
        List<Consent> fresh = new ArrayList<>();
        for (ContactState one : locked.people().values()) {
            ContactState state = Surroundings.complete(session, one);
            Standing standing =
                    new Standing(state.consents().about(state.contact().id()).stream()
                            .filter(fact -> !fact.at().isAfter(now))
                            .toList());
            for (Consent fact : facts.apply(state).toList()) {
                isNew |= !standing.stands(fact);
                if (!standing.says(LockedLedger.notAhead(Standing.dated(fact, now), now))) {
                    fresh.add(fact);
                }
            }
        }
        List<Consent> recorded = locked.append(fresh);
        return new OptedOut(
                isNew && !recorded.isEmpty() ? Answer.RECORDED : Answer.ALREADY_OUT,
                locked.people().keySet(),
                recorded);
    }

    /** Whom a record that is no longer there was merged into. */
    static ContactId survivor(StorageSession session, ContactId id) {
        ContactId current = id;
        Set<ContactId> seen = new TreeSet<>();
        while (seen.add(current) && session.contacts().find(current).isEmpty()) {
            Optional<ContactId> into = OnePerson.away(
                            OnePerson.mergers(session.consents().of(current)), current)
                    .map(Merged::into);
            if (into.isEmpty()) {
                break;
            }
            current = into.get();
        }
        return current;
    }
}
