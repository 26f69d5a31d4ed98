package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.Crm;
import dev.rapport.crm.MissingContacts;
import dev.rapport.crm.OptedOut;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Objected;
import dev.rapport.crm.consent.OptOut;
import dev.rapport.crm.consent.Subscriber;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.PhoneNumber;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code crm.subscriptions().withdraw(...)} promises of brands that have had nothing to do with the person yet. */
abstract class EveryBrandPromises extends ChoicePromises {
    private static final PhoneNumber NUMBER = PhoneNumber.parse("+442079460000");

    /** Where a letter may go to who has said nothing. */
    private Crm american() {
        return Crm.builder()
                .storage(storage)
                .clock(clock)
                .consentPolicies(contact -> List.of(ConsentPolicy.US_CANSPAM))
                .build()
                .forTenant(tenant);
    }

    private ConsentReason news(Contact ada, String brand) {
        ConsentRequest letter = ConsentRequest.of(ada.id(), ADDRESS, Channel.EMAIL, Samples.NEWS);
        return american().consents().decide(letter.controller(brand)).reason();
    }

    private void assertOutAtEveryBrand(Contact ada, OptOut everything) {
        assertEquals(ConsentReason.PERMITTED, news(ada, "brand b"));
        assertEquals(
                OptedOut.Answer.RECORDED,
                american().subscriptions().withdraw(everything).answer());
        clock.advance(DAY);
        assertEquals(ConsentReason.OBJECTED, news(ada, "brand b"));
        assertEquals(ConsentReason.OBJECTED, reason(ada, Samples.NEWS));
        assertEquals(1, ledger(ada, Objected.class).size());
    }

    @Test
    @Promise("C-273")
    void whoSaysStopToEverythingIsOutAtBrandsThatHaveNeverWritten() {
        Contact ada = member();
        assertOutAtEveryBrand(ada, OptOut.everything(ada.id()));
    }

    @Test
    @Promise("C-273")
    void whoAnswersStopIsOutAtBrandsThatHaveNeverWritten() {
        assertOutAtEveryBrand(member(), OptOut.reply(NUMBER, "STOP"));
    }

    @Test
    @Promise("C-273")
    void whoPostsALinkOutOfEverythingIsOutAtBrandsThatHaveNeverWritten() {
        Contact ada = member();
        assertOutAtEveryBrand(ada, OptOut.link(letterTo(ada)).fromEverything());
    }

    @Test
    @Promise("C-273")
    void onlyTheBrandThatIsAllowedAgainMaySendAgain() {
        Contact ada = member();
        assertOutAtEveryBrand(ada, OptOut.everything(ada.id()));
        crm.consents()
                .record(Samples.grant(ada.id())
                        .controller("brand b")
                        .at(clock.instant())
                        .build());
        assertEquals(ConsentReason.PERMITTED, news(ada, "brand b"));
        assertEquals(ConsentReason.OBJECTED, news(ada, "brand c"));
        assertEquals(ConsentReason.OBJECTED, reason(ada, Samples.NEWS));
    }

    @Test
    @Promise("C-170")
    void whoTakesBackEverythingDoesSoAtEveryBrand() {
        Contact ada = ada();
        crm.consents().record(Samples.grant(ada.id()).controller("brand").build());
        clock.advance(DAY);
        crm.subscriptions().withdraw(OptOut.reply(NUMBER, "STOP"));
        assertWithdrawnFromUsAnd("brand", ada);
    }

    @Test
    @Promise("C-170")
    void whoTakesBackEverythingDoesSoAtABrandThatHasOnlyWritten() {
        Contact ada = ada();
        letter(ada, FactStamp.of(ConsentId.next(), clock.instant()).controller("brand"));
        clock.advance(DAY);
        crm.subscriptions().withdraw(OptOut.everything(ada.id()));
        assertWithdrawnFromUsAnd("brand", ada);
    }

    private void assertWithdrawnFromUsAnd(String brand, Contact ada) {
        assertEquals(
                List.of(Optional.empty(), Optional.of(brand)),
                ledger(ada, Withdrawn.class).stream()
                        .map(no -> no.stamp().controller())
                        .toList());
    }

    @Test
    @Promise({"C-171", "C-179"})
    void everythingAgainSucceedsAndComesBackFromAnExportUnchanged() {
        Contact ada = member();
        OptOut everything = OptOut.everything(ada.id());
        crm.subscriptions().withdraw(everything);
        clock.advance(DAY);
        OptedOut again = crm.subscriptions().withdraw(everything);
        assertEquals(OptedOut.Answer.ALREADY_OUT, again.answer());
        assertEquals(2, ledger(ada, Objected.class).size());
        clock.advance(DAY);
        List<Subscriber> rows = crm.subscriptions().export(Samples.NEWS).toList();
        assertEquals(
                List.of(Subscriber.State.UNSUBSCRIBED),
                rows.stream()
                        .filter(row -> row.channel().equals(Channel.EMAIL))
                        .map(Subscriber::state)
                        .toList());
        assertEquals(
                0, crm.subscriptions().importAll(rows, MissingContacts.REPORT).recorded());
    }
}
