package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.CrmBuilder;
import dev.rapport.crm.Delivery;
import dev.rapport.crm.Permit;
import dev.rapport.crm.PermitAnswer;
import dev.rapport.crm.PermittedAudience;
import dev.rapport.crm.TombstoneKeys;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.criterion.HoldOut;
import dev.rapport.crm.error.StaleClaimException;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.interaction.Outcome;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code crm.outreach()} does not send, and to whom it does not send twice. */
abstract class LeftOutPromises extends AudiencePromises {
    private static final EmailAddress OTHER = EmailAddress.parse("other@example.org");

    private CrmBuilder builder() {
        return Crm.builder().storage(storage).rules(book(1)).clock(clock);
    }

    private void erase(Contact contact) {
        TombstoneKeys keys = TombstoneKeys.of(1, Map.of(1, new byte[32]));
        builder().tombstoneKeys(keys).build().forTenant(tenant).contacts().erase(contact.id());
    }

    private void move(Contact contact) {
        crm.contacts()
                .update(
                        contact.id(),
                        c -> Contact.person(c.name())
                                .id(c.id())
                                .revision(c.revision())
                                .email("new@example.org")
                                .build());
    }

    private ConsentReason asked(Crm where, ConsentRequest letter) {
        PermitAnswer answer = where.outreach().permit(letter);
        assertEquals(answer.decision().isPermitted(), answer.permit().isPresent());
        return answer.decision().reason();
    }

    @Test
    @Promise("C-240")
    void permitsNothingToAnAddressThatTheContactHasGivenUp() {
        Contact ada = subscriber();
        assertEquals(ConsentReason.PERMITTED, asked(crm, letter(ada.id())));
        move(ada);
        assertEquals(ConsentReason.NO_POINT, asked(crm, letter(ada.id())));
    }

    /** Else a list that was bought could be mailed in the name of one contact. */
    @Test
    @Promise("C-240")
    void permitsNothingToAnAddressThatNobodyHas() {
        Crm american = builder()
                .consentPolicies(contact -> List.of(ConsentPolicy.US_CANSPAM))
                .build()
                .forTenant(tenant);
        Contact ada = ada();
        ConsentRequest news = ConsentRequest.of(ada.id(), OTHER, Channel.EMAIL, Samples.NEWS);
        ConsentRequest answer = ConsentRequest.of(ada.id(), OTHER, Channel.EMAIL, Samples.SERVICE);
        assertTrue(american.consents().decide(news).isPermitted());
        assertEquals(ConsentReason.NO_POINT, asked(american, news));
        assertEquals(ConsentReason.NO_POINT, asked(american, answer));
        assertTrue(american.outreach().permit(letter(ada.id())).permit().isPresent());
    }

    @Test
    @Promise("C-240")
    void permitsNothingToAnAddressAfterItsLastDay() {
        LocalDate today = LocalDate.of(2026, 11, 24);
        for (LocalDate end : List.of(today, today.plusDays(1))) {
            Contact ada = crm.contacts()
                    .add(Contact.person("Ada")
                            .zone("Europe/London")
                            .point(PointEntry.builder(MAIL).validUntil(end).build())
                            .build());
            boolean isValid = ada.points().get(0).isValidOn(today);
            ConsentRequest answer = ConsentRequest.of(ada.id(), MAIL, Channel.EMAIL, Samples.SERVICE);
            assertEquals(isValid ? ConsentReason.NON_MARKETING : ConsentReason.NO_POINT, asked(crm, answer));
            clock.advance(DAY.multipliedBy(2));
            assertEquals(ConsentReason.NO_POINT, asked(crm, answer));
            clock.moveTo(NOW);
        }
    }

    @Test
    @Promise("C-245")
    void sendsNothingToAnAddressThatWasGivenUpSince() {
        Contact ada = subscriber();
        Permit permit = permit(ada);
        PermittedAudience audience = audience(ada);
        assertEquals(1, audience.size());
        move(ada);
        assertEquals(ConsentReason.NO_POINT, refusal(send(permit)));
        assertEquals(ConsentReason.NO_POINT, refusal(mail(audience).get(0)));
        assertEquals(List.of(), outbox.delivered);
        assertEquals(List.of(), timeline(ada));
    }

    @Test
    @Promise("C-244")
    void sendsNothingToWhoWasErasedSince() {
        Contact ada = member("ada@example.org");
        Contact bob = member("bob@example.org");
        Permit permit = permit(ada);
        PermittedAudience audience = audience(ada, bob);
        erase(ada);
        assertEquals(ConsentReason.ERASED, refusal(send(permit)));
        List<Delivery> deliveries = mail(audience);
        assertEquals(ConsentReason.ERASED, refusal(deliveries.get(0)));
        assertTrue(deliveries.get(1).isDelivered());
        assertEquals(List.of(bob.id()), sentTo());
    }

