package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.ImportReport;
import dev.rapport.crm.MissingContacts;
import dev.rapport.crm.PreferenceView;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.consent.Subscriber;
import dev.rapport.crm.consent.Subscriber.State;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code Consent.merged(...)} means for two records of one person, each with an address of its own. */
abstract class MergedPromises extends GatePromises {
    static final List<Function<ContactId, Consent>> NOES = List.of(
            Consent::withdrawn,
            Consent::objected,
            Consent::restricted,
            id -> Consent.suppressed(id, SuppressionReason.ADMIN),
            id -> Consent.suppressed(id, SuppressionReason.COMPLAINT));

    private int made;

    static EmailAddress mail(Contact of) {
        return of.emails().get(0);
    }

    /** Somebody with an address that nobody else has. */
    Contact.Builder person() {
        made++;
        return Contact.person("Reader").email("reader-" + made + "@example.org");
    }

    void grant(Contact to) {
        crm.consents()
                .record(Samples.grant(to.id()).to(mail(to)).at(clock.instant()).build());
        clock.advance(DAY);
    }

    /** Somebody else with the same address. */
    Contact twin(Contact of) {
        return crm.contacts().add(Contact.person("Twin").email(mail(of).text()).build());
    }

    /** Somebody who wants the news. */
    Contact reader() {
        Contact reader = crm.contacts().add(person().build());
        grant(reader);
        return reader;
    }

    Merged merge(Contact duplicate, Contact survivor) {
        Merged merged = crm.consents()
                .record(Consent.merged(duplicate.id(), survivor.id()).actor("ops"));
        clock.advance(DAY);
        return merged;
    }

    void say(Consent fact) {
        crm.consents().record(fact);
        clock.advance(DAY);
    }

    static ConsentRequest news(Contact to) {
        return ConsentRequest.of(to.id(), mail(to), Channel.EMAIL, Samples.NEWS);
    }

    ConsentReason reason(Contact to) {
        return crm.consents().decide(news(to)).reason();
    }

    List<ConsentReason> reasons(Contact... contacts) {
        return List.of(contacts).stream().map(this::reason).toList();
    }

    static List<ConsentReason> both(ConsentReason reason) {
        return List.of(reason, reason);
    }

    List<Consent> history(Contact of) {
        return crm.consents().history(of.id());
    }

    @Test
    @Promise("C-313")
    void isInTheLedgersOfBoth() {
        Contact old = reader();
        Contact ada = reader();
        Merged merged = merge(old, ada);
        assertEquals(NOW.plus(DAY.multipliedBy(2)), merged.at());
        assertEquals(merged, history(old).get(1));
        assertEquals(merged, history(ada).get(1));
        assertEquals(Optional.of(merged), crm.consents().find(merged.id()));
        assertEquals(old, crm.contacts().get(old.id()));
        assertEquals(ada, crm.contacts().get(ada.id()));
        assertEquals(both(ConsentReason.PERMITTED), reasons(old, ada));
    }

    @Test
    @Promise("C-313")
    void countsFromWhenItWasRecorded() {
        Contact old = reader();
        Contact ada = reader();
        say(Consent.withdrawn(old.id()));
        Instant before = clock.instant();
        clock.advance(DAY);
        merge(old, ada);
        assertEquals(ConsentReason.WITHDRAWN, reason(ada));
        assertTrue(crm.consents().decide(news(ada), before, before).isPermitted());
        assertTrue(crm.consents().decide(news(ada), before, clock.instant()).isPermitted());
        assertEquals(
                ConsentReason.WITHDRAWN,
                crm.consents()
                        .decide(news(ada), before.plus(DAY), clock.instant())
                        .reason());
    }

    @Test
    @Promise("C-314")
    void whatEitherForbidsIsForbiddenToBoth() {
        for (Function<ContactId, Consent> no : NOES) {
            for (boolean isBefore : List.of(true, false)) {
                for (boolean isOfDuplicate : List.of(true, false)) {
                    Contact old = reader();
                    Contact ada = reader();
                    Contact speaker = isOfDuplicate ? old : ada;
                    if (isBefore) {
                        say(no.apply(speaker.id()));
                    }
                    merge(old, ada);
                    if (!isBefore) {
                        say(no.apply(speaker.id()));
                    }
                    assertFalse(crm.consents().decide(news(old)).isPermitted());
                    assertEquals(both(reason(speaker)), reasons(old, ada));
                }
            }
        }
    }

    @Test
    @Promise("C-314")
    void reachesEveryRecordOfThePerson() {
        Contact first = reader();
        Contact second = reader();
        Contact third = reader();
        Contact fourth = reader();
        merge(first, second);
        merge(third, fourth);
        merge(second, fourth);
        say(Consent.objected(first.id()));
        assertEquals(both(ConsentReason.OBJECTED), reasons(third, fourth));
        assertEquals(both(ConsentReason.OBJECTED), reasons(first, second));
    }

    @Test
    @Promise("C-314")
    void whatEitherAllowsIsAllowedAtItsOwnAddressAlone() {
        Contact old = reader();
        Contact ada = crm.contacts().add(person().build());
        merge(old, ada);
        assertEquals(List.of(ConsentReason.PERMITTED, ConsentReason.NO_CONSENT), reasons(old, ada));
        grant(ada);
        assertEquals(both(ConsentReason.PERMITTED), reasons(old, ada));
    }

