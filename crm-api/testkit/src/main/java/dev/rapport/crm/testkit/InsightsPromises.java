package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.crm.Crm;
import dev.rapport.crm.calendar.TimeWindow;
import dev.rapport.crm.calendar.WorkCalendar;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.Relation;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.insight.Answered;
import dev.rapport.crm.insight.AsOf;
import dev.rapport.crm.insight.Dormancy;
import dev.rapport.crm.insight.DormancyLadder;
import dev.rapport.crm.insight.Feedback;
import dev.rapport.crm.insight.Lifecycle;
import dev.rapport.crm.insight.LifecycleStage;
import dev.rapport.crm.insight.Question;
import dev.rapport.crm.insight.ResponseTimes;
import dev.rapport.crm.insight.RfmScore;
import dev.rapport.crm.insight.ServiceLevel;
import dev.rapport.crm.insight.WorkingHours;
import dev.rapport.crm.insight.Workload;
import dev.rapport.crm.insight.WorkloadReport;
import dev.rapport.crm.interaction.AnswerHours;
import dev.rapport.crm.interaction.ContactTimes;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Money;
import dev.rapport.crm.interaction.TouchFilter;
import dev.rapport.crm.rule.Policy;
import dev.rapport.crm.rule.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What is told of stored facts is what the pure functions tell of them. */
abstract class InsightsPromises extends MergedActingPromises {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final ContactTimes CALLS = ContactTimes.of(TouchFilter.channels(Channel.CALL));

    /** How many facts there are, and the local day that it is. */
    private static final Question<String> COUNT =
            (facts, asOf) -> StreamSupport.stream(facts.spliterator(), false).count() + " on " + asOf.today();

    private static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private Interaction bought(Contact contact, int daysAgo) {
        return crm.interactions()
                .record(Samples.purchase(contact.id()).at(daysAgo(daysAgo)).build());
    }

    private String count(Contact contact) {
        return crm.insights().in(ZoneOffset.UTC).of(contact.id(), COUNT);
    }

    @Test
    @Promise("C-274")
    void countsFactsAsTheyAreCorrectedAndNoneThatWasTakenBack() {
        Contact ada = ada();
        Interaction first = bought(ada, 2);
        Interaction second = bought(ada, 1);
        crm.interactions()
                .record(Samples.purchase(ada.id())
                        .at(daysAgo(2))
                        .amount(Money.of("1", "EUR"))
                        .correcting(first)
                        .build());
        crm.interactions().retract(second.id(), "by mistake");
        RfmScore score = crm.insights().rfm(EURO).findFirst().orElseThrow().answer();
        assertEquals(1, score.evidence().figures().purchases());
        assertEquals("1", score.evidence().figures().spent().toPlainString());
    }

    @Test
    @Promise({"C-275", "C-276"})
    void countsNothingThatHappensLaterThanAskedFor() {
        Contact ada = ada();
        bought(ada, 3);
        bought(ada, 0);
        bought(ada, -5);
        assertEquals("2 on 2026-11-24", count(ada));
        clock.advance(Duration.ofDays(5));
        assertEquals("3 on 2026-11-29", count(ada));
        assertEquals("1 on 2026-11-21", crm.insights().asOf(daysAgo(3)).of(ada.id(), COUNT));
        assertEquals(
                "0 on 2026-11-21",
                crm.insights().asOf(daysAgo(3).minusNanos(1000)).overall(COUNT));
    }

    @Test
    @Promise("C-277")
    void countsDaysInTheZoneAskedForOrThatOfEachContactOrThePolicys() {
        RuleBook book = RuleBook.version(1)
                .policy(Policy.builder()
                        .fallbackZone(ZoneId.of("Pacific/Honolulu"))
                        .build())
                .of();
        Crm hawaiian = crm(book);
        ContactId inAuckland = hawaiian.contacts()
                .add(Samples.person().zone("Pacific/Auckland").build())
                .id();
        ContactId nowhere =
                hawaiian.contacts().add(Contact.person("Nowhere").build()).id();
        Instant noon = Instant.parse("2026-11-24T12:00:00Z");
        Instant night = Instant.parse("2026-11-24T02:00:00Z");
        assertEquals("0 on 2026-11-25", hawaiian.insights().asOf(noon).of(inAuckland, COUNT));
        assertEquals("0 on 2026-11-23", hawaiian.insights().asOf(night).of(nowhere, COUNT));
        assertEquals("0 on 2026-11-23", hawaiian.insights().asOf(night).overall(COUNT));
        assertEquals(
                "0 on 2026-11-24",
                hawaiian.insights().asOf(noon).in(ZoneOffset.UTC).of(inAuckland, COUNT));
        assertEquals(
                "0 on 2026-11-24",
                hawaiian.insights().in(ZoneOffset.UTC).asOf(night).overall(COUNT));
    }

