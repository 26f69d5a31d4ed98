package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.ConfirmationAnswer;
import dev.rapport.crm.Crm;
import dev.rapport.crm.PendingConsent;
import dev.rapport.crm.Subscription;
import dev.rapport.crm.consent.Confirmed;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.OptOut;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@code crm.subscriptions()} promises of joining. */
abstract class JoiningPromises extends LeavingPromises {
    private static final Duration LIMIT = Duration.ofDays(2);
    private static final Duration MICRO = Duration.ofNanos(1_000);

    private PendingConsent requested(Contact by) {
        return crm.subscriptions().request(Samples.grant(by.id()).build());
    }

    @Test
    @Promise("C-154")
    void aGrantDoesNotHoldUntilItIsConfirmed() {
        Contact ada = ada();
        PendingConsent pending = requested(ada);
        assertEquals(List.of(pending.grant()), ledger(ada));
        assertEquals(ConsentReason.PENDING_CONFIRMATION, reason(ada, Samples.NEWS));
        clock.advance(DAY);
        crm.subscriptions().confirm(pending.token());
        assertEquals(ConsentReason.PERMITTED, reason(ada, Samples.NEWS));
    }

    @Test
    @Promise("C-154")
    void refusesToAskForWhatCannotBeAskedFor() {
        Contact ada = ada();
        Grant asked = Samples.grant(ada.id()).confirm("token", NOW.plus(DAY)).build();
        Grant later = Samples.grant(ada.id()).at(NOW.plus(DAY)).build();
        assertThrows(IllegalArgumentException.class, () -> crm.subscriptions().request(asked));
        assertThrows(IllegalArgumentException.class, () -> crm.subscriptions().request(later));
        assertEquals(List.of(), ledger(ada));
    }

    @Test
    @Promise("C-155")
    void aTokenIsGoodForItsGrantAndForALimitedTime() {
        Contact ada = ada();
        PendingConsent pending = requested(ada);
        PendingConsent other = crm.subscriptions()
                .request(Samples.grant(ada.id()).purposes(OFFERS).build());
        assertEquals(NOW.plus(LIMIT), pending.expiresAt());
        crm.subscriptions().confirm(pending.token());
        assertEquals(ConsentReason.PERMITTED, reason(ada, Samples.NEWS));
        assertEquals(ConsentReason.PENDING_CONFIRMATION, reason(ada, OFFERS));
        assertFalse(pending.token().equals(other.token()));
        Crm quick = Crm.builder()
                .storage(storage)
                .clock(clock)
                .confirmWithin(Duration.ofHours(1))
                .build()
                .forTenant(tenant);
        assertEquals(
                NOW.plus(Duration.ofHours(1)),
                quick.subscriptions().request(Samples.grant(ada.id()).build()).expiresAt());
        assertThrows(IllegalArgumentException.class, () -> Crm.builder().confirmWithin(LIMIT.plus(MICRO)));
        assertThrows(IllegalArgumentException.class, () -> Crm.builder().confirmWithin(Duration.ZERO));
    }

    @Test
    @Promise("C-156")
    void theLedgerKeepsTheHashOfATokenOnly() {
        Contact ada = ada();
        PendingConsent pending = requested(ada);
        byte[] secret = Base64.getUrlDecoder().decode(pending.token());
        assertEquals(
                Optional.of(new Grant.Confirmation(hash(secret), pending.expiresAt())),
                pending.grant().confirmation());
        assertFalse(pending.toString().contains(pending.token()));
        crm.subscriptions().confirm(pending.token());
        assertEquals(hash(secret), ledger(ada, Confirmed.class).get(0).token());
    }

    @Test
    @Promise("C-157")
    void confirmsOnce() {
        Contact ada = ada();
        PendingConsent pending = requested(ada);
        assertEquals(ConfirmationAnswer.CONFIRMED, crm.subscriptions().confirm(pending.token()));
        clock.advance(LIMIT);
        assertEquals(ConfirmationAnswer.ALREADY_CONFIRMED, crm.subscriptions().confirm(pending.token()));
        assertEquals(1, ledger(ada, Confirmed.class).size());
    }

