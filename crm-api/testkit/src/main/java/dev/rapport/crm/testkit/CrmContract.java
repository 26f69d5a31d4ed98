package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.rule.Explanation;
import dev.rapport.crm.rule.NextContact;
import dev.rapport.crm.rule.Permission;
import dev.rapport.crm.rule.Proposal;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Proves that {@link Crm} keeps its promises on a storage: whatever it promises in its Javadoc, with numbers such as [C-50].
 *
 * <p>An adapter has one heir that says how to open its storage. Each test works in a tenant of its own, so that all of them
 * may share a database.
 *
 * <pre>{@code
 * class MyStorageCrmTest extends CrmContract {
 *     protected Storage create(InstantSource leaseClock) {
 *         return MyStorage.open(url, leaseClock);
 *     }
 * }
 * }</pre>
 */
public abstract class CrmContract extends HeldOutPromises {
    /** For heirs. */
    protected CrmContract() {}

    @Test
    @Promise("C-54")
    void holdsBackWhatIsNotPermittedOnTheDayOfActing() {
        LocalDate lastDay = LocalDate.of(2026, 12, 24);
        Permission untilChristmas = question ->
                question.date().isAfter(lastDay) ? Permission.Answer.refused() : Permission.Answer.granted();
        Contact ada = due();
        Crm checked = Crm.builder()
                .storage(storage)
                .rules(book(1))
                .clock(clock)
                .permission(untilChristmas)
                .build()
                .forTenant(tenant);
        clock.advance(DAY);
        assertEquals(List.of(), checked.followUps().claim("worker", 10, LEASE));
        FollowUp held = crm.followUps().history(ada.id()).get(0);
        assertEquals(FollowUpStatus.SUPERSEDED, held.status());
        assertTrue(held.note().isPresent());
        crm.interactions().record(Samples.note(ada.id()).at(clock.instant()).build());
        assertEquals(held.id(), claimed().id());
    }

    @Test
    @Promise("C-54")
    void actsByTheFirstChannelThatIsPermittedToday() {
        Rule rule = Rule.named("reach")
                .purpose(Samples.SERVICE)
                .once(Offset.days(30))
                .afterLast(InteractionKind.PURCHASE)
                .via(Channel.EMAIL, Channel.CALL);
        LocalDate lastDay = LocalDate.of(2026, 12, 24);
        Crm checked = Crm.builder()
                .storage(storage)
                .rules(RuleBook.version(1).of(rule))
                .clock(clock)
                .permission(question -> question.channel().equals(Channel.EMAIL)
                                && question.date().isAfter(lastDay)
                        ? Permission.Answer.refused()
                        : Permission.Answer.granted())
                .build()
                .forTenant(tenant);
        Contact ada = checked.contacts().add(Samples.person().build());
        checked.interactions().record(Samples.purchase(ada.id()).build());
        clock.advance(Duration.ofDays(32));
        Claim claim = checked.followUps().claim("worker", 1, LEASE).get(0);
        assertEquals(Optional.of(Channel.CALL), claim.channel());
        assertEquals(
                FollowUpStatus.DONE,
                checked.followUps()
                        .complete(claim, Samples.call(ada.id()).build())
                        .status());
    }

    @Test
    @Promise("C-56")
    void claimsNothingInsideATransactionOfTheHost() {
        due();
        Crm joined = Crm.builder()
                .storage(new JoinedStorage(storage))
                .rules(book(1))
                .clock(clock)
                .build();
        assertThrows(IllegalStateException.class, () -> joined.followUps().claim("worker", 1, LEASE));
    }

    @Test
    @Promise("C-80")
    void saysTheEarliestOfAllLanes() {
        Contact ada = crm.contacts().add(Samples.person().tag("vip").build());
        crm.interactions().record(Samples.purchase(ada.id()).build());
        crm.interactions().record(Samples.call(ada.id()).build());
        NextContact next = crm.nextContact(ada.id()).orElseThrow();
        assertEquals("reorder", next.rule());
        assertEquals(LocalDate.of(2026, 12, 24), next.due().toLocalDate());
        crm.interactions().record(Samples.email(ada.id()).build());
        assertEquals("chase", crm.nextContact(ada.id()).orElseThrow().rule());
    }

    @Test
    @Promise("C-81")
    void saysNothingWhenNoRuleAsks() {
        assertEquals(Optional.empty(), crm.nextContact(ada().id()));
    }

    @Test
    @Promise("C-82")
    void cannotSayWhomToContactWithoutTheContact() {
        assertThrows(NotFoundException.class, () -> crm.nextContact(ContactId.next()));
    }

    @Test
    @Promise("C-83")
    void explainsEveryRule() {
        Contact ada = ada();
        crm.interactions().record(Samples.purchase(ada.id()).build());
        Explanation explanation = crm.explain(ada.id());
        assertEquals(crm.nextContact(ada.id()), explanation.plan().next());
        assertTrue(Stream.of("reorder", "chase", "stay-in-touch").allMatch(explanation.text()::contains));
    }

    @Test
    @Promise("C-84")
    void cannotExplainNobody() {
        assertThrows(NotFoundException.class, () -> crm.explain(ContactId.next()));
    }

    @Test
    @Promise({"C-85", "C-86"})
    void plansOnlyWhatIsOutOfDate() {
        Contact ada = ada();
        crm.interactions().record(Samples.purchase(ada.id()).build());
        Contact charles = crm.contacts().add(Samples.person().name("Charles").build());
        assertEquals(0, crm.plan());
        Crm newer = crm(RuleBook.version(2).of(STAY_IN_TOUCH));
        assertEquals(2, newer.plan());
        assertEquals(0, newer.plan());
        assertEquals(
                List.of(FollowUpStatus.SUPERSEDED),
                crm.followUps().history(ada.id()).stream().map(FollowUp::status).toList());
        assertEquals(List.of(), crm.followUps().history(charles.id()));
    }

