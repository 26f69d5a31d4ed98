package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.Message;
import dev.rapport.crm.OptedOut;
import dev.rapport.crm.Permit;
import dev.rapport.crm.Subscription;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.ConsentScope;
import dev.rapport.crm.consent.OptOut;
import dev.rapport.crm.consent.StopWords;
import dev.rapport.crm.consent.Suppressed;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.PhoneNumber;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code crm.subscriptions().withdraw(...)} promises. */
abstract class LeavingPromises extends SubscriptionScene {
    private static final PhoneNumber NUMBER = PhoneNumber.parse("+442079460000");

    private OptedOut out(OptOut optOut) {
        return crm.subscriptions().withdraw(optOut);
    }

    private static void assertOut(OptedOut done, OptedOut.Answer answer, Contact... contacts) {
        assertEquals(answer, done.answer());
        assertEquals(Set.of(contacts).stream().map(Contact::id).collect(Collectors.toSet()), done.contacts());
    }

    @Test
    @Promise("C-161")
    void showsWhatALinkIsAboutAndChangesNothing() {
        Contact ada = member();
        String token = letterTo(ada);
        List<Consent> before = ledger(ada);
        Subscription about = crm.subscriptions().about(token).orElseThrow();
        assertEquals(ada.id(), about.contact());
        assertEquals("a***@example.org", about.address());
        assertEquals(Set.of(Samples.NEWS), about.purposes());
        assertEquals(Set.of(Channel.EMAIL), about.channels());
        assertEquals(before, ledger(ada));
        assertEquals(Optional.empty(), crm.subscriptions().about(forged(token)));
        assertEquals(Optional.empty(), crm.subscriptions().about("no token"));
    }

    @Test
    @Promise("C-162")
    void aLinkTakesBackThePurposeOfItsMessage() {
        Contact ada = member();
        OptedOut done = out(OptOut.link(letterTo(ada)));
        assertOut(done, OptedOut.Answer.RECORDED, ada);
        assertEquals(ledger(ada, Withdrawn.class), done.recorded());
        assertEquals(
                ConsentScope.EVERYTHING.purposes(Samples.NEWS),
                ledger(ada, Withdrawn.class).get(0).scope());
        assertEquals(ConsentReason.WITHDRAWN, reason(ada, Samples.NEWS));
        assertEquals(ConsentReason.PERMITTED, reason(ada, OFFERS));
    }

    private static ConsentRequest letterOf(String brand, Contact to) {
        return ConsentRequest.of(to.id(), ADDRESS, Channel.EMAIL, Samples.NEWS).controller(brand);
    }

    private ConsentReason reason(String brand, Contact to) {
        return crm.consents().decide(letterOf(brand, to)).reason();
    }

    /** Ada has had a letter of the brand; the answer is what stands in its link. */
    private String sentBy(String brand, Contact ada) {
        Crm linked = Crm.builder()
                .storage(storage)
                .clock(clock)
                .unsubscribeAt(URI.create("https://example.org/leave"))
                .build()
                .forTenant(tenant);
        Permit permit = linked.outreach().permit(letterOf(brand, ada)).permit().orElseThrow();
        Outbox outbox = new Outbox();
        linked.outreach().send(permit, new Message<>("News", "Dear Ada"), outbox);
        String link = String.valueOf(outbox.delivered.get(0).headers().get("List-Unsubscribe"));
        return link.substring(link.indexOf("t=") + 2, link.length() - 1);
    }

    @Test
    @Promise("C-162")
    void aLinkSpeaksToTheBrandOfItsMessage() {
        Contact ada = ada();
        crm.consents().record(Samples.grant(ada.id()).build());
        crm.consents().record(Samples.grant(ada.id()).controller("brand").build());
        clock.advance(DAY);
        String token = sentBy("brand", ada);
        clock.advance(DAY);
        assertOut(out(OptOut.link(token)), OptedOut.Answer.RECORDED, ada);
        assertEquals(ConsentReason.PERMITTED, reason(ada, Samples.NEWS));
        assertEquals(ConsentReason.WITHDRAWN, reason("brand", ada));
    }

