package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.ConsentLedger;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactRevision;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.storage.ConsentExcerpt;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Collects what a decision about one message depends on: the facts of the person, those that name the point, and those of
 * everybody who has the point or of whom such a fact tells, with all who were merged with any of them.
 */
final class Inquiry {
    private final Desk desk;
    private final StorageSession session;

    Inquiry(Desk desk, StorageSession session) {
        this.desk = desk;
        this.session = session;
    }

    /** What is known of one message, and under which policies it is judged. */
    record Case(ConsentLedger ledger, List<ConsentPolicy> policies, Optional<Contact> contact) {
        ConsentDecision decide(ConsentRequest request, Instant at, Instant knownAt) {
            return ledger.decide(policies, request, at, knownAt);
        }

        /** As things stand now. */
        ConsentDecision decide(ConsentRequest request, Instant now) {
            return ledger.decide(policies, request, notBeforeWhatIsKnown(now));
        }

        /** What is in the ledger has happened: a clock that is behind the one of another node does not undo it. */
        Instant notBeforeWhatIsKnown(Instant now) {
            return ledger.notBeforeWhatIsKnown(now);
        }
    }

    /** By what was known then: of everybody too, as far as it is before now. */
    ConsentDecision decide(ConsentRequest request, Instant at, Instant knownAt) {
        Said said = said(request, state(request));
        return known(knownAt.isBefore(desk.now()) ? asOf(knownAt, said) : said).decide(request, at, knownAt);
    }

    /** As things stand now. */
    ConsentDecision decide(ConsentRequest request, Instant now) {
        return about(request).decide(request, now);
    }

    /** Before an entry is appended: it may not say of a purpose what the ledger of its contact denies. */
    void requireOneKind(Consent fact) {
        desk.purposes().require(fact);
        if (!desk.purposes().areKnown(fact)) {
            List<ContactId> whose = fact.contact().map(List::of).orElse(List.of());
            desk.purposes()
                    .require(fact, session.consents().excerpt(whose, List.of()).entries());
        }
    }

    /** Whether to send it now. An address may be permitted, and not be the contact's any more, or never have been. */
    PermitAnswer answer(ConsentRequest request) {
        Case known = about(request);
        Instant now = known.notBeforeWhatIsKnown(desk.now());
        ConsentDecision decision =
                orNowhere(known.ledger().decide(known.policies(), request, now), known, request, now);
        return new PermitAnswer(
                decision,
                decision.isPermitted()
                        ? Optional.of(issued(request, Token.next(ConsentId.next()), now))
                        : Optional.empty());
    }

    /**
     * Before it is used it is judged, so one that was not earned is worth nothing. It is issued when it is judged: by a clock that
     * is behind what is known it would be over at once.
     */
    Permit issued(ConsentRequest request, Token token, Instant now) {
        return new Permit(request, token, now, desk.gate().permitLifetime());
    }

    /** The ledger explains a refusal, if it refuses; else there must be a point to send to. */
    ConsentDecision orNowhere(ConsentDecision decision, Case known, ConsentRequest request, Instant now) {
        boolean isReached = known.contact()
                .filter(contact -> desk.reaches(contact, request.channel(), request.point(), now))
                .isPresent();
        return !decision.isPermitted() || isReached ? decision : ConsentDecision.leftOut(ConsentReason.NO_POINT);
    }

    Case about(ConsentRequest request) {
        return about(request, state(request));
    }

    private Optional<ContactState> state(ConsentRequest request) {
        ContactId id = request.person();
        return Optional.ofNullable(
                session.read(List.of(id), desk.needs().andConsents()).get(id));
    }

    /** With what was read of the contact before, for whoever asks about many. */
    Case about(ConsentRequest request, Optional<ContactState> state) {
        return known(said(request, state));
    }

    private record Said(ConsentExcerpt all, Optional<Contact> contact) {}

    private Case known(Said said) {
        return new Case(said.all().ledger(), said.contact().map(desk.policies()).orElse(List.of()), said.contact());
    }

    private Said said(ConsentRequest request, Optional<ContactState> state) {
        desk.purposes().require(request.purpose());
        ContactId id = request.person();
        if (state.isEmpty() && session.contacts().erasure(id).isEmpty()) {
            throw new NotFoundException("contact", id.toString());
        }
        ConsentExcerpt said = state.map(ContactState::consents).orElse(ConsentExcerpt.none());
        if (state.filter(there -> has(there.contact(), request)).isEmpty()) {
            said = said.and(session.consents().excerpt(List.of(id), List.of(request.point())));
        }
        ConsentExcerpt all = Surroundings.complete(session, said);
        desk.purposes().require(request.purpose(), all.entries());
        return new Said(all, state.map(ContactState::contact));
    }

    /** What has been stored of people since must not change the answer; who was not stored yet had no point to share. */
    private Said asOf(Instant then, Said said) {
        List<Contact> people = said.all().people().stream()
                .flatMap(contact -> revision(contact.id(), then).stream())
                .toList();
        return new Said(
                new ConsentExcerpt(said.all().entries(), people),
                said.contact().flatMap(contact -> revision(contact.id(), then)));
    }

    private Optional<Contact> revision(ContactId id, Instant then) {
        return session.contacts().revisions(id).stream()
                .filter(revision -> !revision.since().isAfter(then))
                .map(ContactRevision::contact)
                .reduce((earlier, later) -> later);
    }

    /** Then everything was read at one moment. */
    private static boolean has(Contact contact, ConsentRequest request) {
        return contact.points().stream().map(PointEntry::point).anyMatch(request.point()::isSamePlaceAs);
    }
}
