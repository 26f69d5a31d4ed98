package dev.rapport.crm.testkit;

import static dev.rapport.crm.criterion.Criteria.atMost;
import static dev.rapport.crm.criterion.Criteria.inLast;
import static dev.rapport.crm.criterion.Criteria.tagged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.TouchFilter;
import dev.rapport.crm.rehearsal.Load;
import dev.rapport.crm.rehearsal.Rehearsal;
import dev.rapport.crm.rehearsal.RehearsalComparison;
import dev.rapport.crm.rule.Permission;
import dev.rapport.crm.rule.RejectionCode;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a rehearsal tells is what would be done. */
abstract class RehearsalPromises extends LastingPromises {
    private static final Rule BIRTHDAY = Rule.named("birthday")
            .purpose(Samples.SERVICE)
            .yearlyOn("birthday")
            .ahead(Period.ofDays(7))
            .via(Channel.EMAIL)
            .lane("dates");
    private static final RuleBook YEAR = RuleBook.version(1).of(REORDER, CHASE, STAY_IN_TOUCH, BIRTHDAY);

    /** Does for real what is due, day by day at the hour of now, and answers what was done. */
    private List<Load> doFor(Crm played, int days) {
        Map<Load, Long> done = new TreeMap<>();
        Instant end = clock.instant().plus(Duration.ofDays(days));
        while (clock.instant().isBefore(end)) {
            for (Claim claim : played.followUps().claim("worker", 100, LEASE)) {
                FollowUp f = claim.followUp();
                Channel channel = f.channel().orElseThrow();
                Contact contact = played.contacts().find(claim.contact()).orElseThrow();
                ZoneId zone = contact.zone().orElseThrow();
                LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
                done.merge(new Load(today, f.rule(), f.channel(), contact.owner(), 1), 1L, Long::sum);
                InteractionKind kind = channel.equals(Channel.CALL) ? InteractionKind.CALL : InteractionKind.EMAIL;
                played.followUps()
                        .complete(
                                claim,
                                Interaction.of(kind, claim.contact())
                                        .by(channel)
                                        .outbound()
                                        .build());
            }
            clock.advance(DAY);
        }
        List<Load> loads = new ArrayList<>();
        done.forEach(
                (load, times) -> loads.add(new Load(load.day(), load.rule(), load.channel(), load.owner(), times)));
        return loads;
    }

    private Contact person(String owner, String... tags) {
        Contact.Builder person = Samples.person().owner(owner).birthday("--02-10");
        for (String tag : tags) {
            person.tag(tag);
        }
        return crm.contacts().add(person.build());
    }

    @Test
    @Promise({"C-300", "C-301"})
    void tellsWhatWouldBeDone() {
        crm = crm(YEAR);
        Contact ada = person("ann", "vip");
        Contact bob = person("ben");
        crm.interactions().record(Samples.purchase(bob.id()).build());
        crm.interactions().record(Samples.email(ada.id()).build());
        crm.interactions().record(Samples.call(ada.id()).build());
        clock.advance(Duration.ofDays(4));
        Rehearsal told = crm.rehearsal().over(Period.ofDays(100)).run();
        List<Load> done = doFor(crm, 100);
        // ada: chased twice, as the first of three messages was hers before, called on 24 February, wished well; bob:
        // wished well, reminded, chased twice
        // thrice
        assertEquals(
                List.of("birthday 2", "chase 4", "reorder 1", "stay-in-touch 1"),
                told.perRule().entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .toList());
        assertEquals(done, told.loads());
    }

    @Test
    @Promise("C-300")
    void followsConditionsThatTurnAsTimePasses() {
        Rule review = Rule.named("review")
                .purpose(Samples.SERVICE)
                .when(atMost(1, TouchFilter.channels(Channel.CALL).outbound(), inLast(Period.ofDays(30))))
                .every(Period.ofDays(10))
                .afterLast(Channel.CALL)
                .via(Channel.CALL);
        crm = crm(RuleBook.version(1).of(review));
        Contact ada = person("ann");
        crm.interactions().record(Samples.call(ada.id()).build());
        Rehearsal told = crm.rehearsal().over(Period.ofDays(60)).run();
        List<Load> done = doFor(crm, 60);
        assertEquals(done, told.loads());
        // two calls in any thirty days: after ten days a second, and the third when the first is out of sight
        assertEquals(
                LocalDate.of(2026, 12, 4),
                told.perDay().firstKey(),
                told.perDay().toString());
        assertTrue(
                told.perDay().keySet().stream()
                        .noneMatch(day ->
                                day.isAfter(LocalDate.of(2026, 12, 4)) && day.isBefore(LocalDate.of(2026, 12, 24))),
                told.perDay().toString());
        assertTrue(told.touches() > 2, told.perDay().toString());
    }

    @Test
    @Promise("C-300")
    void writesNothing() {
        Contact ada = due();
        List<FollowUp> before = crm.followUps().history(ada.id());
        assertEquals(1, crm.rehearsal().over(Period.ofDays(1)).run().touches());
        assertEquals(before, crm.followUps().history(ada.id()));
        assertEquals(
                1,
                crm.interactions()
                        .timeline(ada.id(), 10, Optional.empty())
                        .items()
                        .size());
        assertEquals(List.of("reorder"), dueNow().stream().map(FollowUp::rule).toList());
    }

