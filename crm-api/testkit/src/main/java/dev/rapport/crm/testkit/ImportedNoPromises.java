package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.ImportReport;
import dev.rapport.crm.ImportReport.Left;
import dev.rapport.crm.ImportReport.Why;
import dev.rapport.crm.MissingContacts;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.Subscriber;
import dev.rapport.crm.consent.Subscriber.State;
import dev.rapport.crm.consent.SubscriberBuilder;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code crm.subscriptions().importAll(...)} promises of rows that say no, however they are written. */
abstract class ImportedNoPromises extends ImportPromises {
    private static final EmailAddress SECOND = EmailAddress.parse("ada@example.com");
    private static final EmailAddress BOBS = EmailAddress.parse("bob@example.org");

    private ImportReport creating(SubscriberBuilder... rows) {
        return crm.subscriptions()
                .importAll(List.of(rows).stream().map(SubscriberBuilder::build).toList(), MissingContacts.CREATE);
    }

    private static List<String> reasons(ImportReport report) {
        return report.left().stream().map(l -> l.row() + " " + l.why()).toList();
    }

    private ConsentReason news(Contact to, EmailAddress at) {
        return reason(to, at, Channel.EMAIL, Samples.NEWS);
    }

    @Test
    @Promise("C-223")
    void aNoNeedsNoName() {
        ImportReport report = creating(row("1").state(State.UNSUBSCRIBED), yes("2").name("Ada"));
        assertEquals(1, report.created());
        assertEquals(0, report.contactable());
        assertEquals(
                new Left("1", Why.OPTED_OUT, Optional.empty(), Optional.empty()),
                report.left().get(0));
        Contact kept = crm.contacts().findByPoint(ADDRESS).get(0);
        assertEquals("a***@example.org", kept.name());
        assertEquals(ConsentReason.WITHDRAWN, reason(kept, Samples.NEWS));
    }

    @Test
    @Promise("C-223")
    void aNoIsRecordedWhateverElseIsWrongInItsRow() {
        Contact ada = ada();
        Crm strict = Crm.builder()
                .storage(storage)
                .clock(clock)
                .purposes(Samples.NEWS, Samples.SERVICE)
                .build()
                .forTenant(tenant);
        List<Subscriber> rows = List.of(
                row("ahead").state(State.UNSUBSCRIBED).at(NOW.plus(DAY)).build(),
                row("undeclared").purposes(OFFERS).state(State.UNSUBSCRIBED).build(),
                Subscriber.row("channel")
                        .sms("+442079460000")
                        .by(Channel.EMAIL)
                        .state(State.UNSUBSCRIBED)
                        .build(),
                row("endless").state(State.COMPLAINED).until(Instant.MAX).build(),
                Subscriber.row("nobody")
                        .email("not an address")
                        .state(State.UNSUBSCRIBED)
                        .build());
        ImportReport report = strict.subscriptions().importAll(rows, MissingContacts.REPORT);
        assertEquals(
                List.of(
                        "ahead OPTED_OUT",
                        "undeclared OPTED_OUT",
                        "channel OPTED_OUT",
                        "endless OPTED_OUT",
                        "nobody WRONG_ROW"),
                reasons(report));
        assertTrue(report.left().stream().allMatch(l -> l.detail().isPresent()));
        assertEquals(NOW, ledger(ada, Withdrawn.class).get(0).at());
        assertTrue(ledger(ada, Withdrawn.class).stream()
                .anyMatch(no -> no.scope().purposes().contains(OFFERS)));
        assertTrue(ledger(ada, Withdrawn.class).stream()
                .anyMatch(no -> no.scope().channels().isEmpty()));
        assertEquals(4, report.recorded());
    }

    @Test
    @Promise("C-224")
    void nobodyIsGrantedOfWhomTheListSaysNo() {
        Contact bob = crm.contacts()
                .add(Contact.person("Bob").email("bob@example.org").build());
        ImportReport byKey = imported(
                Subscriber.row("1").externalRef("shop", "4711").state(State.UNSUBSCRIBED),
                yes("2").externalRef("shop", "4711").email("bob@example.org"));
        assertEquals(List.of("1 UNKNOWN_CONTACT", "2 OPTED_OUT"), reasons(byKey));
        crm.contacts()
                .update(bob.id(), c -> c.toBuilder().email("robert@example.org").build());
        ImportReport bounced = creating(
                Subscriber.row("1").contact(bob.id()).state(State.BOUNCED),
                yes("2").contact(bob.id()).email("bob@example.org"));
        assertEquals(List.of("1 OTHER_POINT", "2 OPTED_OUT"), reasons(bounced));
        assertEquals(List.of(), ledger(bob));
    }

    @Test
    @Promise("C-173")
    void aNarrowerNoDoesNotHideAWiderOne() {
        Contact ada =
                crm.contacts().add(Samples.person().email("ada@example.com").build());
        creating(yes("1"), yes("2").to(SECOND));
        crm.consents()
                .record(Consent.withdrawn(ada.id(), Samples.NEWS)
                        .by(Channel.EMAIL)
                        .to(ADDRESS));
        clock.advance(DAY);
        assertEquals(ConsentReason.PERMITTED, news(ada, SECOND));
        imported(row("3").state(State.UNSUBSCRIBED).at(clock.instant()));
        assertEquals(ConsentReason.WITHDRAWN, news(ada, SECOND));
    }

    @Test
    @Promise("C-173")
    void aNoForAPointLeavesTheOthers() {
        Contact ada =
                crm.contacts().add(Samples.person().email("ada@example.com").build());
        SubscriberBuilder[] rows = {
            yes("1"), yes("2").to(SECOND), row("3").state(State.UNSUBSCRIBED).onlyThere()
        };
        creating(rows);
        assertEquals(ConsentReason.WITHDRAWN, news(ada, ADDRESS));
        assertEquals(ConsentReason.PERMITTED, news(ada, SECOND));
        assertEquals(0, creating(rows).recorded());
        List<Subscriber> export = crm.subscriptions().export(Samples.NEWS).toList();
        assertEquals(
                List.of(false, true),
                export.stream().map(Subscriber::isOnlyThere).sorted().toList());
        assertEquals(
                0, crm.subscriptions().importAll(export, MissingContacts.REPORT).recorded());
    }

    @Test
    @Promise("C-225")
    void aNoReachesWhoeverHasThePointNow() {
        Contact ada = ada();
        Contact bob = crm.contacts()
                .add(Contact.person("Bob").email("bob@example.org").build());
        creating(yes("1"), yes("2").to(BOBS));
        assertEquals(ConsentReason.PERMITTED, news(bob, BOBS));
        clock.advance(DAY);
        SubscriberBuilder moved =
                row("3").contact(ada.id()).to(BOBS).state(State.UNSUBSCRIBED).at(clock.instant());
        imported(moved);
        assertEquals(ConsentReason.WITHDRAWN, news(ada, ADDRESS));
        assertEquals(ConsentReason.WITHDRAWN, news(bob, BOBS));
        assertEquals(0, imported(moved).recorded());
    }

    @Test
    @Promise("C-225")
    void aComplaintReachesWhoeverHasThePointNow() {
        Contact ada = ada();
        Contact bob = crm.contacts()
                .add(Contact.person("Bob").email("bob@example.org").build());
        creating(yes("1").to(BOBS));
        clock.advance(DAY);
        imported(row("2").contact(ada.id()).to(BOBS).state(State.COMPLAINED).at(clock.instant()));
        assertEquals(ConsentReason.SUPPRESSED, news(ada, ADDRESS));
        assertEquals(ConsentReason.WITHDRAWN, news(bob, BOBS));
    }
}
