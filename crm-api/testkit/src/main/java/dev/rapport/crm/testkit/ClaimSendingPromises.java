package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.Delivery;
import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.OpenHours;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.error.StaleClaimException;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Outcome;
import dev.rapport.crm.rule.Permission;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code crm.outreach()} promises of claims. */
abstract class ClaimSendingPromises extends OutreachPromises {
    private static final EmailAddress WORK = EmailAddress.parse("ada@work.example");
    private static final Rule INVITE = Rule.named("invite")
            .purpose(Samples.NEWS)
            .once(Offset.days(30))
            .afterLast(InteractionKind.PURCHASE)
            .via(Channel.EMAIL);

    /** Plans whatever a rule asks for, so that only the gate can refuse it. */
    private Crm inviting(ConsentPolicy policy, Rule... rules) {
        return Crm.builder()
                .storage(storage)
                .rules(RuleBook.version(7).of(rules))
                .permission(Permission.unchecked())
                .consentPolicies(contact -> List.of(policy))
                .clock(clock)
                .unsubscribeAt(LEAVE)
                .build()
                .forTenant(tenant);
    }

    private Contact invited(Crm inviting) {
        Contact ada = inviting.contacts()
                .add(Samples.person().email("ada@work.example").build());
        inviting.interactions().record(Samples.purchase(ada.id()).build());
        clock.advance(Duration.ofDays(31));
        return ada;
    }

    private Claim claim(Crm inviting) {
        return inviting.followUps().claim("worker", 1, LEASE).get(0);
    }

    private List<Contacted> contacts(Contact contact) {
        return crm.consents().history(contact.id()).stream()
                .filter(Contacted.class::isInstance)
                .map(Contacted.class::cast)
                .toList();
    }

    @Test
    @Promise("C-137")
    void completesTheClaimThatItSendsFor() {
        Crm inviting = inviting(ConsentPolicy.STRICT, INVITE);
        Contact ada = invited(inviting);
        inviting.consents().record(Samples.grant(ada.id()).build());
        Delivery delivery = inviting.outreach().send(claim(inviting), NEWSLETTER, outbox);
        Interaction sent = timeline(ada).get(0);
        Contacted contacted = contacts(ada).get(0);
        assertEquals(new Delivery.Delivered(contacted.permit().orElseThrow(), sent.id()), delivery);
        assertEquals(Samples.NEWS, contacted.purpose());
        FollowUp done = inviting.followUps().history(ada.id()).get(0);
        assertEquals(FollowUpStatus.DONE, done.status());
        assertEquals(Optional.of(sent.id()), done.outcome());
        assertEquals(1, outbox.delivered.size());
    }

    @Test
    @Promise("C-137")
    void needsAClaimThatSaysHowAndForWhat() {
        Rule anyhow = Rule.named("anyhow")
                .purpose(Samples.SERVICE)
                .once(Offset.days(30))
                .afterLast(InteractionKind.PURCHASE);
        Crm inviting = inviting(ConsentPolicy.STRICT, anyhow);
        invited(inviting);
        Claim claim = claim(inviting);
        assertThrows(IllegalArgumentException.class, () -> inviting.outreach().send(claim, NEWSLETTER, outbox));
        assertThrows(
                IllegalArgumentException.class,
                () -> inviting(ConsentPolicy.STRICT).outreach().send(claim, NEWSLETTER, outbox));
    }

    @Test
    @Promise("C-138")
    void writesToTheFirstPointThatIsPermitted() {
        Crm inviting = inviting(ConsentPolicy.STRICT, INVITE);
        Contact ada = invited(inviting);
        inviting.consents()
                .record(Consent.granted(ada.id(), Samples.NEWS)
                        .byEmail("ada@work.example")
                        .evidence("signup-v3", "web form", "form 18")
                        .build());
        inviting.outreach().send(claim(inviting), NEWSLETTER, outbox);
        assertEquals(WORK, outbox.delivered.get(0).point());
        assertEquals(WORK, contacts(ada).get(0).point());
    }

    @Test
    @Promise("C-138")
    void writesToNoPointThatIsNotValidToday() {
        Rule answer = Rule.named("answer")
                .purpose(Samples.SERVICE)
                .once(Offset.days(30))
                .afterLast(InteractionKind.PURCHASE)
                .via(Channel.EMAIL);
        Crm inviting = inviting(ConsentPolicy.STRICT, answer);
        Contact ada = inviting.contacts()
                .add(Contact.person("Ada")
                        .point(PointEntry.builder(MAIL)
                                .validUntil(LocalDate.of(2026, 12, 1))
                                .build())
                        .email("ada@work.example")
                        .build());
        inviting.interactions().record(Samples.purchase(ada.id()).build());
        clock.advance(Duration.ofDays(31));
        assertTrue(inviting.outreach().send(claim(inviting), NEWSLETTER, outbox).isDelivered());
        assertEquals(WORK, outbox.delivered.get(0).point());
    }

    @Test
    @Promise("C-139")
    void plansARefusedClaimAgainTomorrow() {
        Crm inviting = inviting(ConsentPolicy.STRICT, INVITE);
        Contact ada = invited(inviting);
        Claim claim = claim(inviting);
        Delivery.Refused refused =
                assertInstanceOf(Delivery.Refused.class, inviting.outreach().send(claim, NEWSLETTER, outbox));
        assertEquals(ConsentReason.NO_CONSENT, refused.decision().reason());
        Instant tomorrow = Instant.parse("2026-12-26T00:00:00Z");
        assertEquals(Optional.of(tomorrow), refused.retryAt());
        givesItOutAgainAt(tomorrow, inviting, claim);
        assertEquals(List.of(), contacts(ada));
        assertEquals(1, timeline(ada).size());
        assertEquals(List.of(), outbox.delivered);
    }

