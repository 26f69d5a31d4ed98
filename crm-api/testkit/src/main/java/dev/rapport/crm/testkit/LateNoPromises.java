package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.OptedOut;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.OptOut;
import dev.rapport.crm.consent.Subscriber.State;
import dev.rapport.crm.consent.Suppressed;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What is promised of a no that is learned of after later ones, or comes without a time. */
abstract class LateNoPromises extends ImportedNoPromises {
    private static Instant day(int number) {
        return NOW.plus(DAY.multipliedBy(number));
    }

    /** Ada has allowed news on day 0 and took them back on day 10; it is day 11. */
    private Contact leaver() {
        Contact ada = ada();
        crm.consents().record(Samples.grant(ada.id()).build());
        clock.advance(DAY.multipliedBy(10));
        crm.consents().record(Consent.withdrawn(ada.id(), Samples.NEWS));
        clock.advance(DAY);
        return ada;
    }

    private ConsentReason reason(Contact ada, int at, int knownAt) {
        return crm.consents()
                .decide(ConsentRequest.of(ada.id(), ADDRESS, Channel.EMAIL, Samples.NEWS), day(at), day(knownAt))
                .reason();
    }

    private void assertOutSinceDayThree(Contact ada) {
        assertEquals(
                List.of(day(3), day(10)),
                ledger(ada, Withdrawn.class).stream().map(Consent::at).toList());
        assertEquals(ConsentReason.PERMITTED, reason(ada, 2, 11));
        assertEquals(ConsentReason.WITHDRAWN, reason(ada, 3, 11));
        assertEquals(ConsentReason.WITHDRAWN, reason(ada, 5, 11));
        assertEquals(ConsentReason.PERMITTED, reason(ada, 5, 10));
    }

    @Test
    @Promise("C-265")
    void aNoThatIsLearnedOfLateCountsFromItsOwnTime() {
        Contact ada = leaver();
        OptOut late = OptOut.purposes(ada.id(), Samples.NEWS).at(day(3));
        OptedOut done = crm.subscriptions().withdraw(late);
        assertEquals(OptedOut.Answer.ALREADY_OUT, done.answer());
        assertEquals(1, done.recorded().size());
        assertOutSinceDayThree(ada);
        assertEquals(List.of(), crm.subscriptions().withdraw(late).recorded());
    }

    @Test
    @Promise("C-267")
    void aNoOfAListCountsFromItsOwnTimeEvenIfALaterOneStands() {
        Contact ada = leaver();
        assertEquals(1, imported(row("1").state(State.UNSUBSCRIBED).at(day(3))).recorded());
        assertOutSinceDayThree(ada);
        assertEquals(0, imported(row("1").state(State.UNSUBSCRIBED).at(day(3))).recorded());
    }

    @Test
    @Promise("C-266")
    void aNoWithoutATimeIsSaidAgainByEachImport() {
        Contact ada = ada();
        assertEquals(1, imported(row("1").state(State.UNSUBSCRIBED)).recorded());
        clock.advance(DAY.multipliedBy(100));
        assertEquals(1, imported(row("1").state(State.UNSUBSCRIBED)).recorded());
        clock.advance(DAY);
        crm.consents().record(Samples.grant(ada.id()).at(day(50)).build());
        assertEquals(ConsentReason.WITHDRAWN, reason(ada, Samples.NEWS));
    }

    @Test
    @Promise("C-266")
    void aBounceWithoutATimeIsSaidAgainByEachImport() {
        Contact ada = member();
        imported(row("1").state(State.BOUNCED));
        clock.advance(DAY.multipliedBy(10));
        imported(row("1").state(State.BOUNCED));
        clock.advance(DAY);
        crm.consents()
                .record(Consent.suppressionLifted(ada.id(), SuppressionReason.HARD_BOUNCE, ADDRESS)
                        .actor("operator 7")
                        .at(day(5)));
        assertEquals(2, ledger(ada, Suppressed.class).size());
        assertEquals(ConsentReason.SUPPRESSED, reason(ada, OFFERS));
    }

