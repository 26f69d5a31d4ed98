package dev.rapport.crm.testkit;

import static dev.rapport.crm.criterion.Criteria.heldOut;
import static dev.rapport.crm.criterion.Criteria.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.Delivery;
import dev.rapport.crm.Message;
import dev.rapport.crm.Permit;
import dev.rapport.crm.PermittedAudience;
import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.criterion.HoldOut;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code crm.outreach()} promises of mailings. */
abstract class AudiencePromises extends ClaimSendingPromises {

    final Contact member(String address) {
        Contact contact =
                crm.contacts().add(Contact.person("Somebody").email(address).build());
        crm.consents()
                .record(Consent.granted(contact.id(), Samples.NEWS)
                        .byEmail(address)
                        .evidence("signup-v3", "web form", "form 17")
                        .at(NOW)
                        .build());
        return contact;
    }

    final PermittedAudience audience(Contact... people) {
        return crm.outreach()
                .audience(Samples.NEWS, Channel.EMAIL, Stream.of(people).map(Contact::id));
    }

    static List<ConsentReason> reasons(PermittedAudience audience) {
        return audience.refused().stream()
                .map(PermittedAudience.Refusal::reason)
                .toList();
    }

    final List<ContactId> sentTo() {
        return outbox.delivered.stream().map(Outbox.Sent::contact).toList();
    }

    final List<Delivery> mail(PermittedAudience audience) {
        return audience.send(contact -> NEWSLETTER, outbox);
    }

    @Test
    @Promise("C-144")
    void takesOnlyWhoHasSaidYes() {
        Crm american = american();
        Contact ada = ada();
        ConsentRequest letter = letter(ada.id());
        assertTrue(american.consents().decide(letter).isPermitted());
        PermittedAudience audience = american.outreach().audience(Samples.NEWS, Channel.EMAIL, Stream.of(ada.id()));
        assertEquals(0, audience.size());
        assertEquals(List.of(ConsentReason.NO_CONSENT), reasons(audience));
        Contact bob = member("bob@example.org");
        assertEquals(1, audience(bob).size());
    }

    /** Where everybody may be written to who has not said no. */
    private Crm american() {
        return Crm.builder()
                .storage(storage)
                .clock(clock)
                .consentPolicies(contact -> List.of(ConsentPolicy.US_CANSPAM))
                .unsubscribeAt(LEAVE)
                .build()
                .forTenant(tenant);
    }

    @Test
    @Promise({"C-145", "C-148"})
    void isAsStrictWhenItSends() {
        Crm american = american();
        Contact ada = member("ada@example.org");
        Contact bob = member("bob@example.org");
        Stream<ContactId> both = Stream.of(ada.id(), bob.id());
        PermittedAudience audience = american.outreach().audience(Samples.NEWS, Channel.EMAIL, both);
        Permit permit = audience.permits().findFirst().orElseThrow();
        crm.consents().record(Consent.expired(ada.id()));
        crm.consents().record(Consent.expired(bob.id()));
        assertTrue(american.consents().decide(letter(ada.id())).isPermitted());
        assertEquals(ConsentReason.EXPIRED, refusal(american.outreach().send(permit, NEWSLETTER, outbox)));
        assertTrue(audience.send(contact -> NEWSLETTER, outbox).stream()
                .allMatch(delivery -> refusal(delivery) == ConsentReason.EXPIRED));
        assertEquals(List.of(), outbox.delivered);
    }

    @Test
    @Promise("C-144")
    void writesToAPointOnce() {
        Contact ada = member("ada@example.org");
        Contact twin = member("Ada@Example.ORG");
        PermittedAudience audience = audience(ada, twin, ada);
        assertEquals(1, audience.size());
        assertEquals(List.of(ConsentReason.DUPLICATE_POINT), reasons(audience));
        assertEquals(twin.id(), audience.refused().get(0).contact());
        mail(audience);
        assertEquals(List.of(ada.id()), sentTo());
    }