    @Test
    @Promise({"C-278", "C-284"})
    void countsWhatTheContactTookPartInItself() {
        Contact company = crm.contacts().add(Samples.organisation().build());
        Contact ada = crm.contacts()
                .add(Samples.person().relation(Relation.WORKS_AT, company.id()).build());
        bought(ada, 2);
        bought(company, 1);
        assertEquals(2, crm.interactions().stream(company.id()).count());
        assertEquals("1 on 2026-11-24", count(company));
        assertEquals("1 on 2026-11-24", count(ada));
        assertEquals(
                List.of("1 on 2026-11-24", "1 on 2026-11-24"),
                crm.insights().each(COUNT).map(Answered::answer).toList());
    }

    @Test
    @Promise({"C-279", "C-295"})
    void knowsNothingOfNobody() {
        ContactId nobody = ContactId.next();
        assertThrows(NotFoundException.class, () -> crm.insights().of(nobody, COUNT));
        assertThrows(NotFoundException.class, () -> crm.insights().suggestedTime(nobody, AnswerHours.none(NOW, CALLS)));
    }

    /** More contacts and more facts than are read at once, and timelines of several pages. */
    @Test
    @Promise({"C-284", "C-286"})
    void asksEachContactOnce() {
        List<Contact> all = crm.contacts()
                .addAll(IntStream.range(0, 230)
                        .mapToObj(n -> Contact.person("Contact " + n).build())
                        .toList());
        Map<Integer, Integer> sizes = Map.of(40, 260, 41, 260, 229, 1);
        List<Interaction> facts = new ArrayList<>();
        sizes.forEach((n, size) -> IntStream.range(0, size)
                .mapToObj(day -> Interaction.note(all.get(n).id())
                        .at(daysAgo(size - day))
                        .build())
                .forEach(facts::add));
        crm.interactions().recordAll(facts);
        List<Answered<String>> expected = IntStream.range(0, 230)
                .mapToObj(n -> new Answered<>(all.get(n).id(), sizes.getOrDefault(n, 0) + " on 2026-11-24"))
                .toList();
        assertEquals(expected, crm.insights().in(ZoneOffset.UTC).each(COUNT).toList());
        assertEquals("521 on 2026-11-24", crm.insights().overall(COUNT));
        assertEquals(
                all.stream().map(Contact::id).toList(),
                crm.insights()
                        .timelines((timelines, asOf) -> StreamSupport.stream(timelines.spliterator(), false)
                                .map(one -> one.contact().id())
                                .toList()));
    }

    @Test
    @Promise("C-284")
    void seesNothingOfAnotherTenant() {
        bought(ada(), 1);
        Crm other = Crm.builder().storage(storage).clock(clock).build().forTenant(tenant + "-other");
        assertEquals(0, other.insights().each(COUNT).count());
        assertEquals("0 on 2026-11-24", other.insights().overall(COUNT));
    }

    @Test
    @Promise("C-285")
    void countsAFactOnceHoweverManyTookPart() {
        Contact company = crm.contacts().add(Samples.organisation().build());
        Contact ada = crm.contacts()
                .add(Samples.person().relation(Relation.WORKS_AT, company.id()).build());
        Contact bob = crm.contacts()
                .add(Samples.person().relation(Relation.WORKS_AT, company.id()).build());
        crm.interactions()
                .record(Interaction.of(InteractionKind.FEEDBACK, bob.id())
                        .with(ada.id())
                        .attribute(Feedback.NPS, 10L)
                        .at(daysAgo(1))
                        .build());
        crm.interactions()
                .record(Interaction.of(InteractionKind.FEEDBACK, ada.id())
                        .attribute(Feedback.NPS, 7L)
                        .at(daysAgo(1))
                        .build());
        assertEquals(
                "50: 1 promoter, 1 passive and 0 detractors of 2 answers",
                crm.insights().overall(Feedback.ofAllTime()::netPromoterScore).because());
    }

    @Test
    @Promise("C-286")
    void measuresAnswersOverAllContacts() {
        Contact ada = ada();
        Contact bob = crm.contacts().add(Samples.person().name("Bob").build());
        Instant ten = Instant.parse("2026-11-23T10:00:00Z");
        crm.interactions().record(Interaction.email(ada.id()).inbound().at(ten).build());
        crm.interactions().record(Interaction.email(bob.id()).inbound().at(ten).build());
        crm.interactions()
                .record(Interaction.email(bob.id())
                        .outbound()
                        .at(ten.plus(Duration.ofMinutes(80)))
                        .build());
        WorkingHours office =
                WorkingHours.of(WorkCalendar.mondayToFriday(), TimeWindow.of("09:00", "17:00"), ZoneOffset.UTC);
        ServiceLevel level = ServiceLevel.of(office, Duration.ofHours(2));
        ResponseTimes times = crm.insights().timelines(level::measure);
        assertEquals("1 of 1 answer within 2 h, half within 1 h 20 min; 1 question open, 1 too long", times.because());
        assertEquals(ada.id(), times.open().get(0).contact());
    }

