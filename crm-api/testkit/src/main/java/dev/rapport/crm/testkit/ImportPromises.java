package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.ImportReport;
import dev.rapport.crm.ImportReport.Left;
import dev.rapport.crm.ImportReport.Why;
import dev.rapport.crm.MissingContacts;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.ConsentScope;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Proof;
import dev.rapport.crm.consent.Subscriber;
import dev.rapport.crm.consent.Subscriber.State;
import dev.rapport.crm.consent.SubscriberBuilder;
import dev.rapport.crm.consent.Suppressed;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.PhoneNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code crm.subscriptions().importAll(...)} and {@code export(...)} promise. */
abstract class ImportPromises extends JoiningPromises {
    static final Instant CAPTURED = NOW.minus(DAY.multipliedBy(700));
    private static final Proof DOCUMENTED = Proof.NONE
            .and(Proof.Part.NOTICE_VERSION, "signup-v1")
            .and(Proof.Part.METHOD, "web form")
            .and(Proof.Part.REF, "list of 2024");

    static SubscriberBuilder row(String name) {
        return Subscriber.row(name).email("ada@example.org").purposes(Samples.NEWS);
    }

    static SubscriberBuilder yes(String name) {
        return row(name).subscribed(CAPTURED).proof(DOCUMENTED);
    }

    ImportReport imported(SubscriberBuilder... rows) {
        return crm.subscriptions()
                .importAll(List.of(rows).stream().map(SubscriberBuilder::build).toList(), MissingContacts.REPORT);
    }

    static List<Left> left(String row, Why why) {
        return List.of(new Left(row, why, Optional.empty(), Optional.empty()));
    }

    private static List<Left> refused(String row, ConsentReason reason) {
        return List.of(new Left(row, Why.REFUSED, Optional.of(reason), Optional.empty()));
    }