    @Test
    @Promise("C-212")
    void aLinkCountsForWhoeverHasTheAddressNow() {
        Contact ada = member();
        Contact other = ada();
        String token = letterTo(ada);
        moved(ada);
        crm.consents().record(Samples.grant(other.id()).build());
        clock.advance(DAY);
        assertOut(out(OptOut.link(token)), OptedOut.Answer.RECORDED, ada, other);
        assertEquals(ConsentReason.WITHDRAWN, reason(other, Samples.NEWS));
    }

    private void moved(Contact ada) {
        crm.contacts()
                .update(
                        ada.id(),
                        c -> Contact.person("Ada")
                                .id(c.id())
                                .email("new@example.org")
                                .build());
    }

    @Test
    @Promise("C-163")
    void aLinkTakesBackEverythingIfAsked() {
        Contact ada = member();
        assertOut(out(OptOut.link(letterTo(ada)).fromEverything()), OptedOut.Answer.RECORDED, ada);
        assertEquals(ConsentReason.OBJECTED, reason(ada, Samples.NEWS));
        assertEquals(ConsentReason.OBJECTED, reason(ada, OFFERS));
    }

    @Test
    @Promise("C-164")
    void tellsNothingAboutALinkThatIsNotGenuine() {
        Contact ada = member();
        String token = letterTo(ada);
        List<Consent> before = ledger(ada);
        String ofAGrant =
                crm.subscriptions().request(Samples.grant(ada().id()).build()).token();
        for (String wrong :
                List.of("", "x", token + "A", token.substring(1), forged(token), ofAGrant, "\u0000", "ü".repeat(43))) {
            OptedOut done = out(OptOut.link(wrong));
            assertOut(done, OptedOut.Answer.UNKNOWN);
            assertFalse(done.isOut());
        }
        assertOut(
                crm.forTenant("other-" + tenant.substring(2)).subscriptions().withdraw(OptOut.link(token)),
                OptedOut.Answer.UNKNOWN);
        assertEquals(before, ledger(ada));
    }

    @Test
    @Promise("C-165")
    void aReplyTakesBackEverythingIfItSaysStop() {
        Contact ada = member();
        assertOut(out(OptOut.reply(NUMBER, "Where is the bus stop?")), OptedOut.Answer.NOT_AN_OPT_OUT);
        assertEquals(List.of(), ledger(ada, Withdrawn.class));
        assertOut(out(OptOut.reply(NUMBER, " “Stop!” ")), OptedOut.Answer.RECORDED, ada);
        assertEquals(
                ConsentScope.EVERYTHING, ledger(ada, Withdrawn.class).get(0).scope());
        assertEquals(ConsentReason.OBJECTED, reason(ada, OFFERS));
    }

    @Test
    @Promise("C-165")
    void aReplySaysStopByTheWordsOfTheHost() {
        Contact ada = member();
        Crm own = Crm.builder()
                .storage(storage)
                .clock(clock)
                .stopWords(StopWords.standard().and("lass es"))
                .build()
                .forTenant(tenant);
        assertOut(out(OptOut.reply(NUMBER, "Lass es")), OptedOut.Answer.NOT_AN_OPT_OUT);
        assertOut(own.subscriptions().withdraw(OptOut.reply(NUMBER, "Lass es")), OptedOut.Answer.RECORDED, ada);
    }

    @Test
    @Promise("C-166")
    void aPermanentBounceSuppressesThePoint() {
        Contact ada = member();
        assertOut(out(OptOut.bounce(ADDRESS, false)), OptedOut.Answer.NOT_AN_OPT_OUT);
        assertEquals(ConsentReason.PERMITTED, reason(ada, OFFERS));
        assertOut(out(OptOut.bounce(EmailAddress.parse("ADA@Example.org"), true)), OptedOut.Answer.RECORDED, ada);
        assertEquals(
                SuppressionReason.HARD_BOUNCE,
                ledger(ada, Suppressed.class).get(0).reason());
        assertEquals(ConsentReason.SUPPRESSED, reason(ada, OFFERS));
        assertEquals(ConsentReason.SUPPRESSED, reason(ada, Samples.SERVICE));
        assertEquals(ConsentReason.NON_MARKETING, reason(ada, NUMBER, Channel.SMS, Samples.SERVICE));
    }