    @Test
    @Promise("C-139")
    void plansAClaimThatCameTooEarlyWhenItMayGo() {
        ConsentPolicy afternoons = ConsentPolicy.STRICT.toBuilder("afternoons")
                .openHours(Channel.EMAIL, OpenHours.daily("14:00", "18:00"))
                .build();
        Crm inviting = inviting(afternoons, INVITE);
        Contact ada = invited(inviting);
        inviting.consents().record(Samples.grant(ada.id()).build());
        Claim claim = claim(inviting);
        Delivery.Refused refused =
                assertInstanceOf(Delivery.Refused.class, inviting.outreach().send(claim, NEWSLETTER, outbox));
        assertEquals(ConsentReason.QUIET_HOURS, refused.decision().reason());
        Instant afternoon = Instant.parse("2026-12-25T14:00:00Z");
        assertEquals(Optional.of(afternoon), refused.retryAt());
        givesItOutAgainAt(afternoon, inviting, claim);
    }

    private void givesItOutAgainAt(Instant then, Crm inviting, Claim claim) {
        FollowUp held = inviting.followUps().find(claim.id()).orElseThrow();
        assertEquals(FollowUpStatus.SUPERSEDED, held.status());
        assertTrue(held.note().isPresent());
        clock.moveTo(then.minusNanos(1_000));
        assertEquals(List.of(), inviting.followUps().claim("worker", 1, LEASE));
        clock.moveTo(then);
        assertEquals(claim.id(), claim(inviting).id());
    }

    @Test
    @Promise("C-139")
    void refusesAClaimWhosePointsAreGone() {
        Crm inviting = inviting(ConsentPolicy.STRICT, INVITE);
        Contact ada = inviting.contacts()
                .add(Contact.person("Ada")
                        .point(PointEntry.builder(MAIL)
                                .validUntil(LocalDate.of(2026, 12, 26))
                                .build())
                        .build());
        inviting.interactions().record(Samples.purchase(ada.id()).build());
        clock.advance(Duration.ofDays(31));
        Claim claim = inviting.followUps().claim("worker", 1, DAY).get(0);
        clock.advance(Duration.ofDays(3));
        assertEquals(ConsentReason.NO_POINT, refusal(inviting.outreach().send(claim, NEWSLETTER, outbox)));
    }

    @Test
    @Promise("C-140")
    void sendsOnceForAClaim() {
        Crm inviting = inviting(ConsentPolicy.STRICT, INVITE);
        Contact ada = invited(inviting);
        inviting.consents().record(Samples.grant(ada.id()).build());
        Claim claim = claim(inviting);
        inviting.outreach().send(claim, NEWSLETTER, outbox);
        assertThrows(StaleClaimException.class, () -> inviting.outreach().send(claim, NEWSLETTER, outbox));
        assertEquals(1, outbox.delivered.size());
        assertEquals(1, contacts(ada).size());
    }

    @Test
    @Promise("C-140")
    void sendsNothingForAClaimThatAnotherHas() {
        Crm inviting = inviting(ConsentPolicy.STRICT, INVITE);
        Contact ada = invited(inviting);
        inviting.consents().record(Samples.grant(ada.id()).build());
        Claim late = claim(inviting);
        clock.advance(LEASE);
        Claim other = claim(inviting);
        assertThrows(StaleClaimException.class, () -> inviting.outreach().send(late, NEWSLETTER, outbox));
        assertEquals(List.of(), outbox.delivered);
        assertTrue(inviting.outreach().send(other, NEWSLETTER, outbox).isDelivered());
    }

    @Test
    @Promise("C-141")
    void keepsAClaimDoneWhoseTransportHasFailed() {
        Crm inviting = inviting(ConsentPolicy.STRICT, INVITE);
        Contact ada = invited(inviting);
        inviting.consents().record(Samples.grant(ada.id()).build());
        Claim claim = claim(inviting);
        Delivery delivery = inviting.outreach().send(claim, NEWSLETTER, dispatch -> {
            throw new IllegalStateException("no line");
        });
        assertInstanceOf(Delivery.NotDelivered.class, delivery);
        assertEquals(
                FollowUpStatus.DONE,
                inviting.followUps().find(claim.id()).orElseThrow().status());
        assertEquals(Optional.of(Outcome.NOT_DELIVERED), timeline(ada).get(0).outcome());
        assertThrows(StaleClaimException.class, () -> inviting.outreach().send(claim, NEWSLETTER, outbox));
    }

    @Test
    @Promise("C-149")
    void stopsEvenServiceToASuppressedPoint() {
        Contact ada = due();
        Claim claim = claimed();
        crm.consents().record(Consent.suppressed(ada.id(), SuppressionReason.HARD_BOUNCE, MAIL));
        try {
            assertEquals(ConsentReason.SUPPRESSED, refusal(crm.outreach().send(claim, NEWSLETTER, outbox)));
        } catch (StaleClaimException fenced) {
            // the suppression may have fenced the claim already
        }
        assertEquals(List.of(), outbox.delivered);
    }
}
