package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.ConfirmationAnswer;
import dev.rapport.crm.Crm;
import dev.rapport.crm.ImportReport;
import dev.rapport.crm.PendingConsent;
import dev.rapport.crm.Permit;
import dev.rapport.crm.PermittedAudience;
import dev.rapport.crm.PreferenceView.Choice;
import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.Subscriber.State;
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
import org.junit.jupiter.api.Test;

/** What is promised on a node whose clock is behind that of another: what the ledger knows has happened. */
abstract class SlowClockPromises extends ModelsPromises {
    private static final Duration AHEAD = Duration.ofMinutes(20);
    private static final PhoneNumber MOBILE = PhoneNumber.parse("+447700900123");

    /** On a node whose clock is ahead. */
    private <T extends Consent> T elsewhere(T fact) {
        return ahead(AHEAD, fact);
    }

    private <T extends Consent> T ahead(Duration by, T fact) {
        clock.advance(by);
        try {
            return crm.consents().record(fact);
        } finally {
            clock.advance(by.negated());
        }
    }

    /** Nothing that permits or forbids the news. */
    private void somethingElse(Contact about) {
        Instant learned =
                elsewhere(Consent.withdrawn(about.id(), OFFERS)).stamp().recorded();
        assertEquals(clock.instant().plus(AHEAD), learned);
    }

    private ConsentReason decided(Contact of) {
        return crm.consents().decide(letter(of.id())).reason();
    }

    @Test
    @Promise({"C-144", "C-372"})
    void anAudienceSaysWhatADecisionSays() {
        Contact ada = member("ada@example.org");
        elsewhere(Consent.withdrawn(ada.id()));
        assertEquals(ConsentReason.WITHDRAWN, decided(ada));
        assertEquals("0 of 1 permitted; 1 withdrawn", audience(ada).summary());
    }

    @Test
    @Promise({"C-144", "C-372"})
    void anAudienceTakesWhoHasSaidYesElsewhere() {
        Contact ada = ada();
        elsewhere(Consent.granted(ada.id(), Samples.NEWS)
                .byEmail("ada@example.org")
                .evidence("signup-v3", "web form", "form 17")
                .build());
        assertEquals(ConsentReason.PERMITTED, decided(ada));
        assertEquals("1 of 1 permitted", audience(ada).summary());
    }

    @Test
    @Promise({"C-178", "C-372"})
    void anImportReportsWhoHasLeftElsewhere() {
        Contact ada = ada();
        elsewhere(Consent.withdrawn(ada.id()));
        ImportReport report = imported(yes("17"));
        assertEquals(ConsentReason.WITHDRAWN, decided(ada));
        assertEquals(0, report.contactable());
        assertEquals(Optional.of(ConsentReason.WITHDRAWN), report.left().get(0).reason());
    }

    @Test
    @Promise({"C-178", "C-372"})
    void anImportDoesNotReportWhoMayBeWrittenTo() {
        Contact ada = ada();
        somethingElse(ada);
        ImportReport report = imported(yes("17"));
        assertEquals(ConsentReason.PERMITTED, decided(ada));
        assertEquals(List.of(), report.left());
        assertEquals(1, report.contactable());
    }

    @Test
    @Promise({"C-224", "C-372"})
    void aNoOfAListIsNotMovedBeforeAYesThatIsKnown() {
        Contact ada = ada();
        elsewhere(Consent.granted(ada.id(), Samples.NEWS)
                .byEmail("ada@example.org")
                .evidence("signup-v3", "web form", "form 17")
                .build());
        imported(row("17").state(State.UNSUBSCRIBED).at(clock.instant().plus(AHEAD)));
        assertEquals(ConsentReason.WITHDRAWN, decided(ada));
    }

    @Test
    @Promise({"C-213", "C-372"})
    void aConfirmationDoesNotSayThanksToWhoHasLeftElsewhere() {
        Contact ada = ada();
        PendingConsent pending =
                crm.subscriptions().request(Samples.grant(ada.id()).build());
        elsewhere(Consent.withdrawn(ada.id()));
        assertEquals(ConfirmationAnswer.WITHDRAWN_SINCE, crm.subscriptions().confirm(pending.token()));
        assertEquals(ConsentReason.WITHDRAWN, decided(ada));
    }

