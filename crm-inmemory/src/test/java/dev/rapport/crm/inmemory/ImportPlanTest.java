package dev.rapport.crm.inmemory;

import static dev.rapport.crm.contact.Channel.CALL;
import static dev.rapport.crm.contact.Channel.EMAIL;
import static dev.rapport.crm.interaction.InteractionKind.PURCHASE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.Crm;
import dev.rapport.crm.ImportReport;
import dev.rapport.crm.MissingContacts;
import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.Proof;
import dev.rapport.crm.consent.Proof.Part;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.Subscriber;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.rule.Permission;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an import of subscribers plans, which is recorded and judged many rows at a time. */
final class ImportPlanTest {
    private static final Purpose NEWS = Purpose.marketing("news");
    private static final Instant ASKED = Instant.parse("2026-01-05T09:00:00Z");

    private final MutableClock clock = MutableClock.at(Instant.parse("2026-11-02T09:00:00Z"));
    private final Crm crm = Crm.builder()
            .storage(InMemoryStorage.create(clock))
            .clock(clock)
            .permission(Permission.ledger(contact -> List.of(ConsentPolicy.STRICT)))
            .rules(RuleBook.version(1)
                    .of(
                            Rule.named("offer")
                                    .purpose(NEWS)
                                    .once(Offset.days(30))
                                    .afterLast(PURCHASE)
                                    .via(EMAIL)
                                    .lane("news"),
                            Rule.named("thank")
                                    .purpose(Purpose.nonMarketing("service"))
                                    .once(Offset.days(7))
                                    .afterLast(PURCHASE)
                                    .via(EMAIL, CALL)))
            .build();

    @Test
    void plansByTheGrantAndByTheAddressThatCameWithIt() {
        Contact ada = bought(Contact.person("Ada").phone("+442079460000").externalRef("shop", "1"));
        assertEquals(Map.of("thank", CALL), open(ada));

        ImportReport report = crm.subscriptions().importAll(List.of(row("1")), MissingContacts.CREATE);

        assertEquals(1, report.contactable());
        assertEquals(Map.of("thank", EMAIL, "offer", EMAIL), open(ada));
    }

    @Test
    void judgesARowByWhatItsWholeBatchSays() {
        bought(Contact.person("Ada").email("1@example.org").externalRef("shop", "1"));

        ImportReport report =
                crm.subscriptions().importAll(List.of(row("1"), row("1"), row("1")), MissingContacts.REPORT);

        assertEquals(1, report.recorded());
        assertEquals(3, report.contactable());
    }

    @Test
    void judgesARowByWhatOthersSayAtItsAddress() {
        bought(Contact.person("Ada").email("1@example.org").externalRef("shop", "1"));
        bought(Contact.person("Bob").email("2@example.org").externalRef("shop", "2"));
        Contact cleo = bought(Contact.person("Cleo").email("1@example.org"));
        crm.consents().record(Consent.objected(cleo.id()));

        ImportReport report = crm.subscriptions().importAll(List.of(row("1"), row("2")), MissingContacts.REPORT);

        assertEquals(
                List.of("1"), report.left().stream().map(ImportReport.Left::row).toList());
        assertEquals(2, report.recorded());
    }

    @Test
    void recordsNothingOfContactsThatAreNotThere() {
        ImportReport report = crm.subscriptions().importAll(List.of(row("9")), MissingContacts.REPORT);

        assertEquals(
                Optional.of(ImportReport.Why.UNKNOWN_CONTACT),
                report.left().stream().map(ImportReport.Left::why).findFirst());
        assertEquals(0, report.recorded());
    }

    @Test
    void keepsTheOrderOfTheLedger() {
        Contact ada = bought(Contact.person("Ada").email("1@example.org").externalRef("shop", "1"));
        crm.subscriptions().importAll(List.of(row("1")), MissingContacts.REPORT);
        clock.advance(Duration.ofDays(1));
        crm.consents().record(Consent.objected(ada.id()));

        List<Consent> history = crm.consents().history(ada.id());

        assertEquals(
                List.of(ASKED, clock.instant()),
                history.stream().map(Consent::at).toList());
    }

    private Contact bought(Contact.Builder person) {
        Contact contact = crm.contacts().add(person.build());
        crm.interactions()
                .record(Interaction.purchase(contact.id()).at(clock.instant()).build());
        return contact;
    }

    private static Subscriber row(String id) {
        return Subscriber.row(id)
                .externalRef("shop", id)
                .email(id + "@example.org")
                .purposes(NEWS)
                .subscribed(ASKED)
                .proof(Proof.NONE
                        .and(Part.NOTICE_VERSION, "v1")
                        .and(Part.METHOD, "form")
                        .and(Part.REF, id))
                .build();
    }

    private Map<String, Channel> open(Contact contact) {
        return crm.followUps().history(contact.id()).stream()
                .filter(followUp -> followUp.status() == FollowUpStatus.OPEN)
                .collect(Collectors.toMap(
                        FollowUp::rule, followUp -> followUp.channel().orElseThrow()));
    }
}
