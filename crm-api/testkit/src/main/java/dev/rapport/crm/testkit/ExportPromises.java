package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.MissingContacts;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Subscriber;
import dev.rapport.crm.consent.Subscriber.State;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@code crm.subscriptions().export(...)} promises of a no that something else outranks in a decision. */
abstract class ExportPromises extends MergedAddressPromises {
    private static final Instant A_MONTH_BEFORE = NOW.minus(DAY.multipliedBy(30));
    private static final EmailAddress SECOND = EmailAddress.parse("second@example.com");
    private static final PhoneNumber PHONE = PhoneNumber.parse("+442079460000");

    private int others;

    private List<Subscriber> exported(Contact of) {
        return crm.subscriptions()
                .export(Samples.NEWS)
                .filter(row -> row.contact().equals(Optional.of(of.id())))
                .toList();
    }

    private static ConsentRequest news(Contact to, ContactPoint at, Channel by) {
        return ConsentRequest.of(to.id(), at, by, Samples.NEWS);
    }

    /** Another CRM, which knows somebody as having an address and as having allowed the news there a month before. */
    private Crm other(Contact there, ContactPoint at, Channel by) {
        others++;
        Crm other = crm.forTenant("other-" + others + "-" + tenant.substring(2));
        other.contacts().add(there);
        other.consents()
                .record(Samples.grant(there.id())
                        .to(at)
                        .by(by)
                        .at(A_MONTH_BEFORE)
                        .build());
        assertTrue(other.consents().decide(news(there, at, by)).isPermitted());
        return other;
    }

    /** That the rows about somebody forbid the news there, and tell nothing new here. */
    private void assertForbidden(Contact there, ContactPoint at, Channel by) {
        List<Subscriber> rows = exported(there);
        Crm other = other(there, at, by);
        other.subscriptions().importAll(rows, MissingContacts.REPORT);
        assertFalse(other.consents().decide(news(there, at, by)).isPermitted(), rows.toString());
        assertEquals(
                0, crm.subscriptions().importAll(rows, MissingContacts.REPORT).recorded());
    }

    private void assertForbidden(Contact there) {
        assertForbidden(there, mail(there), Channel.EMAIL);
    }

    private void assertForbiddenAtAnotherAddressOf(Contact ada) {
        assertForbidden(ada.toBuilder().email(SECOND.text()).build(), SECOND, Channel.EMAIL);
    }

    @Test
    @Promise({"C-179", "C-335"})
    void anOperatorsSuppressionHidesNoWithdrawal() {
        Contact ada = reader();
        Instant then = clock.instant();
        say(Consent.withdrawn(ada.id()));
        say(Consent.suppressed(ada.id(), SuppressionReason.ADMIN));
        Subscriber row = exported(ada).get(0);
        assertEquals(State.UNSUBSCRIBED, row.state());
        assertEquals(Optional.of(then), row.at());
        assertForbidden(ada);
    }

    @Test
    @Promise({"C-179", "C-335"})
    void aRestrictionHidesNoObjection() {
        Contact ada = reader();
        say(Consent.objected(ada.id()));
        say(Consent.restricted(ada.id()));
        assertForbidden(ada);
    }

    @Test
    @Promise({"C-179", "C-335"})
    void anAddressThatBelongsToSomebodyElseNowHidesNoObjection() {
        Contact ada = reader();
        say(Consent.objected(ada.id()));
        say(Consent.suppressed(ada.id(), SuppressionReason.REASSIGNED, mail(ada)));
        assertForbidden(ada);
    }

    @Test
    @Promise({"C-179", "C-335"})
    void anOperatorsSuppressionHidesNoComplaint() {
        Contact ada = reader();
        say(Consent.suppressed(ada.id(), SuppressionReason.ADMIN));
        say(Consent.suppressed(ada.id(), SuppressionReason.COMPLAINT));
        assertEquals(
                List.of(State.COMPLAINED),
                exported(ada).stream().map(Subscriber::state).toList());
        assertForbidden(ada);
    }