    @Test
    @Promise("C-301")
    void doesWhatIsOverdueAtOnce() {
        due();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/London"));
        assertEquals(
                Map.of(today, 1L), crm.rehearsal().over(Period.ofDays(1)).run().perDay());
    }

    @Test
    @Promise("C-302")
    void contactsNobodyWithoutConsent() {
        Crm gated = gated(ConsentPolicy.STRICT);
        Contact ada = buyer(gated, Samples.person());
        assertEquals(
                List.of("reorder"),
                List.copyOf(gated.rehearsal()
                        .over(Period.ofDays(60))
                        .run()
                        .perRule()
                        .keySet()));
        gated.consents().record(Samples.grant(ada.id()).build());
        assertEquals(
                List.of("newsletter", "reorder"),
                List.copyOf(gated.rehearsal()
                        .over(Period.ofDays(60))
                        .run()
                        .perRule()
                        .keySet()));
    }

    @Test
    @Promise("C-302")
    void asksAgainOnTheDayOfActing() {
        Contact ada = due();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/London"));
        Permission notToday =
                question -> question.date().equals(today) ? Permission.Answer.refused() : Permission.Answer.granted();
        Crm checked = Crm.builder()
                .storage(storage)
                .rules(book(1))
                .clock(clock)
                .permission(notToday)
                .build()
                .forTenant(tenant);
        Rehearsal told = checked.rehearsal().over(Period.ofDays(2)).run();
        assertEquals(Map.of(today.plusDays(1), 1L), told.perDay());
        assertEquals(List.of(), told.never());
        assertTrue(checked.contacts().find(ada.id()).isPresent());
    }

    @Test
    @Promise("C-302")
    void tellsWhomNoRuleReaches() {
        Contact ada = person("ann");
        Rehearsal told = crm.rehearsal().run();
        assertEquals(List.of(ada.id()), told.never());
        assertEquals(
                List.of(
                        new Rehearsal.Reason("chase", RejectionCode.NO_ANCHOR, 1),
                        new Rehearsal.Reason("reorder", RejectionCode.NO_ANCHOR, 1),
                        new Rehearsal.Reason("stay-in-touch", RejectionCode.EXIT_CONDITION, 1)),
                told.neverBecause());
    }

    @Test
    @Promise("C-303")
    void tellsForWhomItIsTooSoon() {
        Contact ada = person("ann", "vip");
        Contact bob = person("ben", "vip");
        crm.interactions().record(Samples.call(ada.id()).build());
        crm.interactions().record(Samples.call(bob.id()).build());
        // on 24 February, May, August and November
        Rehearsal told = crm.rehearsal()
                .over(Period.ofMonths(13))
                .wanting(
                        contact -> Optional.of(contact.id().equals(ada.id()) ? Period.ofMonths(4) : Period.ofMonths(3)))
                .run();
        assertEquals(Map.of(ada.id(), 3L), told.tooSoon());
        assertEquals(8, told.touches());
    }

    @Test
    @Promise("C-304")
    void stopsWhenAsked() {
        for (int i = 0; i < 201; i++) {
            crm.contacts().add(Contact.person("P" + i).build());
        }
        List<Long> heard = new ArrayList<>();
        Rehearsal part = crm.rehearsal().progress(played -> !heard.add(played)).run();
        assertEquals(List.of(200L), heard);
        assertFalse(part.isWhole());
        assertEquals(200, part.contacts());
        Rehearsal whole = crm.rehearsal().run();
        assertTrue(whole.isWhole());
        assertEquals(201, whole.contacts());
    }

    @Test
    @Promise("C-305")
    void tellsWhatAnotherBookWouldChange() {
        Contact ada = person("ann", "vip");
        Contact bob = person("ben", "friend");
        Contact eve = person("ann", "vip", "friend");
        for (Contact contact : List.of(ada, bob, eve)) {
            crm.interactions().record(Samples.call(contact.id()).build());
        }
        person("ann");
        RuleBook friends = RuleBook.version(2)
                .of(Rule.named("stay-in-touch")
                        .purpose(Samples.SERVICE)
                        .when(tagged("friend"))
                        .every(Period.ofMonths(2))
                        .afterLast(Channel.CALL)
                        .via(Channel.CALL)
                        .at(LocalTime.NOON));
        RehearsalComparison switched = crm.rehearsal().over(Period.ofMonths(7)).compare(friends);
        assertEquals(List.of(ada.id()), switched.lost());
        assertEquals(List.of(bob.id()), switched.gained());
        assertEquals(List.of(eve.id()), switched.changed());
        assertEquals(4, switched.now().touches());
        assertEquals(6, switched.other().touches());
        assertEquals(
                crm.rehearsal().over(Period.ofMonths(7)).run(friends).loads(),
                switched.other().loads());
        assertTrue(switched.text().contains("stay-in-touch: 4 -> 6\n"));
    }

    @Test
    @Promise("C-305")
    void refusesABookWithAnUndeclaredPurpose() {
        Crm closed = Crm.builder()
                .storage(storage)
                .rules(book(1))
                .clock(clock)
                .purposes(Samples.SERVICE)
                .build()
                .forTenant(tenant);
        RuleBook undeclared = RuleBook.version(2)
                .of(Rule.named("other")
                        .purpose(Samples.NEWS)
                        .once(Offset.days(1))
                        .afterLast(InteractionKind.PURCHASE)
                        .via(Channel.EMAIL));
        assertThrows(IllegalArgumentException.class, () -> closed.rehearsal().compare(undeclared));
    }
}