    private void movesTo(Contact whose, String address) {
        crm.contacts()
                .update(
                        whose.id(),
                        c -> Contact.person(c.name()).id(c.id()).email(address).build());
    }

    /** Somebody who gets the address of others later and had allowed news there on day 0, as a list says. */
    private Contact heir() {
        Contact heir =
                crm.contacts().add(Contact.person("Heir").email(ADDRESS.text()).build());
        crm.consents()
                .record(Samples.grant(heir.id())
                        .source(Grant.Source.IMPORT)
                        .at(day(0))
                        .build());
        return heir;
    }

    @Test
    @Promise("C-333")
    void aComplaintAtAnAddressThatWasGivenUpStaysThere() {
        Contact ada = member();
        movesTo(ada, "new@example.org");
        crm.subscriptions().withdraw(OptOut.complaint(ADDRESS));
        assertEquals(ConsentReason.OBJECTED, reason(heir(), Samples.NEWS));
    }

    @Test
    @Promise("C-333")
    void aReplyFromAnAddressThatWasGivenUpStaysThere() {
        Contact ada = member();
        movesTo(ada, "new@example.org");
        OptOut stop = OptOut.reply(ADDRESS, "Stop").at(day(1));
        assertEquals(
                OptedOut.Answer.RECORDED, crm.subscriptions().withdraw(stop).answer());
        assertEquals(List.of(), crm.subscriptions().withdraw(stop).recorded());
        assertEquals(ConsentReason.OBJECTED, reason(heir(), Samples.NEWS));
    }

    @Test
    @Promise("C-333")
    void aLinkOfALetterToAnAddressThatWasGivenUpStaysThere() {
        Contact ada = member();
        String token = letterTo(ada);
        clock.advance(DAY);
        movesTo(ada, "new@example.org");
        crm.subscriptions().withdraw(OptOut.link(token));
        Contact heir = heir();
        assertEquals(ConsentReason.WITHDRAWN, reason(heir, Samples.NEWS));
        crm.consents()
                .record(Samples.grant(heir.id()).purposes(OFFERS).at(day(0)).build());
        assertEquals(ConsentReason.PERMITTED, reason(heir, OFFERS));
        crm.subscriptions().withdraw(OptOut.link(token).fromEverything());
        assertEquals(ConsentReason.OBJECTED, reason(heir, OFFERS));
    }

    /** Bob has given up on day 3 what Ada still has, and says at noon of day 4 what he said on day 2. */
    private void assertReachesAda(BiConsumer<Contact, Instant> late) {
        Contact bob = ada();
        Contact ada = member();
        clock.advance(DAY.multipliedBy(2));
        movesTo(bob, "bob@example.org");
        movesTo(bob, "elsewhere@example.org");
        clock.advance(DAY);
        assertEquals(ConsentReason.PERMITTED, reason(ada, OFFERS));
        late.accept(bob, day(2));
        assertEquals(ConsentReason.OBJECTED, reason(ada, OFFERS));
        assertEquals(ConsentReason.OBJECTED, reason(ada, 2, 4));
        clock.advance(DAY);
        crm.consents()
                .record(Samples.grant(ada.id())
                        .purposes(OFFERS)
                        .at(clock.instant())
                        .build());
        assertEquals(ConsentReason.PERMITTED, reason(ada, OFFERS));
    }

    @Test
    @Promise("C-334")
    void anObjectionFromWhenTheRecordHadAnAddressReachesWhoHasItNow() {
        assertReachesAda(
                (bob, said) -> crm.consents().record(Consent.objected(bob.id()).at(said)));
    }

    @Test
    @Promise("C-334")
    void aStopFromWhenTheRecordHadAnAddressReachesWhoHasItNow() {
        assertReachesAda((bob, said) -> {
            OptOut stop = OptOut.everything(bob.id()).at(said);
            crm.subscriptions().withdraw(stop);
            assertEquals(List.of(), crm.subscriptions().withdraw(stop).recorded());
        });
    }
}