    @Test
    @Promise({"C-179", "C-335"})
    void aBounceHidesNoWithdrawal() {
        Contact ada = reader();
        say(Consent.withdrawn(ada.id()));
        say(Consent.suppressed(ada.id(), SuppressionReason.HARD_BOUNCE, mail(ada)));
        assertEquals(
                List.of(State.UNSUBSCRIBED, State.BOUNCED),
                exported(ada).stream().map(Subscriber::state).toList());
        assertForbiddenAtAnotherAddressOf(ada);
    }

    @Test
    @Promise({"C-179", "C-335"})
    void aChoiceHidesNoEarlierWithdrawal() {
        Contact ada = reader();
        say(Consent.withdrawn(ada.id(), Samples.NEWS));
        declaring().subscriptions().choose(ada.id(), Set.of(), PAGE);
        clock.advance(DAY);
        assertEquals(
                List.of(false, true),
                exported(ada).stream().map(Subscriber::isOnlyThere).toList());
        assertForbiddenAtAnotherAddressOf(ada);
    }

    @Test
    @Promise({"C-179", "C-335"})
    void anObjectionAtOneAddressHidesNoneToEverything() {
        Contact ada = reader();
        say(Consent.objected(ada.id()));
        say(Consent.objected(ada.id()).to(mail(ada)));
        assertForbiddenAtAnotherAddressOf(ada);
    }

    @Test
    @Promise({"C-327", "C-336"})
    void whatIsCarriedOverIsExportedOfWhoeverHasTheAddress() {
        Contact ada = reader();
        Contact bob = twin(ada);
        say(Consent.objected(bob.id()));
        crm.contacts()
                .update(bob.id(), c -> c.toBuilder().removePoint(mail(ada)).build());
        clock.advance(DAY);
        assertEquals(
                List.of(true),
                exported(ada).stream().map(Subscriber::isOnlyThere).toList());
        assertForbidden(ada);
    }

    /** His own consent counts for him alone. */
    @Test
    @Promise("C-336")
    void whatSomebodyElseHasSaidAtTheAddressIsExported() {
        Contact ada = reader();
        Contact bob = twin(ada);
        say(Consent.withdrawn(bob.id()));
        assertForbidden(ada);
        crm.consents()
                .record(Samples.grant(bob.id())
                        .to(mail(ada))
                        .at(clock.instant())
                        .build());
        clock.advance(DAY);
        assertEquals(
                List.of(State.SUBSCRIBED),
                exported(bob).stream().map(Subscriber::state).toList());
        assertForbidden(ada);
    }

    @Test
    @Promise({"C-179", "C-335"})
    void anObjectionIsExportedForCallsToo() {
        Contact ada =
                crm.contacts().add(Contact.person("Ada").phone(PHONE.text()).build());
        say(Consent.objected(ada.id()));
        assertEquals(
                List.of(Channel.SMS, Channel.CALL, Channel.AUTOMATED_CALL),
                exported(ada).stream().map(Subscriber::channel).toList());
        assertForbidden(ada, PHONE, Channel.SMS);
        assertForbidden(ada, PHONE, Channel.CALL);
        assertForbidden(ada, PHONE, Channel.AUTOMATED_CALL);
    }

    @Test
    @Promise("C-337")
    void aNoIsExportedOnceThePermissionHasEndedThatLiftedIt() {
        Contact ada = reader();
        Instant then = clock.instant();
        say(Consent.withdrawn(ada.id()));
        crm.consents()
                .record(Samples.grant(ada.id())
                        .to(mail(ada))
                        .at(clock.instant())
                        .until(clock.instant().plus(DAY))
                        .build());
        assertEquals(
                List.of(State.SUBSCRIBED),
                exported(ada).stream().map(Subscriber::state).toList());
        clock.advance(DAY);
        assertEquals(
                List.of(Optional.of(then)),
                exported(ada).stream().map(Subscriber::at).toList());
        assertForbidden(ada);
    }
}
