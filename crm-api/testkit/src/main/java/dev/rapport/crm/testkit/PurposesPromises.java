package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.EmailAddress;
import java.util.List;
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

    private static ConsentRequest letter(Contact to, Purpose purpose) {
        return ConsentRequest.of(to.id(), EmailAddress.parse("ada@example.org"), Channel.EMAIL, purpose);
    }
}