    @Test
    @Promise("C-87")
    void stopsPlanningWhenToldToAndKeepsWhatIsDone() {
        crm.contacts()
                .addAll(Stream.generate(() -> Samples.person().build())
                        .limit(450)
                        .toList());
        Crm newer = crm(book(2));
        List<Long> told = new ArrayList<>();
        long planned = newer.plan(soFar -> {
            told.add(soFar);
            return false;
        });
        assertEquals(List.of(planned), told);
        assertEquals(450 - planned, newer.plan());
        assertTrue(planned > 0 && planned < 450);
    }

    @Test
    @Promise("C-85")
    void leavesThePlansOfANewerBookAlone() {
        Contact ada = ada();
        crm.interactions().record(Samples.purchase(ada.id()).build());
        Crm newer = crm(RuleBook.version(2).of(STAY_IN_TOUCH));
        newer.plan();
        assertEquals(0, crm.plan());
        crm.interactions().record(Samples.note(ada.id()).build());
        assertEquals(List.of(), dueNow());
        assertTrue(crm.followUps().history(ada.id()).stream()
                .noneMatch(f -> f.status().isActive()));
        assertEquals(1, newer.plan());
    }

    @Test
    @Promise("C-88")
    void keepsTenantsApart() {
        Contact ada = ada();
        Crm other = Crm.builder().storage(storage).clock(clock).build().forTenant(tenant + "-other");
        assertEquals(Optional.empty(), other.contacts().find(ada.id()));
        assertThrows(
                NotFoundException.class,
                () -> other.interactions().record(Samples.note(ada.id()).build()));
    }

    @Test
    @Promise("C-90")
    void keepsTheTenantThatAWorkHasBegunWith() {
        assertThrows(IllegalStateException.class, () -> crm.inTransaction(tx -> tx.forTenant(tenant + "-other")));
    }

    /** A framework may have a transaction open before anybody knows the tenant. */
    @Test
    @Promise("C-90")
    void choosesATenantInsideATransactionOfTheHost() {
        Contact ada = ada();
        Crm ambient =
                Crm.builder().storage(new JoinedStorage(storage)).clock(clock).build();
        assertEquals(ada, ambient.forTenant(tenant).contacts().get(ada.id()));
    }

    @Test
    @Promise("C-89")
    void keepsAllOrNothingOfATransaction() {
        Contact ada = ada();
        IllegalStateException wanted = new IllegalStateException("no");
        assertThrows(
                IllegalStateException.class,
                () -> crm.inTransaction(tx -> {
                    tx.interactions().record(Samples.purchase(ada.id()).build());
                    tx.contacts().update(ada.id(), c -> c.toBuilder().tag("vip").build());
                    throw wanted;
                }));
        assertEquals(ada, crm.contacts().get(ada.id()));
        assertEquals(0, crm.interactions().stream(ada.id()).count());
        assertEquals(Optional.empty(), crm.nextContact(ada.id()));
    }

    @Test
    @Promise("C-89")
    void seesItsOwnWritesInATransaction() {
        Contact ada = ada();
        Optional<NextContact> next = crm.inTransaction(tx -> {
            tx.interactions().record(Samples.purchase(ada.id()).build());
            return tx.nextContact(ada.id());
        });
        assertEquals("reorder", next.orElseThrow().rule());
    }

    @Test
    void neverLosesAFactToARuleThatThrows() {
        Rule broken = Rule.named("broken").purpose(Samples.SERVICE).decidedBy(FactNeeds.none(), facts -> {
            throw new IllegalStateException("broken");
        });
        Crm fragile = crm(RuleBook.version(3).of(broken, REORDER));
        Contact ada = fragile.contacts().add(Samples.person().build());
        fragile.interactions().record(Samples.purchase(ada.id()).build());
        assertEquals(1, fragile.interactions().stream(ada.id()).count());
        assertEquals("reorder", fragile.nextContact(ada.id()).orElseThrow().rule());
        assertTrue(fragile.explain(ada.id()).text().contains("broken"));
        assertEquals(0, fragile.plan());
        clock.advance(Duration.ofHours(1));
        assertEquals(1, fragile.plan());
    }

    @Test
    void refusesMarketingUntilSomebodyAnswersForIt() {
        Rule news = Rule.named("news")
                .purpose(Purpose.marketing("news"))
                .once(Offset.days(1))
                .afterLast(InteractionKind.PURCHASE)
                .via(Channel.EMAIL);
        Crm careful = crm(RuleBook.version(4).of(news));
        Contact ada = careful.contacts().add(Samples.person().build());
        careful.interactions().record(Samples.purchase(ada.id()).build());
        assertEquals(Optional.empty(), careful.nextContact(ada.id()));
        assertFalse(careful.explain(ada.id()).text().isEmpty());
    }

    @Test
    void aLambdaMayBeARule() {
        Rule greet = Rule.named("greet")
                .purpose(Samples.SERVICE)
                .decidedBy(FactNeeds.none(), facts -> Optional.of(Proposal.on("hello", LocalDate.of(2027, 1, 4))));
        Crm polite = crm(RuleBook.version(5).of(greet));
        Contact ada = polite.contacts().add(Samples.person().build());
        assertEquals("greet:hello", polite.nextContact(ada.id()).orElseThrow().occurrence());
    }
}
