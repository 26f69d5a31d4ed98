package dev.rapport.crm;

import dev.rapport.crm.consent.Confirmed;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.ConsentLedger;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.storage.ConsentExcerpt;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Double opt-in: a grant that does not hold until somebody who reads the mailbox says so. */
final class OptingIn {
    private static final Set<ConsentReason> REFUSALS = Set.of(ConsentReason.WITHDRAWN, ConsentReason.OBJECTED);

    private final Desk desk;
    private final StorageSession session;

    OptingIn(Desk desk, StorageSession session) {
        this.desk = desk;
        this.session = session;
    }

    PendingConsent request(Grant grant) {
        Instant now = said(grant.person(), grant.point()).ledger().notBeforeWhatIsKnown(desk.now());
        Token token = Token.next(grant.id());
        Instant end = now.plus(desk.terms().confirmWithin());
        Grant pending = grant.toBuilder().confirm(token.hash(), end).build();
        return new PendingConsent(new Ledger(desk, session).append(pending), token.text(), end);
    }

    /** The grant whose confirmation a link is for. */
    Optional<Grant> grant(String text) {
        return Token.parse(text)
                .flatMap(token -> session.consents()
                        .find(token.entry())
                        .filter(Grant.class::isInstance)
                        .map(Grant.class::cast)
                        .filter(grant -> grant.confirmation()
                                .filter(asked -> token.matches(asked.token()))
                                .isPresent()));
    }

    ConfirmationAnswer confirm(String text) {
        return grant(text).map(this::confirm).orElse(ConfirmationAnswer.UNKNOWN);
    }

    private ConfirmationAnswer confirm(Grant grant) {
        ContactId person = Leaving.survivor(session, grant.person());
        LockedLedger locked = new Ledger(desk, session).lock(Set.of(person), List.of(grant.point()));
        ContactState state = locked.people().get(person);
        if (state == null) {
            return ConfirmationAnswer.UNKNOWN;
        }
        Grant.Confirmation asked = grant.confirmation().orElseThrow();
        if (state.consents().about(person).stream().anyMatch(fact -> isFor(asked, fact))) {
            return unlessWithdrawn(ConfirmationAnswer.ALREADY_CONFIRMED, grant, state.contact());
        }
        Instant now = said(person, grant.point()).ledger().notBeforeWhatIsKnown(desk.now());
        if (!now.isBefore(asked.expiresAt())) {
            return ConfirmationAnswer.EXPIRED;
        }
        FactStamp stamp =
                grant.stamp().controller().map(FactStamp.next()::controller).orElse(FactStamp.next());
        locked.append(List.of(new Confirmed(stamp, person, asked.token())));
        return unlessWithdrawn(ConfirmationAnswer.CONFIRMED, grant, state.contact());
    }

    /** A grant that is older than a no is dead, confirmed or not: the page should not say thanks. */
    private ConfirmationAnswer unlessWithdrawn(ConfirmationAnswer answer, Grant grant, Contact contact) {
        ConsentLedger said = said(contact.id(), grant.point()).ledger();
        Instant now = said.notBeforeWhatIsKnown(desk.now());
        List<ConsentReason> reasons = grant.purposes().stream()
                .filter(Purpose::isMarketing)
                .flatMap(purpose -> grant.channels().stream()
                        .map(channel -> ConsentRequest.of(contact.id(), grant.point(), channel, purpose)))
                .map(request ->
                        grant.stamp().controller().map(request::controller).orElse(request))
                .map(request -> said.decide(desk.policies().apply(contact), request, now)
                        .reason())
                .toList();
        return !reasons.isEmpty() && REFUSALS.containsAll(reasons) ? ConfirmationAnswer.WITHDRAWN_SINCE : answer;
    }

    /** Everything by which a permission of somebody at a point is judged. */
    private ConsentExcerpt said(ContactId person, ContactPoint point) {
        return Surroundings.complete(session, session.consents().excerpt(List.of(person), List.of(point)));
    }

    /** Whether somebody has only to follow a link that they were sent; a later no, or a policy, may have made that vain. */
    boolean isAwaited(Contact contact, ConsentRequest request, ConsentDecision decision, List<Consent> ledger) {
        if (isGiven(decision)) {
            return false;
        }
        List<Grant.Confirmation> links = ledger.stream()
                .filter(fact -> fact instanceof Grant grant && isFor(request, grant))
                .flatMap(fact -> ((Grant) fact).confirmation().stream())
                .toList();
        if (links.isEmpty()) {
            return false;
        }
        ConsentExcerpt said = said(contact.id(), request.point());
        Instant now = said.ledger().notBeforeWhatIsKnown(desk.now());
        List<Consent> followed = links.stream()
                .<Consent>map(asked -> new Confirmed(FactStamp.of(ConsentId.next(), now), contact.id(), asked.token()))
                .toList();
        return isGiven(said.and(ConsentExcerpt.of(followed, List.of()))
                .ledger()
                .decide(desk.policies().apply(contact), request, now));
    }

    /** Registers, caps and hours are asked only after a basis was found. */
    private static boolean isGiven(ConsentDecision decision) {
        return decision.isPermitted() || decision.reason().compareTo(ConsentReason.DNC_CHECK_STALE) >= 0;
    }

    private static boolean isFor(ConsentRequest request, Grant grant) {
        return grant.channels().contains(request.channel())
                && grant.purposes().contains(request.purpose())
                && grant.point().isSamePlaceAs(request.point())
                && grant.stamp().controller().equals(request.controller());
    }

    private static boolean isFor(Grant.Confirmation asked, Consent fact) {
        return fact instanceof Confirmed confirmed && confirmed.token().equals(asked.token());
    }
}