    @Test
    @Promise("C-172")
    void recordsEveryNoOfTheListBeforeTheFirstYes() {
        Contact ada = ada();
        List<Subscriber> rows = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            rows.add(yes("yes " + i).build());
        }
        rows.add(row("no").state(State.UNSUBSCRIBED).build());
        ImportReport report = crm.subscriptions().importAll(rows, MissingContacts.REPORT);
        assertEquals(0, report.contactable());
        assertEquals(2, report.recorded());
        List<Consent> entries =
                ledger(ada).stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
        assertTrue(entries.get(0) instanceof Withdrawn);
        assertTrue(entries.get(1) instanceof Grant);
        assertEquals(ConsentReason.WITHDRAWN, reason(ada, Samples.NEWS));
    }

    @Test
    @Promise("C-173")
    void recordsANoForEverybodyWhoHasThePoint() {
        Contact ada = ada();
        Contact twin = ada();
        ImportReport report = imported(
                row("17").state(State.UNSUBSCRIBED).at(CAPTURED),
                Subscriber.row("18").email("Ada@Example.org").state(State.BOUNCED),
                Subscriber.row("19")
                        .sms("+442079460000")
                        .state(State.COMPLAINED)
                        .at(CAPTURED));
        assertEquals(6, report.recorded());
        assertEquals(0, report.contactable());
        for (Contact each : List.of(ada, twin)) {
            Withdrawn no = ledger(each, Withdrawn.class).get(0);
            assertEquals(ConsentScope.EVERYTHING.by(Channel.EMAIL).purposes(Samples.NEWS), no.scope());
            assertEquals(CAPTURED, no.at());
            assertEquals(NOW, no.stamp().recorded());
            assertEquals(
                    List.of(SuppressionReason.COMPLAINT, SuppressionReason.HARD_BOUNCE),
                    ledger(each, Suppressed.class).stream()
                            .map(Suppressed::reason)
                            .toList());
        }
    }

    @Test
    @Promise("C-174")
    void recordsAYesAtTheTimeThatTheRowAsserts() {
        Contact ada = ada();
        ImportReport report = imported(yes("17").until(NOW.plus(DAY)));
        assertEquals(List.of(), report.left());
        Grant grant = ledger(ada, Grant.class).get(0);
        assertEquals(CAPTURED, grant.at());
        assertEquals(NOW, grant.stamp().recorded());
        assertEquals(Grant.Source.IMPORT, grant.source());
        assertEquals(Optional.of(NOW.plus(DAY)), grant.expiresAt());
        assertEquals(ConsentReason.PERMITTED, reason(ada, Samples.NEWS));
    }

    @Test
    @Promise("C-174")
    void aYesFromAListLiftsNothing() {
        Contact ada = member();
        crm.consents().record(Consent.withdrawn(ada.id(), Samples.NEWS));
        clock.advance(DAY);
        assertEquals(
                refused("17", ConsentReason.WITHDRAWN),
                imported(yes("17").at(clock.instant())).left());
        crm.consents().record(Consent.objected(ada.id()));
        clock.advance(DAY);
        assertEquals(
                refused("18", ConsentReason.OBJECTED),
                imported(yes("18").at(clock.instant())).left());
        assertEquals(ConsentReason.OBJECTED, reason(ada, Samples.NEWS));
    }

    @Test
    @Promise("C-175")
    void keepsAYesWithoutEvidenceAndDoesNotRelyOnIt() {
        Contact ada = ada();
        ImportReport report = imported(row("17").subscribed(CAPTURED));
        assertEquals(refused("17", ConsentReason.EVIDENCE_MISSING), report.left());
        assertEquals(1, report.recorded());
        assertEquals(Proof.NONE, ledger(ada, Grant.class).get(0).proof());
        assertEquals(List.of(), imported(yes("17")).left());
    }

    @Test
    @Promise("C-176")
    void takesABlankRowForNothing() {
        Contact ada = ada();
        crm.consents().record(Samples.grant(ada.id()).build());
        ImportReport report = imported(row("17"));
        assertEquals(left("17", Why.BLANK), report.left());
        assertEquals(0, report.recorded());
        imported();
        assertEquals(ConsentReason.PERMITTED, reason(ada, Samples.NEWS));
    }

    @Test
    @Promise("C-177")
    void importsTheSameListOnce() {
        Contact ada = ada();
        SubscriberBuilder[] rows = {
            yes("1"),
            Subscriber.row("2")
                    .email("ada@example.org")
                    .purposes(OFFERS)
                    .state(State.UNSUBSCRIBED)
                    .at(CAPTURED),
            row("3").state(State.UNSUBSCRIBED).at(CAPTURED),
            row("4").state(State.BOUNCED).at(CAPTURED),
            row("5").state(State.COMPLAINED).at(CAPTURED)
        };
        ImportReport first = imported(rows);
        assertEquals(5, first.recorded());
        List<Consent> once = ledger(ada);
        clock.advance(DAY);
        ImportReport second = imported(rows);
        assertEquals(0, second.recorded());
        assertEquals(first.left(), second.left());
        assertEquals(once, ledger(ada));
    }

    @Test
    @Promise("C-178")
    void reportsEveryRowThatIsNotContactable() {
        Contact ada =
                crm.contacts().add(Samples.person().externalRef("shop", "4711").build());
        Contact bob = crm.contacts()
                .add(Contact.person("Bob").email("bob@example.org").build());
        crm.contacts().add(Contact.person("Rob").email("bob@example.org").build());
        SubscriberBuilder byKey = Subscriber.row("key")
                .externalRef("shop", "4711")
                .purposes(Samples.NEWS)
                .subscribed(CAPTURED)
                .proof(DOCUMENTED);
        ImportReport report = imported(
                byKey,
                yes("broken").email("not an address"),
                yes("unknown").email("nobody@example.org"),
                yes("shared").email("bob@example.org"),
                yes("chosen").contact(bob.id()).email("bob@example.org"),
                yes("other").externalRef("shop", "4711").email("bob@example.org"),
                Subscriber.row("undated")
                        .email("ada@example.org")
                        .purposes(OFFERS)
                        .state(State.SUBSCRIBED),
                yes("future").at(NOW.plus(DAY)),
                row("blank"),
                row("out").sms("+442079460000").state(State.UNSUBSCRIBED));
        assertEquals(
                List.of(
                        "broken WRONG_ROW",
                        "unknown UNKNOWN_CONTACT",
                        "shared SHARED_POINT",
                        "other OTHER_POINT",
                        "undated WRONG_ROW",
                        "future WRONG_ROW",
                        "blank BLANK",
                        "out OPTED_OUT"),
                report.left().stream().map(l -> l.row() + " " + l.why()).toList());
        report.left().stream()
                .filter(l -> l.why() == Why.WRONG_ROW)
                .forEach(l -> assertFalse(l.detail().orElseThrow().contains("not an"), l.row()));
        assertEquals(2, report.contactable());
        assertEquals(
                "2 of 10 contactable; 3 WRONG_ROW, 1 BLANK, 1 OPTED_OUT, 1 OTHER_POINT, 1 SHARED_POINT, 1 UNKNOWN_CONTACT",
                report.text());
        assertEquals(ConsentReason.PERMITTED, reason(ada, Samples.NEWS));
    }

    @Test
    @Promise("C-178")
    void createsWhomNobodyKnowsIfAsked() {
        List<Subscriber> rows = List.of(
                yes("1").name("Ada").externalRef("shop", "4711").build(),
                yes("2").name("Ada").build(),
                yes("3").email("nameless@example.org").build(),
                row("4").email("eve@example.org")
                        .name("Eve")
                        .state(State.UNSUBSCRIBED)
                        .build());
        ImportReport report = crm.subscriptions().importAll(rows, MissingContacts.CREATE);
        assertEquals(2, report.created());
        assertEquals(
                List.of("3 WRONG_ROW", "4 OPTED_OUT"),
                report.left().stream().map(l -> l.row() + " " + l.why()).toList());
        Contact ada = crm.contacts().findByExternalRef("shop", "4711").orElseThrow();
        assertEquals(List.of(ada), crm.contacts().findByPoint(ADDRESS));
        assertEquals(ConsentReason.PERMITTED, reason(ada, Samples.NEWS));
        assertEquals(
                0, crm.subscriptions().importAll(rows, MissingContacts.CREATE).created());
        Subscriber elsewhere =
                yes("5").externalRef("shop", "4711").email("ada@example.com").build();
        assertEquals(
                1,
                crm.subscriptions()
                        .importAll(List.of(elsewhere), MissingContacts.CREATE)
                        .contactable());
        assertEquals(2, crm.contacts().get(ada.id()).points().size());
    }

    @Test
    @Promise("C-178")
    void reportsARowForAPurposeThatIsNotDeclared() {
        ada();
        Crm strict = Crm.builder()
                .storage(storage)
                .clock(clock)
                .purposes(Samples.SERVICE)
                .build()
                .forTenant(tenant);
        ImportReport report = strict.subscriptions().importAll(List.of(yes("1").build()), MissingContacts.REPORT);
        assertEquals(Why.WRONG_ROW, report.left().get(0).why());
        assertTrue(report.left().get(0).detail().orElseThrow().contains("'news'"));
    }

    @Test
    @Promise("C-179")
    void exportsWhatImportingAgainDoesNotChange() {
        Contact ada = ada();
        Contact bob = crm.contacts()
                .add(Contact.person("Bob").email("bob@example.org").build());
        Contact eve = crm.contacts()
                .add(Contact.person("Eve").email("eve@example.org").build());
        Contact zoe = crm.contacts()
                .add(Contact.person("Zoe").email("zoe@example.org").build());
        crm.contacts().add(Contact.person("Silent").email("silent@example.org").build());
        imported(
                yes("1"),
                Subscriber.row("2")
                        .email("bob@example.org")
                        .purposes(Samples.NEWS)
                        .state(State.UNSUBSCRIBED)
                        .at(CAPTURED),
                Subscriber.row("3")
                        .email("eve@example.org")
                        .state(State.BOUNCED)
                        .at(CAPTURED));
        crm.consents().record(Consent.objected(zoe.id()));
        List<Subscriber> rows = crm.subscriptions().export(Samples.NEWS).toList();
        assertEquals(
                List.of(
                                ada.id() + " SUBSCRIBED",
                                bob.id() + " UNSUBSCRIBED",
                                eve.id() + " BOUNCED",
                                zoe.id() + " UNSUBSCRIBED")
                        .stream()
                        .sorted()
                        .toList(),
                rows.stream()
                        .filter(row -> row.channel().equals(Channel.EMAIL))
                        .map(row -> row.row() + " " + row.state())
                        .sorted()
                        .toList());
        Subscriber first = rows.stream()
                .filter(row -> row.contact().equals(Optional.of(ada.id())))
                .findFirst()
                .orElseThrow();
        assertEquals(Optional.of(CAPTURED), first.at());
        assertEquals(DOCUMENTED, first.proof());
        assertEquals(Optional.of(ADDRESS), first.point());
        clock.advance(DAY);
        assertEquals(
                0, crm.subscriptions().importAll(rows, MissingContacts.CREATE).recorded());
        assertEquals(rows, crm.subscriptions().export(Samples.NEWS).toList());
    }

    @Test
    @Promise("C-179")
    void exportsToAnotherSystemWhatHoldsThereToo() {
        Contact ada = ada();
        imported(
                yes("1"),
                Subscriber.row("2")
                        .to(PhoneNumber.parse("+442079460000"))
                        .by(Channel.SMS)
                        .purposes(Samples.NEWS)
                        .state(State.UNSUBSCRIBED));
        Crm other = crm.forTenant("other-" + tenant.substring(2));
        ImportReport report = other.subscriptions()
                .importAll(crm.subscriptions().export(Samples.NEWS).toList(), MissingContacts.CREATE);
        assertEquals(1, report.contactable());
        Contact there = other.contacts().get(ada.id());
        assertEquals("Ada Lovelace", there.name());
        assertEquals(2, other.consents().history(ada.id()).size());
    }
}
