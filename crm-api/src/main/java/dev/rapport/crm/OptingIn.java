package dev.rapport.crm;

import dev.rapport.crm.consent.Confirmed;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Double opt-in: a grant that does not hold until somebody who reads the mailbox says so. */
final class OptingIn {
    private final Desk desk;
    private final StorageSession session;

    OptingIn(Desk desk, StorageSession session) {
        this.desk = desk;
        this.session = session;
    }

    PendingConsent request(Grant grant) {
        Instant now = desk.now();
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
        ContactState state =
                session.lockAndRead(List.of(person), desk.needs().andConsents()).get(person);
        if (state == null) {
            return ConfirmationAnswer.UNKNOWN;
        }
        Grant.Confirmation asked = grant.confirmation().orElseThrow();
        if (state.consents().about(person).stream().anyMatch(fact -> isFor(asked, fact))) {
            return ConfirmationAnswer.ALREADY_CONFIRMED;
        }
        if (!desk.now().isBefore(asked.expiresAt())) {
            return ConfirmationAnswer.EXPIRED;
        }
        FactStamp stamp =
                grant.stamp().controller().map(FactStamp.next()::controller).orElse(FactStamp.next());
        new Ledger(desk, session).append(new Confirmed(stamp, person, asked.token()));
        return ConfirmationAnswer.CONFIRMED;
    }

    private static boolean isFor(Grant.Confirmation asked, Consent fact) {
        return fact instanceof Confirmed confirmed && confirmed.token().equals(asked.token());
    }
}