    /** The confirmation comes after what is known, and would be too late. */
    @Test
    @Promise({"C-159", "C-372"})
    void aConfirmationIsTooLateOnceTheLedgerKnowsWhatCameAfterTheLimit() {
        Contact ada = ada();
        PendingConsent pending =
                crm.subscriptions().request(Samples.grant(ada.id()).build());
        ahead(DAY.multipliedBy(2), Consent.withdrawn(ada.id(), OFFERS));
        assertEquals(ConfirmationAnswer.EXPIRED, crm.subscriptions().confirm(pending.token()));
        assertEquals(List.of(), awaitedNews(ada));
        assertEquals(ConsentReason.CONFIRMATION_EXPIRED, decided(ada));
    }

    private List<Choice> awaitedNews(Contact of) {
        return crm.subscriptions().preferences(of.id()).choices().stream()
                .filter(choice -> choice.purpose().equals(Samples.NEWS) && choice.isAwaited())
                .toList();
    }

    @Test
    @Promise({"C-158", "C-372"})
    void aLinkIsGoodForItsTimeFromWhatIsKnown() {
        Contact ada = ada();
        somethingElse(ada);
        Crm quick = Crm.builder()
                .storage(storage)
                .clock(clock)
                .confirmWithin(Duration.ofMinutes(10))
                .build()
                .forTenant(tenant);
        PendingConsent pending =
                quick.subscriptions().request(Samples.grant(ada.id()).build());
        assertEquals(ConfirmationAnswer.CONFIRMED, quick.subscriptions().confirm(pending.token()));
        assertEquals(ConsentReason.PERMITTED, decided(ada));
    }

    @Test
    @Promise({"C-136", "C-372"})
    void aFreshPermitIsNotOver() {
        Contact ada = subscriber();
        somethingElse(ada);
        Permit permit = permit(ada);
        assertEquals(NOW.plus(AHEAD).plus(Duration.ofMinutes(5)), permit.expiresAt());
        assertTrue(send(permit).isDelivered());
    }

    @Test
    @Promise({"C-145", "C-372"})
    void thePermitsOfAMailingAreNotOver() {
        Contact ada = member("ada@example.org");
        PermittedAudience audience = audience(ada);
        somethingElse(ada);
        Permit permit = audience.permits().findFirst().orElseThrow();
        assertTrue(send(permit).isDelivered());
    }

    /** Also if it is learned of between the judging of the audience and its turn. */
    @Test
    @Promise({"C-148", "C-372"})
    void aMailingGoesToWhomAnotherNodeKnows() {
        Contact ada = member("ada@example.org");
        Contact bob = member("bob@example.org");
        somethingElse(ada);
        PermittedAudience audience = audience(ada, bob);
        somethingElse(bob);
        assertTrue(mail(audience).stream().allMatch(delivery -> delivery.isDelivered()));
        assertEquals(List.of(ada.id(), bob.id()), sentTo());
    }

    /** Of two numbers the second, as only that was permitted. */
    @Test
    @Promise("C-372")
    void aCallCountsWhereItWasPermittedElsewhere() {
        Crm calling = crm(RuleBook.version(1)
                .of(Rule.named("offer")
                        .purpose(Samples.NEWS)
                        .once(Offset.days(30))
                        .afterLast(InteractionKind.PURCHASE)
                        .via(Channel.CALL)));
        Contact ada = crm.contacts().add(Samples.person().phone(MOBILE.text()).build());
        ahead(
                DAY.multipliedBy(40),
                Consent.granted(ada.id(), Samples.NEWS)
                        .to(MOBILE)
                        .by(Channel.CALL)
                        .evidence("signup-v3", "web form", "form 17")
                        .build());
        calling.interactions().record(Samples.purchase(ada.id()).build());
        clock.advance(DAY.multipliedBy(31));
        Claim claim = calling.followUps().claim("worker", 1, LEASE).get(0);
        calling.followUps()
                .complete(claim, Interaction.call(ada.id()).outbound().build());
        List<ContactPoint> called = crm.consents().history(ada.id()).stream()
                .filter(Contacted.class::isInstance)
                .map(fact -> ((Contacted) fact).point())
                .toList();
        assertEquals(List.of(MOBILE), called);
    }
}