    /** Of three customers the cuts are the first, second, second and third value: scores 1, 2 and 4. */
    @Test
    @Promise({"C-287", "C-288"})
    void scoresEachCustomerAmongAll() {
        Contact ada = ada();
        Contact bob = crm.contacts().add(Samples.person().name("Bob").build());
        ada();
        Contact eve = crm.contacts().add(Samples.person().name("Eve").build());
        bought(ada, 1);
        bought(bob, 9);
        bought(bob, 8);
        bought(bob, 7);
        bought(eve, 5);
        bought(eve, 4);
        Map<ContactId, String> cells = new TreeMap<>();
        crm.insights()
                .rfm(EURO)
                .forEach(found -> cells.put(found.contact(), found.answer().cell()));
        assertEquals(new TreeMap<>(Map.of(ada.id(), "411", bob.id(), "144", eve.id(), "222")), cells);
        assertEquals(
                List.of(ada.id(), bob.id(), eve.id()),
                crm.insights().rfm(EURO).map(Answered::contact).toList());
        assertEquals(0, crm.insights().asOf(daysAgo(20)).rfm(EURO).count());
    }

    @Test
    @Promise({"C-289", "C-290"})
    void laysEachContactOnItsRung() {
        DormancyLadder ladder = DormancyLadder.of(TouchFilter.kinds(InteractionKind.PURCHASE));
        Contact ada = ada();
        Contact bob = crm.contacts().add(Samples.person().name("Bob").build());
        Contact unwilling = crm.contacts().add(Samples.person().tag("rarely").build());
        Contact untouched = ada();
        Stream.of(ada, bob, unwilling).forEach(contact -> bought(contact, 40));
        bought(bob, 10);
        crm.interactions().record(Samples.note(untouched.id()).build());
        Map<ContactId, Dormancy.Rung> rungs = new TreeMap<>();
        crm.insights()
                .dormancy(
                        ladder,
                        contact -> contact.equals(unwilling) ? Optional.empty() : Optional.of(Period.ofDays(30)))
                .forEach(found -> rungs.put(found.contact(), found.answer().rung()));
        assertEquals(new TreeMap<>(Map.of(ada.id(), Dormancy.Rung.DUE, bob.id(), Dormancy.Rung.FRESH)), rungs);
    }

    @Test
    @Promise("C-291")
    void countsTheLoadOfEachOwner() {
        Contact ada = crm.contacts().add(Samples.person().owner("grace").build());
        Contact bob = crm.contacts().add(Samples.person().owner("grace").build());
        Contact eve = crm.contacts().add(Samples.person().build());
        Stream.of(ada, bob, eve)
                .forEach(contact -> crm.interactions()
                        .record(Samples.purchase(contact.id()).actor("grace").build()));
        clock.advance(Duration.ofDays(31));
        crm.followUps()
                .complete(claimed(), Samples.call(ada.id()).at(clock.instant()).build());
        List<Workload> loads = crm.insights().in(ZoneOffset.UTC).workloads(WorkloadReport.ofTheLast(Period.ofDays(31)));
        assertEquals(
                List.of(
                        new Workload(
                                Optional.of("grace"),
                                new Workload.Queue(1, 0, 1),
                                new TreeMap<>(Map.of(LocalDate.of(2026, 12, 25), 1L)),
                                new TreeMap<>(Map.of(LocalDate.of(2026, 11, 24), 3L))),
                        new Workload(Optional.empty(), new Workload.Queue(1, 0, 1), new TreeMap<>(), new TreeMap<>())),
                loads);
    }

    @Test
    @Promise("C-278")
    void tellsOfStoredFactsWhatIsToldOfGivenOnes() {
        Contact ada = ada();
        bought(ada, 400);
        bought(ada, 100);
        List<Interaction> given = crm.interactions().stream(ada.id()).toList();
        AsOf now = AsOf.of(NOW, ZoneId.of("Europe/London"));
        assertEquals(Lifecycle.standard().place(given, now), crm.insights().of(ada.id(), Lifecycle.standard()::place));
        assertEquals(
                LifecycleStage.ACTIVE,
                crm.insights().of(ada.id(), Lifecycle.standard()::place).stage());
    }
}
