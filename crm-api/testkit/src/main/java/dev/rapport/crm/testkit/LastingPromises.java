package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.TombstoneKeys;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.rule.RuleBook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was forbidden stays so, whatever becomes of records and purposes, and plans follow. */
abstract class LastingPromises extends SuggestedTimePromises {
    private static final EmailAddress MAIL = EmailAddress.parse("ada@example.org");

    private static void leavesItsPoints(Crm gated, Contact contact) {
        gated.contacts()
                .update(
                        contact.id(),
                        c -> Contact.person("Twin")
                                .id(c.id())
                                .email("new@example.org")
                                .revision(c.revision())
                                .build());
    }

    private static ConsentReason reason(Crm gated, Contact contact) {
        return reason(gated, ConsentRequest.of(contact.id(), MAIL, Channel.EMAIL, Samples.NEWS));
    }

    private static ConsentReason reason(Crm gated, ConsentRequest request) {
        return gated.consents().decide(request).reason();
    }

    @Test
    @Promise("C-203")
    void leavesAnObjectionWhereItsRecordHadAPoint() {
        Crm gated = gated(ConsentPolicy.STRICT);
        Contact ada = buyer(gated, Samples.person());
        Contact twin = gated.contacts().add(Samples.person().build());
        gated.consents().record(Samples.grant(ada.id()).build());
        gated.consents().record(Samples.grant(ada.id()).controller("brand").build());
        gated.consents().record(Consent.objected(twin.id()));
        leavesItsPoints(gated, twin);
        assertEquals("reorder", open(gated, ada));
        assertEquals(ConsentReason.OBJECTED, reason(gated, ada));
        ConsentRequest request = ConsentRequest.of(ada.id(), MAIL, Channel.EMAIL, Samples.NEWS);
        assertEquals(ConsentReason.OBJECTED, reason(gated, request.controller("brand")));
        gated.consents()
                .record(Samples.grant(ada.id())
                        .controller("a new brand")
                        .at(NOW)
                        .build());
        assertEquals(ConsentReason.OBJECTED, reason(gated, request.controller("a new brand")));
        clock.advance(DAY);
        gated.consents().record(Samples.grant(ada.id()).at(clock.instant()).build());
        assertEquals(ConsentReason.PERMITTED, reason(gated, ada));
    }

    @Test
    @Promise("C-203")
    void leavesAWithdrawalOnceWhereItsRecordHadAPoint() {
        Crm gated = gated(ConsentPolicy.STRICT);
        Contact ada = gated.contacts().add(Samples.person().build());
        Contact twin = gated.contacts().add(Samples.person().build());
        gated.consents().record(Samples.grant(ada.id()).build());
        gated.consents().record(Consent.withdrawn(twin.id(), Samples.NEWS).at(NOW));
        clock.advance(DAY);
        leavesItsPoints(gated, twin);
        assertEquals(ConsentReason.WITHDRAWN, reason(gated, ada));
        List<Consent> said = gated.consents().history(twin.id());
        // the withdrawal, once for the e-mail address and once for the number
        assertEquals(3, said.size());
        assertTrue(said.stream().allMatch(entry -> entry.at().equals(NOW)));
        gated.contacts()
                .update(
                        twin.id(),
                        c -> Samples.person().id(c.id()).revision(c.revision()).build());
        List<Consent> moved = gated.consents().history(twin.id());
        assertEquals(4, moved.size());
        leavesItsPoints(gated, twin);
        assertEquals(moved, gated.consents().history(twin.id()));
    }

    @Test
    @Promise("C-203")
    void leavesNothingOfAWithdrawalForAnotherPurpose() {
        Crm gated = gated(ConsentPolicy.STRICT);
        Contact ada = gated.contacts().add(Samples.person().build());
        Contact twin = gated.contacts().add(Samples.person().build());
        gated.consents().record(Samples.grant(ada.id()).build());
        gated.consents().record(Consent.withdrawn(twin.id(), Purpose.marketing("offers")));
        leavesItsPoints(gated, twin);
        assertEquals(ConsentReason.PERMITTED, reason(gated, ada));
    }

    @Test
    @Promise("C-205")
    void plansEverybodyAnewAfterARevisionOfAPurpose() {
        Crm gated = gated(ConsentPolicy.STRICT);
        Contact ada = buyer(gated, Samples.person());
        Contact bob = buyer(gated, Contact.person("Bob").email("other@example.org"));
        gated.consents().record(Samples.grant(ada.id()).build());
        gated.consents()
                .record(Samples.grant(bob.id())
                        .to(EmailAddress.parse("other@example.org"))
                        .purposeVersion(2)
                        .build());
        clock.advance(Duration.ofDays(30));
        gated.plan();
        assertEquals("newsletter reorder", open(gated, ada));
        gated.consents().record(Consent.revised(Samples.NEWS, 2));
        List<ContactId> lettered = gated.followUps().due(10, Optional.empty()).items().stream()
                .filter(f -> f.rule().equals(NEWSLETTER.id()))
                .map(FollowUp::contact)
                .toList();
        assertEquals(List.of(bob.id()), lettered);
        assertEquals("reorder", open(gated, ada));
        assertEquals(0, gated.plan());
    }

    private Crm erasing() {
        return Crm.builder()
                .storage(storage)
                .rules(RuleBook.version(1).of(NEWSLETTER, REORDER))
                .clock(clock)
                .consentPolicies(contact -> List.of(ConsentPolicy.STRICT))
                .tombstoneKeys(TombstoneKeys.of(1, Map.of(1, new byte[32])))
                .build()
                .forTenant(tenant);
    }

    @Test
    @Promise({"C-120", "C-185"})
    void plansNoMarketingWhereSomebodyWasErased() {
        Crm gated = erasing();
        Contact ada = gated.contacts().add(Samples.person().build());
        gated.contacts().erase(ada.id());
        clock.advance(DAY);
        Contact again = buyer(gated, Contact.person("Ada").email("ADA@example.org"));
        gated.consents().record(Samples.grant(again.id()).at(clock.instant()).build());
        assertEquals(ConsentReason.SUPPRESSED, reason(gated, again));
        assertEquals("reorder", open(gated, again));
        Contact other = buyer(gated, Contact.person("Eve").email("eve@example.org"));
        gated.consents().record(Samples.grant(other.id()).at(clock.instant()).build());
        gated.contacts()
                .update(other.id(), c -> c.toBuilder().email("ada@example.org").build());
        assertEquals("reorder", open(gated, other));
    }

    @Test
    @Promise({"C-187", "C-206"})
    void plansNoMarketingAtAFormerPointOfTheErased() {
        Crm gated = erasing();
        Contact ada = gated.contacts().add(Samples.person().build());
        leavesItsPoints(gated, ada);
        Contact bob = buyer(gated, Samples.person());
        gated.consents().record(Samples.grant(bob.id()).build());
        assertEquals("newsletter reorder", open(gated, bob));
        gated.contacts().erase(ada.id());
        assertEquals(ConsentReason.SUPPRESSED, reason(gated, bob));
        assertEquals("reorder", open(gated, bob));
    }
}