    /** More people than are judged in one transaction, the first and the last at one address. */
    @Test
    @Promise("C-144")
    void writesToAPointOnceAmongMany() {
        List<Contact> people = new ArrayList<>(List.of(member("ada@example.org")));
        people.addAll(crm.contacts()
                .addAll(IntStream.range(0, 250)
                        .mapToObj(i -> Contact.person("Stranger " + i).build())
                        .toList()));
        people.add(member("ada@example.org"));
        PermittedAudience audience = audience(people.toArray(Contact[]::new));
        assertEquals("1 of 252 permitted; 250 no point, 1 duplicate point", audience.summary());
    }

    @Test
    @Promise("C-144")
    void cannotMakeAnAudienceOfNobody() {
        assertThrows(
                NotFoundException.class,
                () -> crm.outreach().audience(Samples.NEWS, Channel.EMAIL, Stream.of(ContactId.next())));
        assertThrows(
                IllegalArgumentException.class,
                () -> crm.outreach().audience(Samples.NEWS, Channel.IN_PERSON, Stream.of()));
    }

    @Test
    @Promise("C-281")
    void isOfNobodyForWhatNobodyHasToAllow() {
        Contact ada = member("ada@example.org");
        assertThrows(
                IllegalArgumentException.class,
                () -> crm.outreach().audience(Samples.SERVICE, Channel.EMAIL, Stream.of(ada.id())));
    }

    @Test
    @Promise("C-145")
    void issuesPermitsOneByOne() {
        Contact ada = member("ada@example.org");
        Contact bob = member("bob@example.org");
        Contact eve = member("eve@example.org");
        Iterator<Permit> permits = audience(ada, bob, eve).permits().iterator();
        Permit first = permits.next();
        crm.consents().record(Consent.withdrawn(bob.id()));
        clock.advance(Duration.ofMinutes(10));
        Permit last = permits.next();
        assertEquals(eve.id(), last.contact());
        assertTrue(last.expiresAt().isAfter(clock.instant()), "issued when its turn came");
        assertTrue(!permits.hasNext());
        assertEquals(ConsentReason.PERMIT_EXPIRED, refusal(send(first)));
        assertTrue(send(last).isDelivered());
    }

    @Test
    @Promise("C-146")
    void tellsWhoIsLeftOutAndWhy() {
        Contact ada = member("ada@example.org");
        Contact bob = member("bob@example.org");
        crm.consents().record(Consent.withdrawn(bob.id()));
        Contact eve = crm.contacts()
                .add(Contact.person("Eve").email("eve@example.org").build());
        Contact dan = crm.contacts()
                .add(Contact.person("Dan").email("dan@example.org").build());
        Contact old = crm.contacts()
                .add(Contact.person("Old")
                        .point(PointEntry.builder(MAIL)
                                .validUntil(LocalDate.of(2026, 11, 1))
                                .build())
                        .build());
        PermittedAudience audience = audience(dan, bob, ada, old, eve);
        assertEquals("1 of 5 permitted; 2 no consent, 1 no point, 1 withdrawn", audience.summary());
        assertEquals(
                List.of(
                        ConsentReason.NO_CONSENT,
                        ConsentReason.WITHDRAWN,
                        ConsentReason.NO_POINT,
                        ConsentReason.NO_CONSENT),
                reasons(audience));
        assertEquals("1 of 1 permitted", audience(ada).summary());
        assertEquals("0 of 0 permitted", audience().summary());
    }

    @Test
    @Promise("C-147")
    void neverMailsWhoIsHeldOut() {
        HoldOut half = HoldOut.of("spring-2027", 50);
        List<Contact> people = IntStream.range(0, 20)
                .mapToObj(i -> member("reader-" + i + "@example.org"))
                .toList();
        PermittedAudience audience = audience(people.toArray(Contact[]::new)).without(half);
        List<ContactId> mailed = people.stream()
                .map(Contact::id)
                .filter(id -> !half.contains(id))
                .toList();
        assertEquals(mailed.size(), audience.size());
        assertTrue(reasons(audience).stream().allMatch(ConsentReason.HELD_OUT::equals));
        assertEquals(20, audience.size() + audience.refused().size());
        mail(audience);
        assertEquals(mailed, sentTo());
        assertThrows(IllegalStateException.class, () -> audience.without(half));
    }

