package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.Delivery;
import dev.rapport.crm.Dispatch;
import dev.rapport.crm.Message;
import dev.rapport.crm.Permit;
import dev.rapport.crm.PermitAnswer;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.ContactCap;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.interaction.Direction;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Outcome;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.TenantId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@code crm.outreach()} promises of single permits. */
abstract class OutreachPromises extends ClaimsPromises {
    static final EmailAddress MAIL = EmailAddress.parse("ada@example.org");
    static final Message<String> NEWSLETTER = new Message<>("News in spring", "Dear customer");

    final Outbox outbox = new Outbox();

    static ConsentRequest letter(ContactId to) {
        return ConsentRequest.of(to, MAIL, Channel.EMAIL, Samples.NEWS);
    }

    /** Ada, who wants the news. */
    Contact subscriber() {
        Contact ada = ada();
        crm.consents().record(Samples.grant(ada.id()).build());
        return ada;
    }

    Permit permit(Contact to) {
        return crm.outreach().permit(letter(to.id())).permit().orElseThrow();
    }

    Delivery send(Permit permit) {
        return crm.outreach().send(permit, NEWSLETTER, outbox);
    }

    static ConsentReason refusal(Delivery delivery) {
        return assertInstanceOf(Delivery.Refused.class, delivery).decision().reason();
    }

    private List<Contacted> contacts(Contact contact) {
        return crm.consents().history(contact.id()).stream()
                .filter(Contacted.class::isInstance)
                .map(Contacted.class::cast)
                .toList();
    }

    List<Interaction> timeline(Contact contact) {
        return crm.interactions().stream(contact.id()).toList();
    }

    private void nothingWasSent(Contact to) {
        assertEquals(List.of(), outbox.delivered);
        assertEquals(List.of(), contacts(to));
        assertEquals(List.of(), timeline(to));
    }

    @Test
    @Promise("C-130")
    void permitsWhatTheLedgerPermits() {
        Contact ada = subscriber();
        PermitAnswer yes = crm.outreach().permit(letter(ada.id()));
        assertEquals(ConsentReason.PERMITTED, yes.decision().reason());
        Permit permit = yes.permit().orElseThrow();
        assertEquals(ada.id(), permit.contact());
        assertEquals(MAIL, permit.point());
        assertEquals(Channel.EMAIL, permit.channel());
        assertEquals(Samples.NEWS, permit.purpose());
        assertEquals(NOW.plus(Duration.ofMinutes(5)), permit.expiresAt());
        assertNotEquals(permit.id(), permit(ada).id());

        Contact bob = crm.contacts().add(Contact.person("Bob").build());
        PermitAnswer no = crm.outreach().permit(letter(bob.id()));
        assertEquals(ConsentReason.NO_CONSENT, no.decision().reason());
        assertEquals(Optional.empty(), no.permit());
    }

    @Test
    @Promise("C-131")
    void writesNothingForAPermit() {
        Contact ada = subscriber();
        List<Consent> before = crm.consents().history(ada.id());
        permit(ada);
        assertEquals(before, crm.consents().history(ada.id()));
        assertEquals(List.of(), timeline(ada));
    }

    @Test
    @Promise("C-132")
    void permitsNothingToNobody() {
        assertThrows(NotFoundException.class, () -> crm.outreach().permit(letter(ContactId.next())));
    }

    @Test
    @Promise("C-133")
    void recordsTheContactAndThenHandsTheMessageOver() {
        Contact ada = subscriber();
        clock.advance(Duration.ofHours(1));
        Permit permit = permit(ada);
        clock.advance(Duration.ofMinutes(2));
        Instant now = clock.instant();
        Delivery delivery = crm.outreach().send(permit, NEWSLETTER, dispatch -> {
            assertEquals(1, contacts(ada).size(), "recorded before");
            outbox.deliver(dispatch);
        });

        Contacted contacted = contacts(ada).get(0);
        assertEquals(now, contacted.at());
        assertEquals(now, contacted.stamp().recorded());
        assertEquals(MAIL, contacted.point());
        assertEquals(Channel.EMAIL, contacted.channel());
        assertEquals(Samples.NEWS, contacted.purpose());
        assertEquals(Optional.of(permit.id()), contacted.permit());
        Interaction sent = timeline(ada).get(0);
        assertEquals(new Delivery.Delivered(permit.id(), sent.id()), delivery);
        assertTrue(delivery.isDelivered());
        assertEquals(InteractionKind.EMAIL, sent.kind());
        assertEquals(Optional.of(Channel.EMAIL), sent.channel());
        assertEquals(Optional.of(Direction.OUTBOUND), sent.direction());
        assertEquals(Optional.of("News in spring"), sent.subject());
        assertEquals(now, sent.occurredAt());
        assertEquals(Optional.of(sent), crm.interactions().findByExternalRef("rapport.permit", permit.id()));
        Outbox.Sent dispatch = outbox.delivered.get(0);
        assertSame(NEWSLETTER, dispatch.message());
        assertEquals(ada.id(), dispatch.contact());
        assertEquals(MAIL, dispatch.point());
        assertEquals(permit.id(), dispatch.permitId());
    }