    @Test
    @Promise("C-167")
    void aComplaintSuppressesAllMarketing() {
        Contact ada = member();
        assertOut(out(OptOut.complaint(ADDRESS)), OptedOut.Answer.RECORDED, ada);
        assertEquals(
                SuppressionReason.COMPLAINT,
                ledger(ada, Suppressed.class).get(0).reason());
        assertEquals(ConsentReason.SUPPRESSED, reason(ada, OFFERS));
        assertEquals(ConsentReason.NON_MARKETING, reason(ada, Samples.SERVICE));
        clock.advance(DAY);
        lift(ada, SuppressionReason.COMPLAINT);
        assertEquals(ConsentReason.WITHDRAWN, reason(ada, OFFERS));
    }

    private void lift(Contact ada, SuppressionReason reason) {
        crm.consents().record(Consent.suppressionLifted(ada.id(), reason).actor("operator"));
    }

    @Test
    @Promise("C-167")
    void aComplaintWithdrawsFromEveryBrandThatHasWritten() {
        Contact ada = ada();
        crm.consents().record(Samples.grant(ada.id()).controller("brand").build());
        clock.advance(DAY);
        out(OptOut.complaint(ADDRESS));
        clock.advance(DAY);
        lift(ada, SuppressionReason.COMPLAINT);
        assertEquals(ConsentReason.WITHDRAWN, reason("brand", ada));
    }

    @Test
    @Promise("C-168")
    void aStatementTakesBackWhatItNames() {
        Contact ada = member();
        assertOut(out(OptOut.purposes(ada.id(), OFFERS)), OptedOut.Answer.RECORDED, ada);
        assertEquals(ConsentReason.WITHDRAWN, reason(ada, OFFERS));
        assertEquals(ConsentReason.PERMITTED, reason(ada, Samples.NEWS));
        assertOut(out(OptOut.everything(ada.id())), OptedOut.Answer.RECORDED, ada);
        assertEquals(ConsentReason.OBJECTED, reason(ada, Samples.NEWS));
        assertOut(out(OptOut.everything(ContactId.next())), OptedOut.Answer.UNKNOWN);
        assertThrows(IllegalArgumentException.class, () -> OptOut.purposes(ada.id()));
    }

    @Test
    @Promise("C-169")
    void whatIsSaidAtAPointCountsForEverybodyWhoHasIt() {
        Contact ada = member();
        Contact twin = member();
        OptedOut done = out(OptOut.complaint(ADDRESS));
        assertOut(done, OptedOut.Answer.RECORDED, ada, twin);
        assertEquals(2, done.recorded().size());
        assertEquals(1, ledger(ada, Suppressed.class).size());
        assertEquals(1, ledger(twin, Suppressed.class).size());
        assertOut(out(OptOut.bounce(EmailAddress.parse("nobody@example.org"), true)), OptedOut.Answer.UNKNOWN);
    }

    @Test
    @Promise("C-169")
    void whatIsSaidAtAFormerPointCountsForWhoHadIt() {
        Contact ada = member();
        moved(ada);
        assertOut(out(OptOut.complaint(ADDRESS)), OptedOut.Answer.RECORDED, ada);
        Contact heir = ada();
        assertOut(out(OptOut.bounce(ADDRESS, true)), OptedOut.Answer.RECORDED, heir);
    }

