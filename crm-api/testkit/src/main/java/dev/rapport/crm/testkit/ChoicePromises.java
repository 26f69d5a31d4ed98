package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.ChosenPreferences;
import dev.rapport.crm.ConfirmationAnswer;
import dev.rapport.crm.Crm;
import dev.rapport.crm.PendingConsent;
import dev.rapport.crm.PreferenceView;
import dev.rapport.crm.PreferenceView.Choice;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@code crm.subscriptions().choose(...)} promises of lines that are refused, or awaited, when the page is posted. */
abstract class ChoicePromises extends PreferencesPromises {
    private static final Duration MICRO = Duration.ofNanos(1_000);
    private static final String AWAITED = "[x] news by EMAIL to a***@example.org: once it is confirmed";

    private static List<String> awaited(PreferenceView view) {
        return view.choices().stream()
                .filter(Choice::isAwaited)
                .map(Choice::text)
                .toList();
    }

    @Test
    @Promise({"C-269", "C-272"})
    void showsWhatAwaitsItsConfirmationAndDoesNotAskTwice() {
        Contact ada = ada();
        Crm shop = declaring(ConsentPolicy.STRICT_DOI);
        Set<String> news = Set.of(key(shop.subscriptions().preferences(ada.id()), "news by EMAIL to a***@example.org"));
        PendingConsent asked =
                shop.subscriptions().choose(ada.id(), news, PAGE).pending().get(0);
        clock.advance(DAY);
        assertEquals(List.of(AWAITED), awaited(shop.subscriptions().preferences(ada.id())));
        ChosenPreferences again = shop.subscriptions().choose(ada.id(), news, PAGE);
        assertEquals(List.of(), again.pending());
        assertEquals(List.of(AWAITED), awaited(again.view()));
        assertEquals(1, ledger(ada, Grant.class).size());
        assertEquals(ConfirmationAnswer.CONFIRMED, shop.subscriptions().confirm(asked.token()));
        PreferenceView after = shop.subscriptions().preferences(ada.id());
        assertEquals(List.of(), awaited(after));
        assertTrue(after.text().contains("[x] news by EMAIL to a***@example.org\n"));
    }

    @Test
    @Promise({"C-269", "C-272"})
    void asksAgainOnceTheLinkIsOverOrInVain() {
        Contact ada = ada();
        Crm shop = declaring(ConsentPolicy.STRICT_DOI);
        Set<String> news = Set.of(key(shop.subscriptions().preferences(ada.id()), "news by EMAIL to a***@example.org"));
        shop.subscriptions()
                .request(Consent.granted(ada.id(), Samples.NEWS)
                        .byEmail("ada@example.org")
                        .build());
        assertEquals(List.of(), awaited(shop.subscriptions().preferences(ada.id())));
        assertEquals(
                1, shop.subscriptions().choose(ada.id(), news, PAGE).pending().size());
        clock.advance(DAY.multipliedBy(2));
        assertEquals(List.of(), awaited(shop.subscriptions().preferences(ada.id())));
        assertEquals(
                1, shop.subscriptions().choose(ada.id(), news, PAGE).pending().size());
    }

    @Test
    @Promise("C-270")
    void anOlderLinkDoesNotComeAfterThePage() {
        Contact ada = ada();
        crm.consents().record(Consent.withdrawn(ada.id()));
        clock.advance(DAY);
        PendingConsent asked = crm.subscriptions()
                .request(Samples.grant(ada.id()).at(clock.instant()).build());
        clock.advance(MICRO);
        Crm shop = declaring();
        PreferenceView view = shop.subscriptions().preferences(ada.id());
        assertEquals(List.of(AWAITED), awaited(view));
        assertFalse(view.isStopped());
        PreferenceView after =
                shop.subscriptions().choose(ada.id(), Set.of(), PAGE).view();
        assertTrue(after.isStopped());
        assertEquals(List.of(), awaited(after));
        clock.advance(MICRO);
        assertEquals(ConfirmationAnswer.WITHDRAWN_SINCE, crm.subscriptions().confirm(asked.token()));
        assertEquals(ConsentReason.WITHDRAWN, reason(ada, Samples.NEWS));
    }