    @Test
    @Promise("C-133")
    void plansAnewWhatAMessageHasChanged() {
        Contact ada = subscriber();
        assertEquals(Optional.empty(), crm.nextContact(ada.id()));
        send(permit(ada));
        assertEquals("chase", crm.nextContact(ada.id()).orElseThrow().rule());
        assertEquals(1, crm.followUps().history(ada.id()).size());
    }

    @Test
    @Promise("C-134")
    void judgesAgainWhenAPermitIsUsed() {
        Contact ada = subscriber();
        Permit permit = permit(ada);
        crm.consents().record(Consent.withdrawn(ada.id()));
        assertEquals(ConsentReason.WITHDRAWN, refusal(send(permit)));
        nothingWasSent(ada);
    }

    @Test
    @Promise("C-134")
    void saysWhenAMessageThatCameTooEarlyMayGo() {
        Contact ada = subscriber();
        Crm calm = calm();
        assertTrue(calm.outreach().send(permit(ada), NEWSLETTER, outbox).isDelivered());
        Permit second = permit(ada);
        Delivery.Refused refused =
                assertInstanceOf(Delivery.Refused.class, calm.outreach().send(second, NEWSLETTER, outbox));
        assertEquals(ConsentReason.FREQUENCY_CAP, refused.decision().reason());
        assertEquals(Optional.of(NOW.plus(DAY)), refused.retryAt());
        assertEquals(1, contacts(ada).size());
    }

    /** One message a day. */
    Crm calm() {
        ConsentPolicy onceADay = ConsentPolicy.STRICT.toBuilder("once a day")
                .cap(new ContactCap(Set.of(Channel.EMAIL), 1, DAY, ContactCap.Per.CHANNEL))
                .build();
        return Crm.builder()
                .storage(storage)
                .rules(book(1))
                .clock(clock)
                .consentPolicies(contact -> List.of(onceADay))
                .unsubscribeAt(LEAVE)
                .build()
                .forTenant(tenant);
    }

    @Test
    @Promise("C-135")
    void usesAPermitOnce() {
        Contact ada = subscriber();
        Permit permit = permit(ada);
        assertTrue(send(permit).isDelivered());
        assertEquals(ConsentReason.PERMIT_USED, refusal(send(permit)));
        assertEquals(1, outbox.delivered.size());
        assertEquals(1, contacts(ada).size());
        assertEquals(1, timeline(ada).size());
    }

    @Test
    @Promise("C-136")
    void refusesAPermitThatIsOver() {
        Contact ada = subscriber();
        Permit first = permit(ada);
        Permit second = permit(ada);
        clock.moveTo(first.expiresAt().minusNanos(1_000));
        assertTrue(send(first).isDelivered());
        clock.moveTo(second.expiresAt());
        assertEquals(ConsentReason.PERMIT_EXPIRED, refusal(send(second)));
        assertEquals(1, outbox.delivered.size());
    }

    @Test
    @Promise("C-141")
    void neverSendsAgainWhatTheTransportHasRefused() {
        Contact ada = subscriber();
        Permit permit = permit(ada);
        Exception broken = new IOException("550 no such user");
        Delivery delivery = crm.outreach().send(permit, NEWSLETTER, dispatch -> {
            throw broken;
        });
        Interaction last = timeline(ada).get(0);
        assertEquals(new Delivery.NotDelivered(permit.id(), last.factId(), broken), delivery);
        assertEquals(Optional.of(Outcome.NOT_DELIVERED), last.outcome());
        assertEquals(Optional.of("News in spring"), last.subject());
        assertEquals(2, crm.interactions().entries(last.factId()).size());
        assertEquals(1, contacts(ada).size());
        assertEquals(ConsentReason.PERMIT_USED, refusal(send(permit)));
        assertEquals(List.of(), outbox.delivered);
        assertTrue(!delivery.isDelivered() && !delivery.toString().contains("550"));
    }