    @Test
    @Promise({"C-158", "C-159"})
    void confirmsUntilTheLimitAndNotAtIt() {
        Contact ada = ada();
        Contact bob = ada();
        PendingConsent inTime = requested(ada);
        PendingConsent tooLate = requested(bob);
        clock.advance(LIMIT.minus(MICRO));
        assertEquals(ConfirmationAnswer.CONFIRMED, crm.subscriptions().confirm(inTime.token()));
        clock.advance(MICRO);
        assertEquals(ConfirmationAnswer.EXPIRED, crm.subscriptions().confirm(tooLate.token()));
        assertEquals(List.of(), ledger(bob, Confirmed.class));
    }

    @Test
    @Promise("C-160")
    void tellsNothingAboutAConfirmationThatIsNotGenuine() {
        Contact ada = ada();
        PendingConsent pending = requested(ada);
        for (String wrong : List.of("", "x", forged(pending.token()), letterTo(ada))) {
            assertEquals(ConfirmationAnswer.UNKNOWN, crm.subscriptions().confirm(wrong));
        }
        assertEquals(List.of(), ledger(ada, Confirmed.class));
    }

    @Test
    @Promise("C-161")
    void showsWhatAConfirmationIsAboutAndChangesNothing() {
        Contact ada = ada();
        PendingConsent pending = requested(ada);
        assertEquals(
                Optional.of(new Subscription(
                        ada.id(), "a***@example.org", Set.of(Channel.EMAIL), Set.of(Samples.NEWS, Samples.SERVICE))),
                crm.subscriptions().about(pending.token()));
        assertEquals(List.of(pending.grant()), ledger(ada));
    }

    @Test
    @Promise("C-158")
    void aConfirmedGrantLiftsAnEarlierNoAndOneThatWaitsDoesNot() {
        Contact ada = member();
        assertTrue(crm.subscriptions().withdraw(OptOut.everything(ada.id())).isOut());
        clock.advance(DAY);
        PendingConsent pending = crm.subscriptions()
                .request(Samples.grant(ada.id()).at(clock.instant()).build());
        assertEquals(ConsentReason.OBJECTED, reason(ada, Samples.NEWS));
        crm.subscriptions().confirm(pending.token());
        assertEquals(ConsentReason.PERMITTED, reason(ada, Samples.NEWS));
    }

    @Test
    @Promise("C-213")
    void aConfirmationDoesNotSayThanksIfTheyHaveLeftSince() {
        Contact ada = ada();
        PendingConsent pending = requested(ada);
        clock.advance(MICRO);
        crm.subscriptions().withdraw(OptOut.purposes(ada.id(), Samples.NEWS));
        clock.advance(MICRO);
        assertEquals(ConfirmationAnswer.WITHDRAWN_SINCE, crm.subscriptions().confirm(pending.token()));
        assertEquals(1, ledger(ada, Confirmed.class).size());
        assertEquals(ConfirmationAnswer.WITHDRAWN_SINCE, crm.subscriptions().confirm(pending.token()));
        assertEquals(1, ledger(ada, Confirmed.class).size());
        assertEquals(ConsentReason.WITHDRAWN, reason(ada, Samples.NEWS));
        PendingConsent half = crm.subscriptions()
                .request(Samples.grant(ada.id())
                        .purposes(OFFERS)
                        .at(clock.instant())
                        .build());
        clock.advance(MICRO);
        crm.subscriptions().withdraw(OptOut.purposes(ada.id(), Samples.NEWS));
        assertEquals(ConfirmationAnswer.CONFIRMED, crm.subscriptions().confirm(half.token()));
        assertEquals(ConsentReason.PERMITTED, reason(ada, OFFERS));
    }
}
