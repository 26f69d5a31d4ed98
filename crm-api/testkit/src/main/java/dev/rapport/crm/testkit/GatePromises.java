package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.OpenHours;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.error.StaleClaimException;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the consent ledger lets rules plan and workers do. {@link Samples#NOW} is 09:00 in London, on a Tuesday. */
abstract class GatePromises extends EvidencePromises {
    private static final EmailAddress OTHER = EmailAddress.parse("other@example.org");
    static final Rule NEWSLETTER = Rule.named("newsletter")
            .purpose(Samples.NEWS)
            .once(Offset.days(30))
            .afterLast(InteractionKind.PURCHASE)
            .via(Channel.EMAIL)
            .lane("news");

    final Crm gated(ConsentPolicy policy) {
        return Crm.builder()
                .storage(storage)
                .rules(RuleBook.version(1).of(NEWSLETTER, REORDER))
                .clock(clock)
                .consentPolicies(contact -> List.of(policy))
                .build()
                .forTenant(tenant);
    }

    final Contact buyer(Crm gated, Contact.Builder person) {
        Contact ada = gated.contacts().add(person.build());
        gated.interactions().record(Samples.purchase(ada.id()).build());
        return ada;
    }

    static String open(Crm gated, Contact contact) {
        return gated.followUps().history(contact.id()).stream()
                .filter(f -> f.status().isActive())
                .map(FollowUp::rule)
                .sorted()
                .reduce("", (all, rule) -> all.isEmpty() ? rule : all + " " + rule);
    }

    @Test
    @Promise("C-120")
    void plansMarketingOnlyWithPermission() {
        Crm gated = gated(ConsentPolicy.STRICT);
        Contact ada = buyer(gated, Samples.person());
        assertEquals("reorder", open(gated, ada));
        assertTrue(gated.explain(ada.id()).text().contains("There is no basis"));
        gated.consents().record(Consent.suppressed(ada.id(), SuppressionReason.DECEASED));
        assertEquals("", open(gated, ada));
        clock.advance(DAY);
        gated.consents()
                .record(Consent.suppressionLifted(ada.id(), SuppressionReason.DECEASED)
                        .actor("operator"));
        gated.plan();
        assertEquals("reorder", open(gated, ada));
    }

    @Test
    @Promise("C-121")
    void opensByAGrantAndClosesByAWithdrawal() {
        Crm gated = gated(ConsentPolicy.STRICT);
        Contact ada = buyer(gated, Samples.person());
        gated.consents().record(Samples.grant(ada.id()).build());
        assertEquals("newsletter reorder", open(gated, ada));
        gated.consents().record(Consent.withdrawn(ada.id(), Samples.NEWS));
        assertEquals("reorder", open(gated, ada));
    }

    @Test
    @Promise("C-121")
    void fencesAClaimByAWithdrawal() {
        Crm gated = gated(ConsentPolicy.STRICT);
        Contact ada = buyer(gated, Samples.person());
        gated.consents().record(Samples.grant(ada.id()).build());
        clock.advance(Duration.ofDays(31));
        List<Claim> claims = gated.followUps().claim("worker", 10, LEASE);
        assertEquals(2, claims.size());
        gated.consents().record(Consent.objected(ada.id()));
        for (Claim claim : claims) {
            boolean isNews = claim.followUp().rule().equals("newsletter");
            if (isNews) {
                assertThrows(StaleClaimException.class, () -> gated.followUps().skip(claim, "late"));
            } else {
                assertEquals(
                        FollowUpStatus.SKIPPED,
                        gated.followUps().skip(claim, "in time").status());
            }
        }
    }

    @Test
    @Promise("C-121")
    void closesWhenAGrantEnds() {
        Crm gated = gated(ConsentPolicy.STRICT);
        Contact ada = buyer(gated, Samples.person());
        gated.consents()
                .record(Samples.grant(ada.id())
                        .until(NOW.plus(Duration.ofDays(33)))
                        .build());
        clock.advance(Duration.ofDays(33).minusSeconds(1));
        gated.plan();
        assertEquals("newsletter reorder", open(gated, ada));
        clock.advance(Duration.ofSeconds(1));
        gated.plan();
        assertEquals("reorder", open(gated, ada));
    }

    @Test
    @Promise("C-122")
    void reachesWhoeverSharesThePoint() {
        Crm gated = gated(ConsentPolicy.STRICT);
        Contact ada = buyer(gated, Samples.person());
        Contact twin = buyer(gated, Samples.person());
        Contact bob = buyer(gated, Contact.person("Bob").email("other@example.org"));
        gated.consents().record(Samples.grant(ada.id()).build());
        gated.consents().record(Samples.grant(bob.id()).to(OTHER).build());
        assertEquals("newsletter reorder", open(gated, ada));
        gated.consents().record(Consent.objected(twin.id()));
        assertEquals("reorder", open(gated, ada));
        assertEquals("newsletter reorder", open(gated, bob));
    }

    @Test
    @Promise("C-122")
    void reachesWhoeverHasThePointThatIsNamed() {
        Crm gated = gated(ConsentPolicy.STRICT);
        Contact ada = buyer(gated, Samples.person());
        Contact bob = buyer(gated, Contact.person("Bob").email("other@example.org"));
        gated.consents().record(Samples.grant(bob.id()).to(OTHER).build());
        Consent bounce = Consent.suppressed(ada.id(), SuppressionReason.HARD_BOUNCE, OTHER);
        gated.consents().record(bounce);
        assertEquals("", open(gated, bob));
        clock.advance(DAY);
        gated.consents()
                .record(Consent.suppressionLifted(ada.id(), SuppressionReason.HARD_BOUNCE)
                        .actor("operator"));
        assertEquals("newsletter reorder", open(gated, bob));
    }

    @Test
    @Promise("C-123")
    void judgesByWhatOthersSaidAtANewPoint() {
        Crm gated = gated(ConsentPolicy.STRICT);
        Contact ada = buyer(gated, Samples.person());
        Contact bob = buyer(gated, Contact.person("Bob").email("other@example.org"));
        gated.consents().record(Samples.grant(ada.id()).build());
        gated.consents().record(Samples.grant(ada.id()).to(OTHER).build());
        gated.consents().record(Consent.objected(bob.id()));
        assertEquals("newsletter reorder", open(gated, ada));
        gated.contacts()
                .update(bob.id(), c -> c.toBuilder().email("ADA@example.org").build());
        assertEquals("reorder", open(gated, ada));
        gated.contacts()
                .update(
                        bob.id(),
                        c -> Contact.person("Bob")
                                .id(c.id())
                                .revision(c.revision())
                                .build());
        assertEquals("reorder", open(gated, ada));
        clock.advance(DAY);
        gated.consents().record(Samples.grant(ada.id()).at(clock.instant()).build());
        assertEquals("newsletter reorder", open(gated, ada));
        Contact eve = buyer(gated, Contact.person("Eve").email("bob@example.org"));
        gated.consents()
                .record(Samples.grant(eve.id())
                        .to(EmailAddress.parse("bob@example.org"))
                        .build());
        assertEquals("newsletter reorder", open(gated, eve));
        gated.contacts()
                .update(eve.id(), c -> c.toBuilder().email("new@example.org").build());
        gated.contacts()
                .update(bob.id(), c -> c.toBuilder().email("bob@example.org").build());
        assertEquals("reorder", open(gated, eve));
    }

    @Test
    @Promise("C-123")
    void judgesANewContactByWhatOthersSaidAtItsPoints() {
        Crm gated = gated(ConsentPolicy.STRICT);
        Contact bob = gated.contacts().add(Samples.person().build());
        gated.consents().record(Consent.suppressed(bob.id(), SuppressionReason.DECEASED));
        assertEquals("", open(gated, buyer(gated, Samples.person())));
    }

    @Test
    @Promise("C-124")
    void asksAgainWhetherTheHoursAreOpenWhenMarketingIsClaimed() {
        Crm gated = gated(ConsentPolicy.STRICT.toBuilder("office")
                .openHours(Channel.EMAIL, OpenHours.daily("09:00", "17:00"))
                .build());
        Contact ada = buyer(gated, Samples.person());
        gated.consents().record(Samples.grant(ada.id()).build());
        clock.advance(Duration.ofDays(30).plusHours(12));
        List<Claim> evening = gated.followUps().claim("worker", 10, LEASE);
        assertEquals(
                List.of("reorder"),
                evening.stream().map(c -> c.followUp().rule()).toList());
        FollowUp held = gated.followUps().history(ada.id()).stream()
                .filter(f -> f.rule().equals("newsletter"))
                .findFirst()
                .orElseThrow();
        assertEquals(FollowUpStatus.SUPERSEDED, held.status());
        assertFalse(gated.followUps().claim(held.id(), "another", LEASE).isPresent());
    }

    /** In the evening of the due day the office is closed until nine the next morning. */
    @Test
    @Promise("C-125")
    void givesWhatWasTooLateInTheDayWhenTheHoursAreOpen() {
        Crm gated = gated(ConsentPolicy.STRICT.toBuilder("office")
                .openHours(Channel.EMAIL, OpenHours.daily("09:00", "17:00"))
                .build());
        Contact ada = buyer(gated, Samples.person());
        gated.consents().record(Samples.grant(ada.id()).build());
        clock.moveTo(Samples.NOW.plus(Duration.ofDays(30)).plus(Duration.ofHours(12)));
        gated.followUps().claim("worker", 10, LEASE);
        clock.moveTo(Samples.NOW.plus(Duration.ofDays(31)).minusSeconds(1));
        assertEquals(List.of(), newsletters(gated));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(Optional.of(Channel.EMAIL), newsletters(gated).get(0).channel());
    }

    private List<Claim> newsletters(Crm gated) {
        return gated.followUps().claim("mailer", 10, LEASE).stream()
                .filter(claim -> claim.followUp().rule().equals("newsletter"))
                .toList();
    }
}
