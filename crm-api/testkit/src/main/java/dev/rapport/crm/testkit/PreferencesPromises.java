package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.ChosenPreferences;
import dev.rapport.crm.Crm;
import dev.rapport.crm.PreferenceView;
import dev.rapport.crm.PreferenceView.Choice;
import dev.rapport.crm.TombstoneKeys;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.DncAnswer;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.OptOut;
import dev.rapport.crm.consent.Proof;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.PhoneNumber;
import dev.rapport.crm.error.NotFoundException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code crm.subscriptions()} promises of preferences. */
abstract class PreferencesPromises extends LateNoPromises {
    static final Proof PAGE = Proof.NONE
            .and(Proof.Part.NOTICE_VERSION, "preferences-v1")
            .and(Proof.Part.METHOD, "preference page")
            .and(Proof.Part.REF, "request 17");

    Crm declaring(ConsentPolicy... policies) {
        return Crm.builder()
                .storage(storage)
                .clock(clock)
                .purposes(Samples.NEWS, OFFERS, Samples.SERVICE)
                .consentPolicies(contact -> List.of(policies))
                .build()
                .forTenant(tenant);
    }

    private static Set<String> keys(PreferenceView view) {
        return view.choices().stream().map(Choice::key).collect(Collectors.toSet());
    }

    static String key(PreferenceView view, String line) {
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
        assertEquals(1, ledger(ada, Grant.class).size());
        assertEquals(Set.of(OFFERS), ledger(ada, Withdrawn.class).get(0).scope().purposes());
        clock.advance(DAY);
        PreferenceView after =
                shop.subscriptions().choose(ada.id(), Set.of(offers), PAGE).view();
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
        assertEquals(2, ledger(ada, Withdrawn.class).size());
        shop.subscriptions().choose(ada.id(), Set.of(offers), PAGE);
        assertEquals(4, ledger(ada).size());
    }

    @Test
    @Promise("C-220")
    void aNoHoldsWhateverElseRefusesToday() {
        Contact ada = ada();
        PhoneNumber phone = PhoneNumber.parse("+442079460000");
        crm.consents()
                .record(Consent.granted(ada.id(), Samples.NEWS)
                        .to(phone)
                        .by(Channel.CALL)
                        .evidence("v1", "form", "17")
                        .build());
        clock.advance(DAY);
        Crm shop = declaring(ConsentPolicy.UK_PECR);
        ConsentRequest call = ConsentRequest.of(ada.id(), phone, Channel.CALL, OFFERS);
        assertEquals(ConsentReason.DNC_CHECK_STALE, shop.consents().decide(call).reason());
        assertFalse(shop.subscriptions().preferences(ada.id()).isStopped());
        PreferenceView after =
                shop.subscriptions().choose(ada.id(), Set.of(), PAGE).view();
        assertTrue(after.isStopped());
        assertEquals("[x] stop everything", after.text().lines().findFirst().orElseThrow());
        clock.advance(DAY);
        shop.consents().record(Consent.dncChecked(ada.id(), phone, new DncAnswer("UK_TPS", false)));
        assertEquals(ConsentReason.WITHDRAWN, shop.consents().decide(call).reason());
    }

    @Test
    @Promise("C-220")
    void aNoHoldsOnceASuppressionIsLifted() {
        Contact ada = member();
        Crm shop = declaring();
        shop.subscriptions().withdraw(OptOut.bounce(ADDRESS, true));
        assertFalse(shop.subscriptions().preferences(ada.id()).isStopped());
        assertTrue(shop.subscriptions().choose(ada.id(), Set.of(), PAGE).view().isStopped());
        int entries = ledger(ada).size();
        shop.subscriptions().choose(ada.id(), Set.of(), PAGE);
        assertEquals(entries, ledger(ada).size());
        clock.advance(DAY);
        crm.consents()
                .record(Consent.suppressionLifted(ada.id(), SuppressionReason.HARD_BOUNCE, ADDRESS)
                        .actor("operator 7"));
        assertEquals(ConsentReason.WITHDRAWN, reason(ada, Samples.NEWS));
        assertEquals(ConsentReason.WITHDRAWN, reason(ada, OFFERS));
    }