    @Test
    @Promise("C-314")
    void isShownToThePersonOnBothPages() {
        Contact old = reader();
        Contact ada = reader();
        say(Consent.withdrawn(old.id(), Samples.NEWS));
        merge(old, ada);
        for (Contact each : List.of(old, ada)) {
            assertEquals(
                    List.of(true),
                    declaring().subscriptions().preferences(each.id()).choices().stream()
                            .filter(choice -> choice.purpose().equals(Samples.NEWS))
                            .map(PreferenceView.Choice::isStopped)
                            .toList());
        }
    }

    @Test
    @Promise("C-315")
    void aNewPermissionBeforeCountsAtItsOwnAddressAlone() {
        Contact old = reader();
        Contact ada = reader();
        say(Consent.withdrawn(old.id()));
        grant(old);
        merge(old, ada);
        assertEquals(List.of(ConsentReason.PERMITTED, ConsentReason.WITHDRAWN), reasons(old, ada));
        grant(ada);
        assertEquals(both(ConsentReason.PERMITTED), reasons(old, ada));
    }

    @Test
    @Promise("C-315")
    void aNewPermissionOfTheOtherRecordBeforeCountsForNothing() {
        Contact old = reader();
        Contact ada = reader();
        say(Consent.objected(old.id()));
        grant(ada);
        assertEquals(ConsentReason.PERMITTED, reason(ada));
        merge(old, ada);
        assertEquals(both(ConsentReason.OBJECTED), reasons(old, ada));
    }

    @Test
    @Promise("C-315")
    void whatWasLiftedForOneBeforeIsNotLiftedForTheOther() {
        Contact old = reader();
        Contact ada = reader();
        say(Consent.suppressed(old.id(), SuppressionReason.ADMIN));
        say(Consent.restricted(old.id()));
        say(Consent.suppressionLifted(ada.id(), SuppressionReason.ADMIN).actor("ops"));
        say(Consent.restrictionLifted(ada.id()));
        merge(old, ada);
        assertEquals(both(ConsentReason.SUPPRESSED), reasons(old, ada));
        say(Consent.suppressionLifted(ada.id(), SuppressionReason.ADMIN).actor("ops"));
        assertEquals(both(ConsentReason.RESTRICTED), reasons(old, ada));
        say(Consent.restrictionLifted(ada.id()));
        assertEquals(both(ConsentReason.PERMITTED), reasons(old, ada));
    }

    @Test
    @Promise("C-315")
    void anImportLiftsNothingForEither() {
        Contact old = reader();
        Contact ada = crm.contacts().add(person().build());
        say(Consent.withdrawn(old.id()));
        merge(old, ada);
        ImportReport report = crm.subscriptions()
                .importAll(
                        List.of(yes("17")
                                .email(mail(ada).text())
                                .subscribed(clock.instant())
                                .build()),
                        MissingContacts.REPORT);
        assertEquals(0, report.contactable());
        assertEquals(Optional.of(ConsentReason.WITHDRAWN), report.left().get(0).reason());
        assertEquals(both(ConsentReason.WITHDRAWN), reasons(old, ada));
    }

    @Test
    @Promise({"C-327", "C-376"})
    void eachExportsWhatWasSaidUnderAny() {
        Contact old = reader();
        Contact ada = reader();
        Contact eve = reader();
        say(Consent.objected(old.id()));
        Merged merged = merge(old, ada);
        List<Subscriber> rows = crm.subscriptions()
                .export(Samples.NEWS)
                .filter(row -> row.channel().equals(Channel.EMAIL))
                .toList();
        assertEquals(
                Map.of(
                        old.id(), State.UNSUBSCRIBED,
                        ada.id(), State.UNSUBSCRIBED,
                        eve.id(), State.SUBSCRIBED),
                rows.stream().collect(Collectors.toMap(row -> row.contact().orElseThrow(), Subscriber::state)));
        rows.stream()
                .filter(row -> row.state() == State.UNSUBSCRIBED)
                .forEach(row -> assertEquals(Optional.of(merged.at()), row.at()));
        List<Consent> before = history(ada);
        assertEquals(
                0, crm.subscriptions().importAll(rows, MissingContacts.REPORT).recorded());
        assertEquals(before, history(ada));
    }

    /** There the two are not known to be one person, and she has subscribed at the other address since the no. */
    @Test
    @Promise({"C-327", "C-376"})
    void anExportTellsAnotherSystemOfANoAtAnotherAddress() {
        Crm other = crm.forTenant("other-" + tenant.substring(2));
        for (Function<ContactId, Consent> no : List.<Function<ContactId, Consent>>of(
                Consent::withdrawn, Consent::objected, id -> Consent.suppressed(id, SuppressionReason.COMPLAINT))) {
            Contact old = reader();
            Contact ada = reader();
            say(no.apply(old.id()));
            other.contacts().add(ada);
            other.consents()
                    .record(Samples.grant(ada.id())
                            .to(mail(ada))
                            .at(clock.instant())
                            .build());
            clock.advance(DAY);
            merge(old, ada);
            assertTrue(other.consents().decide(news(ada)).isPermitted());
            List<Subscriber> rows = crm.subscriptions().export(Samples.NEWS).toList();
            other.subscriptions().importAll(rows, MissingContacts.CREATE);
            assertFalse(other.consents().decide(news(ada)).isPermitted());
            assertEquals(
                    0,
                    crm.subscriptions().importAll(rows, MissingContacts.REPORT).recorded());
        }
    }
}
