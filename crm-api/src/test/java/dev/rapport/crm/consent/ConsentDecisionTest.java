package dev.rapport.crm.consent;

import static dev.rapport.crm.consent.Story.ANN;
import static dev.rapport.crm.consent.Story.MAIL;
import static dev.rapport.crm.consent.Story.NEWS;
import static dev.rapport.crm.consent.Story.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsentDecisionTest {

    @Test
    void explainsAPermissionByItsBasisAndPolicy() {
        ConsentDecision decision = new Story().granted("2026-01-01").decide("2026-02-01", Story.mail(ANN));
        assertTrue(decision.isPermitted());
        assertEquals(Optional.of(LegalBasis.EXPRESS), decision.basis());
        assertEquals(Optional.of("STRICT"), decision.policy());
        assertEquals(Optional.empty(), decision.clause());
        assertEquals(Optional.empty(), decision.retryAt());
        assertEquals(1, decision.facts().size());
        assertEquals(
                "Permitted. A basis for this message is in force and nothing speaks against it. Basis: EXPRESS."
                        + " Policy: STRICT.",
                decision.explanation());
        assertEquals("ConsentDecision[PERMITTED]", decision.toString());
    }

    @Test
    void explainsARefusalByTheClauseOfItsPolicy() {
        ConsentDecision decision = new Story().decide("2026-02-01", Story.mail(ANN));
        assertFalse(decision.isPermitted());
        assertEquals(Optional.empty(), decision.basis());
        assertEquals(Optional.of("allowedBases"), decision.clause());
        assertEquals(List.of(), decision.facts());
        assertEquals(
                "Refused. There is no basis for this point, channel and purpose. Policy: STRICT, allowedBases.",
                decision.explanation());
    }

    @Test
    void explainsARefusalUnderAnyPolicyByItsFactAlone() {
        Story story = new Story().granted("2026-01-01").restricted("2026-01-02");
        ConsentDecision decision = story.decide("2026-02-01", Story.mail(ANN));
        assertEquals(ConsentReason.RESTRICTED, decision.reason());
        assertEquals(Optional.empty(), decision.policy());
        assertEquals(Optional.empty(), decision.clause());
        assertEquals(1, decision.facts().size());
        assertEquals("Refused. Processing is restricted and nobody has lifted that.", decision.explanation());
    }

    @Test
    void saysFromWhenOnItMayBeAskedAgain() {
        ConsentPolicy office = ConsentPolicy.STRICT.toBuilder("office")
                .openHours(Channel.EMAIL, OpenHours.daily("09:00", "17:00"))
                .build();
        ConsentDecision decision =
                new Story().granted("2026-01-01").decide("2026-02-01T08:00:00Z", Story.mail(ANN), office);
        assertEquals(Optional.of(time("2026-02-01T09:00:00Z")), decision.retryAt());
        assertEquals(
                "Refused. The hours of the channel are closed where the recipient is. Policy: office, quietHours."
                        + " Not before 2026-02-01T09:00:00Z.",
                decision.explanation());
    }

    @Test
    void needsNoBasisForWhatIsNotMarketing() {
        ConsentRequest receipt = ConsentRequest.of(ANN, MAIL, Channel.EMAIL, Purpose.nonMarketing("receipts"));
        ConsentDecision decision = new Story().decide("2026-02-01", receipt);
        assertTrue(decision.isPermitted());
        assertEquals(
                "Permitted. The purpose is not marketing, and nothing forbids all contact.", decision.explanation());
    }

    @Test
    void asksWhatTheRequestSays() {
        ConsentRequest request = Story.mail(ANN);
        assertEquals(ConsentRequest.Use.DIRECT, request.use());
        assertFalse(request.isSimilarProduct());
        ConsentRequest more = request.forAudience().forSimilarProducts().controller("brand");
        assertEquals(ConsentRequest.Use.AUDIENCE, more.use());
        assertTrue(more.isSimilarProduct());
        assertEquals(Optional.of("brand"), more.controller());
        assertEquals(ANN, more.person());
        assertEquals(MAIL, more.point());
        assertEquals(NEWS, more.purpose());
        assertTrue(request.controller("brand").forAudience().controller().isPresent());
        assertTrue(request.forSimilarProducts().forAudience().isSimilarProduct());
    }

    @Test
    void listsWhoIsInAnAudienceAndWhoIsNot() {
        ContactId bob = ContactId.next();
        Story story = new Story().granted("2026-01-01");
        story.person(bob).point(EmailAddress.parse("bob@example.org"));
        ConsentAudience audience = story.ledger()
                .audience(
                        new ConsentAudience.Mailing(List.of(ANN, bob, ANN), Channel.EMAIL, NEWS, time("2026-02-01")),
                        person -> List.of());
        assertEquals(
                List.of(ANN),
                audience.included().stream().map(ConsentAudience.Member::person).toList());
        assertEquals(
                List.of(ConsentReason.NO_CONSENT, ConsentReason.DUPLICATE_POINT),
                audience.excluded().stream().map(m -> m.decision().reason()).toList());
    }

    @Test
    void isForNobodyWhoHasNoPointForTheChannel() {
        ConsentAudience.Mailing letters =
                new ConsentAudience.Mailing(List.of(ANN, ContactId.next()), Channel.POSTAL, NEWS, time("2026-02-01"));
        assertEquals(
                List.of(),
                new Story().ledger().audience(letters, person -> List.of()).members());
    }

    @Test
    void redeemsAPermitFromItsIssueAndBeforeItsEnd() {
        PermitTerms permit =
                new PermitTerms("p-1", ANN, MAIL, Channel.EMAIL, NEWS, time("2026-02-01"), Duration.ofMinutes(10));
        Story story = new Story().granted("2026-01-01");
        assertEquals(ConsentReason.PERMIT_NOT_YET_VALID, redeemed(story, permit, "2026-02-01T11:59:59Z"));
        assertEquals(ConsentReason.PERMITTED, redeemed(story, permit, "2026-02-01T12:00:00Z"));
        assertEquals(ConsentReason.PERMITTED, redeemed(story, permit, "2026-02-01T12:09:59Z"));
        assertEquals(ConsentReason.PERMIT_EXPIRED, redeemed(story, permit, "2026-02-01T12:10:00Z"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new PermitTerms(" ", ANN, MAIL, Channel.EMAIL, NEWS, time("2026-02-01"), Duration.ZERO));
    }

    @Test
    void leavesSomebodyOutForWhatNoLedgerHasToSay() {
        Set<ConsentReason> said = EnumSet.of(
                ConsentReason.DUPLICATE_POINT, ConsentReason.NO_POINT, ConsentReason.HELD_OUT, ConsentReason.ERASED);
        for (ConsentReason reason : ConsentReason.values()) {
            if (said.contains(reason)) {
                ConsentDecision out = ConsentDecision.leftOut(reason);
                assertEquals(reason, out.reason());
                assertFalse(out.isPermitted());
                assertEquals(List.of(), out.facts());
            } else {
                assertThrows(IllegalArgumentException.class, () -> ConsentDecision.leftOut(reason));
            }
        }
    }

    private static ConsentReason redeemed(Story story, PermitTerms permit, String at) {
        return story.ledger()
                .redeem(permit, List.of(), Story.mail(ANN), time(at))
                .reason();
    }
}
