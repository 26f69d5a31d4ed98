package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.Crm;
import dev.rapport.crm.PreferenceView;
import dev.rapport.crm.PreferenceView.Choice;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.OptOut;
import dev.rapport.crm.consent.Proof;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.NotFoundException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code crm.subscriptions()} promises of preferences. */
abstract class PreferencesPromises extends ImportPromises {
    private static final Proof PAGE = Proof.NONE
            .and(Proof.Part.NOTICE_VERSION, "preferences-v1")
            .and(Proof.Part.METHOD, "preference page")
            .and(Proof.Part.REF, "request 17");

    private Crm declaring() {
        return Crm.builder()
                .storage(storage)
                .clock(clock)
                .purposes(Samples.NEWS, OFFERS, Samples.SERVICE)
                .build()
                .forTenant(tenant);
    }

    private static String key(PreferenceView view, String line) {
        return view.choices().stream()
                .filter(choice -> choice.text().endsWith(line))
                .map(Choice::key)
                .collect(Collectors.joining());
    }

    @Test
    @Promise("C-200")
    void showsEveryPurposeChannelAndPoint() {
        Contact ada = ada();
        crm.consents().record(Samples.grant(ada.id()).build());
        crm.consents()
                .record(Consent.granted(ada.id(), OFFERS).bySms("+442079460000").build());
        PreferenceView view = declaring().subscriptions().preferences(ada.id());
        assertEquals("""
                [ ] stop everything
                [x] news by EMAIL to a***@example.org
                [ ] news by SMS to ***00
                [ ] offers by EMAIL to a***@example.org
                [ ] offers by SMS to ***00
                    service by EMAIL to a***@example.org: always, as it is no advertising
                    service by SMS to ***00: always, as it is no advertising""", view.text());
        assertThrows(NotFoundException.class, () -> declaring().subscriptions().preferences(ContactId.next()));
        declaring().subscriptions().withdraw(OptOut.everything(ada.id()));
        assertEquals(
                "[x] stop everything",
                declaring()
                        .subscriptions()
                        .preferences(ada.id())
                        .text()
                        .lines()
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    @Promise("C-201")
    void recordsWhatIsChosenAndNothingForWhatStays() {
        Contact ada = ada();
        crm.consents().record(Samples.grant(ada.id()).build());
        clock.advance(DAY);
        Crm shop = declaring();
        PreferenceView view = shop.subscriptions().preferences(ada.id());
        String news = key(view, "news by EMAIL to a***@example.org");
        String offers = key(view, "offers by EMAIL to a***@example.org");
        assertEquals(2, Set.of(news, offers).size());
        shop.subscriptions().choose(ada.id(), Set.of(news), PAGE);
        assertEquals(1, ledger(ada).size());
        PreferenceView after = shop.subscriptions().choose(ada.id(), Set.of(offers), PAGE);
        assertEquals(
                List.of(false, true),
                after.choices().stream()
                        .filter(Choice::isFree)
                        .map(Choice::isOn)
                        .toList());
        assertEquals(ConsentReason.WITHDRAWN, reason(ada, Samples.NEWS));
        assertEquals(ConsentReason.PERMITTED, reason(ada, OFFERS));
        Grant grant = ledger(ada, Grant.class).get(1);
        assertEquals(PAGE, grant.proof());
        assertEquals(Grant.Source.SUBJECT, grant.source());
        assertEquals(Set.of(Channel.EMAIL), grant.channels());
        assertEquals(1, ledger(ada, Withdrawn.class).size());
        shop.subscriptions().choose(ada.id(), Set.of(offers), PAGE);
        assertEquals(3, ledger(ada).size());
    }

    @Test
    @Promise("C-202")
    void grantsNothingThatCannotBeChosen() {
        Contact ada = ada();
        Crm shop = declaring();
        shop.subscriptions().withdraw(OptOut.bounce(ADDRESS, true));
        PreferenceView view = shop.subscriptions().preferences(ada.id());
        Set<String> all = view.choices().stream().map(Choice::key).collect(Collectors.toSet());
        assertEquals(3, all.size());
        assertEquals(
                view.text(), shop.subscriptions().choose(ada.id(), all, PAGE).text());
        assertEquals(1, ledger(ada).size());
    }
}