    @Test
    @Promise("C-221")
    void asksForTheConfirmationThatAPolicyWants() {
        Contact ada = ada();
        Crm shop = declaring(ConsentPolicy.STRICT_DOI);
        String news = key(shop.subscriptions().preferences(ada.id()), "news by EMAIL to a***@example.org");
        ChosenPreferences chosen = shop.subscriptions().choose(ada.id(), Set.of(news), PAGE);
        assertEquals(1, chosen.pending().size());
        Grant asked = chosen.pending().get(0).grant();
        assertEquals(Set.of(Samples.NEWS), asked.purposes());
        assertEquals(ADDRESS, asked.point());
        assertTrue(chosen.view().choices().stream().noneMatch(choice -> choice.isFree() && choice.isOn()));
        clock.advance(DAY);
        shop.subscriptions().confirm(chosen.pending().get(0).token());
        assertEquals(
                ConsentReason.PERMITTED,
                shop.consents()
                        .decide(ConsentRequest.of(ada.id(), ADDRESS, Channel.EMAIL, Samples.NEWS))
                        .reason());
    }

    @Test
    @Promise("C-222")
    void tellsWhatIsNoLineOfThePageAndRecordsTheRest() {
        Contact ada = member();
        Contact twin = ada();
        Crm shop = declaring();
        Set<String> others = keys(shop.subscriptions().preferences(twin.id()));
        ChosenPreferences chosen = shop.subscriptions().choose(ada.id(), others, PAGE);
        assertEquals(others, chosen.unknown());
        assertTrue(chosen.view().isStopped());
        assertEquals(
                Set.of(),
                shop.subscriptions().choose(ada.id(), keys(chosen.view()), PAGE).unknown());
    }

    @Test
    @Promise("C-332")
    void aPageFromBeforeANoGrantsNothing() {
        Contact ada = member();
        Crm shop = declaring();
        Set<String> old = shop.subscriptions().preferences(ada.id()).choices().stream()
                .filter(choice -> choice.isFree() && choice.isOn())
                .map(Choice::key)
                .collect(Collectors.toSet());
        assertEquals(2, old.size());
        clock.advance(DAY);
        shop.subscriptions().withdraw(OptOut.everything(ada.id()));
        clock.advance(DAY);
        ChosenPreferences chosen = shop.subscriptions().choose(ada.id(), old, PAGE);
        assertEquals(old, chosen.unknown());
        assertTrue(chosen.view().isStopped());
        assertEquals(List.of(), chosen.pending());
        clock.advance(DAY);
        Set<String> shown = keys(chosen.view());
        ChosenPreferences again = shop.subscriptions().choose(ada.id(), shown, PAGE);
        assertEquals(Set.of(), again.unknown());
        assertTrue(again.view().choices().stream().filter(Choice::isFree).allMatch(Choice::isOn));
        clock.advance(DAY);
        assertEquals(
                Set.of(), shop.subscriptions().choose(ada.id(), shown, PAGE).unknown());
    }

    @Test
    @Promise("C-161")
    void aLinkOfSomebodyWhoWasErasedShowsNothing() {
        Contact ada = ada();
        String token = letterTo(ada);
        Crm erasing = erase(ada);
        assertTrue(erasing.subscriptions().about(token).stream()
                .allMatch(about -> about.address().equals("***")));
        assertEquals(
                List.of(), erasing.subscriptions().withdraw(OptOut.link(token)).recorded());
    }

    @Test
    @Promise("C-252")
    void somebodyWhoWasErasedHasNothingToChoose() {
        Contact ada = member();
        Set<String> keys = keys(declaring().subscriptions().preferences(ada.id()));
        Crm erasing = erase(ada);
        PreferenceView nothing = new PreferenceView(ada.id(), List.of());
        assertEquals(nothing, erasing.subscriptions().preferences(ada.id()));
        assertEquals(
                new ChosenPreferences(nothing, List.of(), keys),
                erasing.subscriptions().choose(ada.id(), keys, PAGE));
        assertThrows(NotFoundException.class, () -> crm.subscriptions().preferences(ContactId.next()));
    }

    private Crm erase(Contact contact) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 1);
        Crm erasing = Crm.builder()
                .storage(storage)
                .clock(clock)
                .tombstoneKeys(TombstoneKeys.of(1, Map.of(1, key)))
                .build()
                .forTenant(tenant);
        erasing.contacts().erase(contact.id());
        return erasing;
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
                view.text(),
                shop.subscriptions().choose(ada.id(), all, PAGE).view().text());
        assertEquals(1, ledger(ada).size());
    }
}