    @Test
    @Promise("C-147")
    void neverMailsTheAddressOfWhoIsHeldOut() {
        HoldOut most = HoldOut.of("spring-2027", 50);
        Contact in = Stream.generate(
                        () -> Contact.person("In").email("ada@example.org").build())
                .filter(contact -> most.contains(contact.id()))
                .findFirst()
                .orElseThrow();
        Contact out = Stream.generate(
                        () -> Contact.person("Out").email("ada@example.org").build())
                .filter(contact -> !most.contains(contact.id()))
                .findFirst()
                .orElseThrow();
        crm.contacts().addAll(List.of(in, out));
        crm.consents().record(Samples.grant(in.id()).build());
        crm.consents().record(Samples.grant(out.id()).build());
        PermittedAudience audience = audience(out, in).without(most);
        assertEquals("0 of 2 permitted; 1 duplicate point, 1 held out", audience.summary());
    }

    @Test
    @Promise("C-147")
    void plansNothingForWhoIsHeldOut() {
        HoldOut half = HoldOut.of("spring-2027", 50);
        Rule invite = Rule.named("invite")
                .purpose(Samples.SERVICE)
                .when(not(heldOut(half)))
                .once(Offset.days(30))
                .afterLast(InteractionKind.PURCHASE)
                .via(Channel.EMAIL);
        Crm inviting = crm(RuleBook.version(9).of(invite));
        for (int i = 0; i < 10; i++) {
            Contact contact = inviting.contacts().add(Samples.person().build());
            inviting.interactions().record(Samples.purchase(contact.id()).build());
            assertEquals(
                    !half.contains(contact.id()),
                    inviting.nextContact(contact.id()).isPresent());
        }
    }

    @Test
    @Promise("C-148")
    void sendsToEachMemberOnceAndJudgesItThen() {
        Contact ada = member("ada@example.org");
        Contact bob = member("bob@example.org");
        Contact eve = member("eve@example.org");
        PermittedAudience audience = audience(ada, bob, eve);
        crm.consents().record(Consent.objected(bob.id()));
        List<Delivery> deliveries = mail(audience);
        assertEquals(List.of(ada.id(), eve.id()), sentTo());
        assertEquals(3, deliveries.size());
        assertEquals(ConsentReason.OBJECTED, refusal(deliveries.get(1)));
        assertEquals(List.of(), mail(audience));
        assertEquals(2, outbox.delivered.size());
    }

    @Test
    @Promise("C-148")
    void goesOnAfterTheMemberWhereItWasInterrupted() {
        Contact ada = member("ada@example.org");
        Contact bob = member("bob@example.org");
        Contact eve = member("eve@example.org");
        PermittedAudience audience = audience(ada, bob, eve);
        IllegalStateException lost = new IllegalStateException("no letter");
        assertThrows(
                IllegalStateException.class,
                () -> audience.send(
                        contact -> {
                            if (contact.equals(bob.id())) {
                                throw lost;
                            }
                            return new Message<>("News", "Dear reader");
                        },
                        outbox));
        mail(audience);
        assertEquals(List.of(ada.id(), eve.id()), sentTo());
    }

    @Test
    @Promise("C-142")
    void sendsNoMailingInsideATransaction() {
        Contact ada = member("ada@example.org");
        assertThrows(
                IllegalStateException.class,
                () -> crm.inTransaction(tx -> tx.outreach()
                        .audience(Samples.NEWS, Channel.EMAIL, Stream.of(ada.id()))
                        .send(contact -> NEWSLETTER, outbox)));
        assertEquals(List.of(), outbox.delivered);
    }
}
