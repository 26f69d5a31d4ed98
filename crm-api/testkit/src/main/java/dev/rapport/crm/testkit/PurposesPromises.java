package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.Message;
import dev.rapport.crm.Permit;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.EmailAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What {@code Crm.builder().purposes(...)} promises. */
abstract class PurposesPromises extends InteractionsPromises {
    private static final Purpose OFFERS = Purpose.marketing("offers");
    private static final Purpose NOT_NEWS = Purpose.nonMarketing("news");

    private Crm declaring(Purpose... purposes) {
        return Crm.builder()
                .storage(storage)
                .rules(book(1))
                .clock(clock)
                .purposes(purposes)
                .build()
                .forTenant(tenant);
    }

    private static void refuses(String purpose, Executable call) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, call).getMessage());
        assertTrue(message.contains("'" + purpose + "'"), message);
    }

    @Test
    @Promise("C-150")
    void letsAPurposeHaveOneKind() {
        refuses("news", () -> declaring(Samples.SERVICE, Samples.NEWS, NOT_NEWS));
        refuses("service", () -> declaring(Purpose.marketing("service")));
        declaring(Samples.SERVICE, Samples.SERVICE);
    }

    @Test
    @Promise("C-151")
    void refusesARuleForAPurposeThatIsNotDeclared() {
        refuses("service", () -> declaring(Samples.NEWS));
    }

    @Test
    @Promise("C-152")
    void refusesWhatNamesAPurposeThatIsNotDeclared() {
        Crm strict = declaring(Samples.SERVICE, Samples.NEWS);
        Contact ada = ada();
        strict.consents().record(Samples.grant(ada.id()).build());
        for (Consent fact : List.<Consent>of(
                Samples.grant(ada.id()).purposes(OFFERS).build(),
                Consent.withdrawn(ada.id(), OFFERS),
                Consent.expired(ada.id(), OFFERS),
                Consent.revised(OFFERS, 2))) {
            refuses("offers", () -> strict.consents().record(fact));
        }
        refuses("offers", () -> strict.consents().decide(letter(ada, OFFERS)));
        refuses("news", () -> strict.consents().decide(letter(ada, NOT_NEWS)));
        assertEquals(1, strict.consents().history(ada.id()).size());
        strict.consents().record(Consent.withdrawn(ada.id()));
    }

    @Test
    @Promise("C-153")
    void refusesAKindThatContradictsTheRules() {
        Contact ada = ada();
        Purpose contradiction = Purpose.marketing("service");
        refuses("service", () -> crm.consents().record(Consent.withdrawn(ada.id(), contradiction)));
        refuses("service", () -> crm.consents().decide(letter(ada, contradiction)));
        crm.consents().record(Consent.withdrawn(ada.id(), OFFERS));
    }

    @Test
    @Promise("C-280")
    void refusesAKindThatContradictsTheLedger() {
        Contact ada = ada();
        crm.consents().record(Consent.withdrawn(ada.id(), Samples.NEWS));
        ConsentRequest escape = letter(ada, NOT_NEWS);
        refuses("news", () -> crm.consents().decide(escape));
        refuses("news", () -> crm.consents().decide(escape, NOW, NOW.minus(DAY)));
        refuses("news", () -> crm.outreach().permit(escape));
        refuses("news", () -> crm.subscriptions().request(plain(ada, NOT_NEWS)));
        for (Consent fact : List.<Consent>of(
                plain(ada, NOT_NEWS), Consent.withdrawn(ada.id(), NOT_NEWS), Consent.expired(ada.id(), NOT_NEWS))) {
            refuses("news", () -> crm.consents().record(fact));
        }
        assertEquals(1, crm.consents().history(ada.id()).size());
        assertEquals(
                ConsentReason.WITHDRAWN,
                crm.consents().decide(letter(ada, Samples.NEWS)).reason());
    }

    @Test
    @Promise("C-280")
    void refusesAKindThatContradictsWhatAnotherSaidAtThePoint() {
        Contact ada = ada();
        crm.consents().record(Consent.withdrawn(ada().id(), Samples.NEWS));
        refuses("news", () -> crm.consents().decide(letter(ada, NOT_NEWS)));
    }

    @Test
    @Promise("C-280")
    void refusesAKindThatContradictsARevision() {
        Contact ada = ada();
        crm.consents().record(Consent.revised(Samples.NEWS, 2));
        refuses("news", () -> crm.consents().record(Consent.revised(NOT_NEWS, 3)));
        refuses("news", () -> crm.consents().record(plain(ada, NOT_NEWS)));
        refuses("news", () -> crm.consents().decide(letter(ada, NOT_NEWS)));
    }

    @Test
    @Promise("C-280")
    void refusesAnEntryThatContradictsItself() {
        Contact ada = ada();
        refuses("news", () -> crm.consents().record(plain(ada, Samples.NEWS, NOT_NEWS)));
        refuses("news", () -> crm.subscriptions().request(plain(ada, Samples.NEWS, NOT_NEWS)));
    }

    @Test
    @Promise("C-280")
    void refusesAnAudienceForAKindThatContradictsTheLedger() {
        Contact ada = ada();
        crm.consents().record(Consent.withdrawn(ada.id(), NOT_NEWS));
        refuses("news", () -> crm.outreach().audience(Samples.NEWS, Channel.EMAIL, Stream.of(ada.id())));
    }

    @Test
    @Promise("C-280")
    void sendsNothingOnceTheLedgerContradictsThePermit() {
        Contact ada = ada();
        Permit permit = crm.outreach().permit(letter(ada, NOT_NEWS)).permit().orElseThrow();
        crm.consents().record(Consent.withdrawn(ada.id(), Samples.NEWS));
        Outbox outbox = new Outbox();
        refuses("news", () -> crm.outreach().send(permit, new Message<>("News", "Seven new teas"), outbox));
        assertEquals(List.of(), outbox.delivered);
        assertEquals(1, crm.consents().history(ada.id()).size());
    }

    @Test
    @Promise("C-280")
    void letsADeclarationSettleAContradiction() {
        Contact ada = ada();
        crm.consents().record(Consent.withdrawn(ada.id(), NOT_NEWS));
        refuses("news", () -> crm.consents().decide(letter(ada, Samples.NEWS)));
        Crm strict = declaring(Samples.SERVICE, Samples.NEWS);
        assertEquals(
                ConsentReason.WITHDRAWN,
                strict.consents().decide(letter(ada, Samples.NEWS)).reason());
        strict.consents().record(plain(ada, Samples.NEWS));
    }

    private static Grant plain(Contact who, Purpose... purposes) {
        return Consent.granted(who.id(), purposes)
                .byEmail("ada@example.org")
                .evidence("signup-v3", "web form", "form 17")
                .build();
    }

    private static ConsentRequest letter(Contact to, Purpose purpose) {
        return ConsentRequest.of(to.id(), EmailAddress.parse("ada@example.org"), Channel.EMAIL, purpose);
    }
}