    @Test
    @Promise("C-248")
    void leavesTheErasedOutOfAnAudience() {
        Contact ada = member("ada@example.org");
        Contact bob = member("bob@example.org");
        erase(ada);
        PermittedAudience audience = audience(ada, bob);
        assertEquals("1 of 2 permitted; 1 erased", audience.summary());
        assertEquals(ada.id(), audience.refused().get(0).contact());
        assertEquals(Optional.empty(), audience.refused().get(0).point());
    }

    @Test
    @Promise("C-140")
    void sendsNothingForAClaimOfWhoWasErased() {
        Contact ada = due();
        Claim claim = claimed();
        erase(ada);
        assertThrows(StaleClaimException.class, () -> crm.outreach().send(claim, NEWSLETTER, outbox));
        assertEquals(List.of(), outbox.delivered);
    }

    @Test
    @Promise("C-246")
    void saysWhatATransportThatBrokeDownHasNotSent() {
        Contact ada = subscriber();
        Permit permit = permit(ada);
        Error broken = new NoClassDefFoundError("mail");
        Error thrown = assertThrows(
                NoClassDefFoundError.class,
                () -> crm.outreach().send(permit, NEWSLETTER, dispatch -> {
                    throw broken;
                }));
        assertSame(broken, thrown);
        assertEquals(Optional.of(Outcome.NOT_DELIVERED), timeline(ada).get(0).outcome());
        assertEquals(ConsentReason.PERMIT_USED, refusal(send(permit)));
        assertEquals(List.of(), outbox.delivered);
    }

    @Test
    @Promise("C-247")
    void mailsNoMarketingWithoutAWayOut() {
        Crm silent = builder().build().forTenant(tenant);
        Contact ada = subscriber();
        Permit permit = silent.outreach().permit(letter(ada.id())).permit().orElseThrow();
        IllegalStateException refusal = assertThrows(
                IllegalStateException.class, () -> silent.outreach().send(permit, NEWSLETTER, outbox));
        assertTrue(refusal.toString().contains("unsubscribeAt"), refusal.toString());
        PermittedAudience audience = silent.outreach().audience(Samples.NEWS, Channel.EMAIL, Stream.of(ada.id()));
        assertThrows(IllegalStateException.class, () -> audience.send(contact -> NEWSLETTER, outbox));
        assertEquals(List.of(), timeline(ada));
        ConsentRequest answer = ConsentRequest.of(ada.id(), MAIL, Channel.EMAIL, Samples.SERVICE);
        Permit service = silent.outreach().permit(answer).permit().orElseThrow();
        assertTrue(silent.outreach().send(service, NEWSLETTER, outbox).isDelivered());
        assertTrue(send(permit).isDelivered(), "nothing was used up");
    }

    /** A group without these. */
    private static HoldOut others(Contact... these) {
        return IntStream.range(0, 1_000)
                .mapToObj(i -> HoldOut.of("experiment " + i, 1))
                .filter(group -> Stream.of(these).noneMatch(contact -> group.contains(contact.id())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Promise("C-241")
    void givesAMemberOfTwoAudiencesOneTurn() {
        Contact ada = member("ada@example.org");
        Contact bob = member("bob@example.org");
        PermittedAudience all = audience(ada, bob);
        HoldOut others = others(ada, bob);
        PermittedAudience some = all.without(others);
        assertEquals(2, some.size());
        assertEquals(2, mail(some).size());
        assertEquals(List.of(), mail(all));
        assertThrows(IllegalStateException.class, () -> all.without(others));
        assertEquals(List.of(ada.id(), bob.id()), sentTo());
    }

    @Test
    @Promise("C-242")
    void issuesAPermitToAMemberOnce() {
        Contact ada = member("ada@example.org");
        Contact bob = member("bob@example.org");
        Contact eve = member("eve@example.org");
        PermittedAudience audience = audience(ada, bob, eve);
        assertEquals(ada.id(), audience.permits().findFirst().orElseThrow().contact());
        assertEquals(bob.id(), audience.permits().findFirst().orElseThrow().contact());
        assertEquals(1, mail(audience).size());
        assertEquals(List.of(eve.id()), sentTo());
        assertEquals(0, audience.permits().count());
    }

    @Test
    @Promise("C-243")
    void tellsWhatBecameOfThoseBeforeAnException() {
        List<Contact> people = IntStream.range(0, 3)
                .mapToObj(i -> member("reader-" + i + "@example.org"))
                .toList();
        Map<ContactId, Delivery> told = new LinkedHashMap<>();
        ContactId second = people.get(1).id();
        crm.consents().record(Consent.objected(people.get(0).id()));
        PermittedAudience audience = audience(people.toArray(Contact[]::new));
        assertEquals(2, audience.size());
        ContactId last = people.get(2).id();
        assertThrows(
                IllegalStateException.class,
                () -> audience.send(
                        contact -> {
                            if (contact.equals(last)) {
                                throw new IllegalStateException("no letter");
                            }
                            return NEWSLETTER;
                        },
                        outbox,
                        told::put));
        assertEquals(List.of(second), List.copyOf(told.keySet()));
        assertInstanceOf(Delivery.Delivered.class, told.get(second));
    }
}