    @Test
    @Promise("C-270")
    void aYesThatIsLearnedOfLateDoesNotComeAfterTheLastPage() {
        Contact ada = member();
        Crm shop = declaring();
        shop.subscriptions().choose(ada.id(), Set.of(), PAGE);
        clock.advance(DAY);
        Instant signed = clock.instant();
        clock.advance(DAY);
        shop.subscriptions().choose(ada.id(), Set.of(), PAGE);
        clock.advance(DAY);
        crm.consents().record(Samples.grant(ada.id()).at(signed).build());
        assertEquals(ConsentReason.WITHDRAWN, reason(ada, Samples.NEWS));
    }

    @Test
    @Promise({"C-268", "C-270"})
    void whatAnotherHasTakenBackIsNotYetTheirOwnNo() {
        Contact ada = member();
        Contact twin = ada();
        crm.consents().record(Consent.withdrawn(twin.id()));
        clock.advance(DAY);
        assertEquals(ConsentReason.WITHDRAWN, reason(ada, Samples.NEWS));
        Crm shop = declaring();
        assertFalse(shop.subscriptions().preferences(ada.id()).isStopped());
        assertTrue(shop.subscriptions().choose(ada.id(), Set.of(), PAGE).view().isStopped());
        assertEquals(
                List.of(Set.of(Samples.NEWS), Set.of(OFFERS)),
                ledger(ada, Withdrawn.class).stream()
                        .map(no -> no.scope().purposes())
                        .toList());
    }

    /** Ada has allowed calls and text messages with news at this number. */
    private Contact callable(PhoneNumber phone) {
        Contact ada = ada();
        crm.consents()
                .record(Consent.granted(ada.id(), Samples.NEWS)
                        .to(phone)
                        .by(Channel.CALL, Channel.SMS)
                        .evidence("v1", "form", "17")
                        .build());
        clock.advance(DAY);
        return ada;
    }

    @Test
    @Promise("C-220")
    void aNoOnALinkedChannelDoesNotStandForTheOneThatIsMeant() {
        PhoneNumber phone = PhoneNumber.parse("+442079460000");
        Contact ada = callable(phone);
        crm.consents()
                .record(Consent.withdrawn(ada.id(), Samples.NEWS)
                        .by(Channel.SMS)
                        .to(phone));
        clock.advance(DAY);
        assertEquals(ConsentReason.PERMITTED, reason(ada, phone, Channel.CALL, Samples.NEWS));
        PreferenceView after = declaring(ConsentPolicy.US_TCPA)
                .subscriptions()
                .choose(ada.id(), Set.of(), PAGE)
                .view();
        assertTrue(after.isStopped());
        assertEquals(ConsentReason.WITHDRAWN, reason(ada, phone, Channel.CALL, Samples.NEWS));
    }

    @Test
    @Promise("C-271")
    void whoDoesNotWantOneOfTheLinkedChannelsStopsAll() {
        PhoneNumber phone = PhoneNumber.parse("+442079460000");
        Contact ada = callable(phone);
        Crm shop = declaring(ConsentPolicy.US_TCPA);
        Set<String> calls = Set.of(key(shop.subscriptions().preferences(ada.id()), "news by CALL to ***00"));
        ConsentRequest call = ConsentRequest.of(ada.id(), phone, Channel.CALL, Samples.NEWS);
        assertNotEquals(ConsentReason.WITHDRAWN, shop.consents().decide(call).reason());
        shop.subscriptions().choose(ada.id(), calls, PAGE);
        assertEquals(ConsentReason.WITHDRAWN, shop.consents().decide(call).reason());
    }
}