    @Test
    @Promise("C-171")
    void theSameNoAgainSucceedsAndIsKept() {
        Contact ada = member();
        String token = letterTo(ada);
        for (OptOut no : List.of(
                OptOut.link(token),
                OptOut.purposes(ada.id(), OFFERS),
                OptOut.link(token).fromEverything(),
                OptOut.complaint(ADDRESS),
                OptOut.bounce(ADDRESS, true))) {
            Instant said = clock.instant();
            assertOut(out(no.at(said)), OptedOut.Answer.RECORDED, ada);
            List<Consent> once = ledger(ada);
            clock.advance(DAY);
            OptedOut delivered = out(no.at(said));
            assertOut(delivered, OptedOut.Answer.ALREADY_OUT, ada);
            assertTrue(delivered.isOut());
            assertEquals(once, ledger(ada));
            OptedOut again = out(no);
            assertOut(again, OptedOut.Answer.ALREADY_OUT, ada);
            assertEquals(once.size() + again.recorded().size(), ledger(ada).size());
            assertEquals(clock.instant(), again.recorded().get(0).at());
            clock.advance(DAY);
        }
        assertOut(out(OptOut.reply(NUMBER, "stop")), OptedOut.Answer.ALREADY_OUT, ada);
        assertOut(out(OptOut.purposes(ada.id(), Samples.NEWS)), OptedOut.Answer.ALREADY_OUT, ada);
    }

    @Test
    @Promise("C-171")
    void aYesThatIsLearnedOfLateDoesNotComeAfterTheLastNo() {
        assertLastWord(OptOut.reply(NUMBER, "stop"), ConsentReason.OBJECTED);
    }

    @Test
    @Promise("C-171")
    void aYesThatIsLearnedOfLateDoesNotComeAfterTheLastComplaint() {
        assertLastWord(OptOut.complaint(ADDRESS), ConsentReason.WITHDRAWN);
    }

    private void assertLastWord(OptOut no, ConsentReason reason) {
        Contact ada = member();
        out(no);
        clock.advance(DAY);
        Instant signed = clock.instant();
        clock.advance(DAY);
        out(no);
        clock.advance(DAY);
        crm.consents().record(Samples.grant(ada.id()).at(signed).build());
        lift(ada, SuppressionReason.COMPLAINT);
        clock.advance(DAY);
        assertEquals(reason, reason(ada, Samples.NEWS));
    }

    @Test
    @Promise({"C-171", "C-210"})
    void aNoFromAClockThatIsAheadCountsAtOnce() {
        Contact ada = member();
        assertOut(out(OptOut.complaint(ADDRESS).at(clock.instant().plus(DAY))), OptedOut.Answer.RECORDED, ada);
        assertEquals(ConsentReason.SUPPRESSED, reason(ada, OFFERS));
        assertEquals(clock.instant(), ledger(ada, Suppressed.class).get(0).at());
        assertEquals(
                clock.instant(),
                out(OptOut.everything(ada.id()).at(clock.instant().plus(DAY)))
                        .recorded()
                        .get(0)
                        .at());
    }

    @Test
    @Promise("C-171")
    void aNoAfterANewYesIsRecordedUnlessItIsOlder() {
        Contact ada = member();
        Instant reported = clock.instant();
        assertOut(out(OptOut.everything(ada.id()).at(reported)), OptedOut.Answer.RECORDED, ada);
        clock.advance(DAY);
        crm.consents().record(Samples.grant(ada.id()).at(clock.instant()).build());
        assertOut(out(OptOut.everything(ada.id()).at(reported)), OptedOut.Answer.ALREADY_OUT, ada);
        assertEquals(ConsentReason.PERMITTED, reason(ada, Samples.NEWS));
        clock.advance(DAY);
        assertOut(out(OptOut.everything(ada.id())), OptedOut.Answer.RECORDED, ada);
        assertEquals(ConsentReason.OBJECTED, reason(ada, Samples.NEWS));
    }

    @Test
    @Promise("C-171")
    void aBounceAfterItsSuppressionWasLiftedIsRecorded() {
        Contact ada = member();
        out(OptOut.bounce(ADDRESS, true));
        clock.advance(DAY);
        crm.consents()
                .record(Consent.suppressionLifted(ada.id(), SuppressionReason.HARD_BOUNCE, ADDRESS)
                        .actor("operator"));
        clock.advance(DAY);
        assertOut(out(OptOut.bounce(ADDRESS, true)), OptedOut.Answer.RECORDED, ada);
        assertEquals(ConsentReason.SUPPRESSED, reason(ada, OFFERS));
    }
}
