package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.ContactCap;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PhoneNumber;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the ledger learns when a worker completes a claim. */
abstract class WorkedClaimPromises extends LeftOutPromises {
    private static final PhoneNumber PHONE = PhoneNumber.parse("+442079460000");
    private static final PhoneNumber MOBILE = PhoneNumber.parse("+447700900123");
    private static final Rule OFFER = Rule.named("offer")
            .purpose(Samples.NEWS)
            .once(Offset.days(30))
            .afterLast(InteractionKind.PURCHASE)
            .via(Channel.CALL);
    private static final Rule ADVISE = Rule.named("advise")
            .purpose(Samples.SERVICE)
            .once(Offset.days(30))
            .afterLast(InteractionKind.PURCHASE)
            .via(Channel.CALL);

    /** One call a month. */
    private Crm calling(Rule rule) {
        ConsentPolicy policy = ConsentPolicy.STRICT.toBuilder("one call")
                .cap(new ContactCap(Set.of(Channel.CALL), 1, DAY.multipliedBy(30), ContactCap.Per.CHANNEL))
                .build();
        return Crm.builder()
                .storage(storage)
                .rules(RuleBook.version(1).of(rule))
                .clock(clock)
                .consentPolicies(contact -> List.of(policy))
                .unsubscribeAt(LEAVE)
                .build()
                .forTenant(tenant);
    }

    private Claim claimed(Crm calling, Contact buyer) {
        calling.interactions().record(Samples.purchase(buyer.id()).build());
        clock.advance(Duration.ofDays(31));
        return calling.followUps().claim("worker", 1, LEASE).get(0);
    }

    private Contact buyer(ContactPoint permitted) {
        Contact ada = crm.contacts().add(Samples.person().phone(MOBILE.text()).build());
        crm.consents()
                .record(Consent.granted(ada.id(), Samples.NEWS)
                        .to(permitted)
                        .by(Channel.CALL)
                        .evidence("signup-v3", "web form", "form 17")
                        .at(NOW)
                        .build());
        return ada;
    }

    private List<Contacted> contacts(Contact contact) {
        return crm.consents().history(contact.id()).stream()
                .filter(Contacted.class::isInstance)
                .map(Contacted.class::cast)
                .toList();
    }

    @Test
    @Promise("C-250")
    void countsTheCallsThatWorkersMake() {
        Crm calling = calling(OFFER);
        Contact ada = buyer(PHONE);
        Claim claim = claimed(calling, ada);
        ConsentRequest next = ConsentRequest.of(ada.id(), PHONE, Channel.CALL, Samples.NEWS);
        assertTrue(calling.consents().decide(next).isPermitted());
        Instant called = clock.instant().minusSeconds(60);
        Interaction call = Samples.call(ada.id()).at(called).build();
        calling.followUps().complete(claim, call);
        calling.followUps().complete(claim, call);

        assertEquals(1, contacts(ada).size());
        Contacted contacted = contacts(ada).get(0);
        assertEquals(called, contacted.at());
        assertEquals(clock.instant(), contacted.stamp().recorded());
        assertEquals(PHONE, contacted.point());
        assertEquals(Channel.CALL, contacted.channel());
        assertEquals(Samples.NEWS, contacted.purpose());
        assertEquals(Optional.empty(), contacted.permit());
        assertEquals(
                ConsentReason.FREQUENCY_CAP, calling.consents().decide(next).reason());

        Instant again = called.plus(DAY.multipliedBy(30));
        calling.interactions()
                .record(Samples.purchase(ada.id())
                        .at(clock.instant().minus(DAY.multipliedBy(29)))
                        .build());
        clock.moveTo(again.minusSeconds(1));
        assertEquals(List.of(), calling.followUps().claim("worker", 1, LEASE));
        clock.moveTo(again);
        assertEquals(1, calling.followUps().claim("worker", 1, LEASE).size());
    }

    @Test
    @Promise("C-250")
    void takesTheNumberThatWasPermitted() {
        Crm calling = calling(OFFER);
        Contact ada = buyer(MOBILE);
        Claim claim = claimed(calling, ada);
        calling.followUps()
                .complete(claim, Interaction.call(ada.id()).outbound().build());
        assertEquals(MOBILE, contacts(ada).get(0).point());
        assertEquals(clock.instant(), contacts(ada).get(0).at());
    }

    @Test
    @Promise("C-250")
    void countsNoService() {
        Crm advising = calling(ADVISE);
        Contact ada = buyer(PHONE);
        Claim service = claimed(advising, ada);
        advising.followUps()
                .complete(service, Samples.call(ada.id()).at(clock.instant()).build());
        assertEquals(List.of(), contacts(ada));
    }

    @Test
    @Promise("C-250")
    void countsNoCallOfTheContact() {
        Crm calling = calling(OFFER);
        Contact bob = buyer(PHONE);
        Claim claim = claimed(calling, bob);
        Interaction inbound =
                Samples.call(bob.id()).inbound().at(clock.instant()).build();
        calling.followUps().complete(claim, inbound);
        assertEquals(List.of(), contacts(bob));
    }

    @Test
    @Promise("C-251")
    void countsWhatTheGateHasSentOnce() {
        Crm calling = calling(OFFER);
        Contact ada = buyer(PHONE);
        Claim claim = claimed(calling, ada);
        calling.consents().record(Samples.grant(ada.id()).build());
        calling.outreach()
                .send(calling.outreach().permit(letter(ada.id())).permit().orElseThrow(), NEWSLETTER, outbox);
        assertEquals(1, contacts(ada).size());
        calling.followUps().complete(claim, timeline(ada).get(0));
        assertEquals(1, contacts(ada).size());
    }
}