    @Test
    @Promise("C-142")
    void sendsNothingThatCouldBeRolledBack() {
        Contact ada = subscriber();
        Permit permit = permit(ada);
        assertThrows(
                IllegalStateException.class,
                () -> crm.inTransaction(tx -> tx.outreach().send(permit, NEWSLETTER, outbox)));
        Crm joined = Crm.builder()
                .storage(new JoinedStorage(storage))
                .clock(clock)
                .build()
                .forTenant(tenant);
        assertThrows(IllegalStateException.class, () -> joined.outreach().send(permit, NEWSLETTER, outbox));
        nothingWasSent(ada);
    }

    @Test
    @Promise("C-331")
    void tellsNobodyWhereAMessageWentOnceItHasGone() {
        Contact ada = subscriber();
        List<Dispatch<String>> kept = new ArrayList<>();
        Permit permit = permit(ada);
        assertTrue(crm.outreach().send(permit, NEWSLETTER, kept::add).isDelivered());
        clock.advance(Duration.ofDays(1));
        Delivery failed = crm.outreach().send(permit(ada), NEWSLETTER, dispatch -> {
            kept.add(dispatch);
            assertEquals(MAIL, dispatch.point());
            throw new IOException("no line");
        });
        assertFalse(failed.isDelivered());
        assertEquals(2, kept.size());
        for (Dispatch<String> old : kept) {
            assertThrows(IllegalStateException.class, old::point);
            assertThrows(IllegalStateException.class, old::message);
            assertThrows(IllegalStateException.class, old::headers);
            assertThrows(IllegalStateException.class, old::unsubscribe);
            assertEquals(ada.id(), old.contact());
        }
        assertEquals(permit.id(), kept.get(0).permitId());
    }

    @Test
    @Promise("C-143")
    void tellsMailersWhereToUnsubscribe() {
        Contact ada = subscriber();
        Crm linked = Crm.builder()
                .storage(storage)
                .clock(clock)
                .unsubscribeAt(URI.create("https://example.org/leave?lang=en"))
                .build()
                .forTenant(tenant);
        linked.outreach().send(permit(ada), NEWSLETTER, outbox);
        Outbox.Sent dispatch = outbox.delivered.get(0);
        String link = dispatch.unsubscribe().orElseThrow().toString();
        assertTrue(link.matches("https://example\\.org/leave\\?lang=en&t=[A-Za-z0-9_-]{43}"));
        assertEquals(
                Map.of("List-Unsubscribe", "<" + link + ">", "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
                dispatch.headers());
        assertTrue(
                contacts(ada).stream().noneMatch(c -> link.contains(c.permit().orElseThrow())),
                "the hash alone is kept");

        ConsentRequest answer = ConsentRequest.of(ada.id(), MAIL, Channel.EMAIL, Samples.SERVICE);
        linked.outreach().send(crm.outreach().permit(answer).permit().orElseThrow(), NEWSLETTER, outbox);
        Outbox.Sent plain = outbox.delivered.get(1);
        assertEquals(Optional.empty(), plain.unsubscribe());
        assertEquals(Map.of(), plain.headers());
    }

    @Test
    @Promise("C-149")
    void heedsWhatAnotherRecordOfTheAddressHasSaid() {
        Contact ada = subscriber();
        Contact twin = ada();
        Permit permit = permit(ada);
        crm.consents().record(Consent.objected(twin.id()));
        assertEquals(ConsentReason.OBJECTED, refusal(send(permit)));
        Permit second = crm.outreach()
                .permit(ConsentRequest.of(ada.id(), MAIL, Channel.EMAIL, Samples.SERVICE))
                .permit()
                .orElseThrow();
        crm.consents().record(Consent.suppressed(twin.id(), SuppressionReason.HARD_BOUNCE, MAIL));
        assertEquals(ConsentReason.SUPPRESSED, refusal(send(second)));
        nothingWasSent(ada);
    }

    /** Another node's clock is ahead: what it has recorded is in the ledger, so it has happened. */
    @Test
    @Promise("C-149")
    void heedsAWithdrawalFromANodeWhoseClockIsAhead() {
        Contact ada = subscriber();
        Permit permit = permit(ada);
        Instant ahead = NOW.plusSeconds(2);
        Consent withdrawn = Consent.withdrawn(ada.id()).stamped(FactStamp.next().stamp(ahead));
        storage.inTransaction(new TenantId(tenant), session -> {
            session.lockPoints(List.of(MAIL));
            session.write(Changes.of(new Change.ConsentAppended(withdrawn)));
            return withdrawn;
        });
        ConsentDecision decision =
                assertInstanceOf(Delivery.Refused.class, send(permit)).decision();
        assertEquals(ConsentReason.WITHDRAWN, decision.reason());
        assertEquals(List.of(withdrawn.id()), decision.facts());
        nothingWasSent(ada);
    }
}
