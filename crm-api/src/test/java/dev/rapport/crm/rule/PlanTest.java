package dev.rapport.crm.rule;

import static dev.rapport.crm.rule.World.PURCHASE;
import static dev.rapport.crm.rule.World.SERVICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.facts.FactNeeds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final String NOW = "2026-06-01T00:00:00Z";
    private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-07-06T09:00");

    @Test
    void isAnotherIfARuleIsRejectedForAnotherReason() {
        World world = World.of(Rule.named("r").once(Offset.days(30)).afterLast(PURCHASE));
        Plan before = world.plan(NOW);
        Plan after =
                world.bought("2026-01-15T15:00:00Z").done("r:" + world.event(1)).plan(NOW);
        assertEquals(RejectionCode.OCCURRENCE_DONE, world.refusal(NOW));
        assertFalse(before.isSamePlan(after));
        assertNotEquals(before, after);
        assertNotEquals(before.hashCode(), after.hashCode());
    }

    @Test
    void isAnotherIfTheContactIsNotToBeContactedAtAll() {
        Plan nothing = World.of().plan(NOW);
        Plan never = World.of().prefers(p -> p.doNotContact(true)).plan(NOW);
        assertFalse(nothing.isSamePlan(never));
        assertFalse(never.isSamePlan(nothing));
        assertNotEquals(nothing, never);
        assertTrue(
                never.isSamePlan(World.of().prefers(p -> p.doNotContact(true)).plan(NOW)));
    }

    @Test
    void isAnotherIfMoreIsPlanned() {
        Plan one = World.of(Rule.named("a").on(MONDAY)).plan(NOW);
        Plan two =
                World.of(Rule.named("a").on(MONDAY), Rule.named("b").on(MONDAY)).plan(NOW);
        assertFalse(one.isSamePlan(two));
        assertFalse(two.isSamePlan(one));
        assertNotEquals(one, two);
    }

    @Test
    void isTheSameButNotEqualIfItHoldsForAnotherTime() {
        Plan forEver = World.of(Rule.named("r").on(MONDAY)).plan(NOW);
        Plan untilItLapses = World.of(Rule.named("r").on(MONDAY).lapsesAfter(Period.ofDays(1)))
                .plan(NOW);
        assertEquals(Optional.of(Instant.parse("2026-07-07T22:00:00Z")), untilItLapses.validUntil());
        assertTrue(forEver.isSamePlan(untilItLapses));
        assertNotEquals(forEver, untilItLapses);
    }

    @Test
    void isEqualForTheSameFacts() {
        Plan one = World.of(Rule.named("r").on(MONDAY)).plan(NOW);
        Plan other = World.of(Rule.named("r").on(MONDAY)).plan(NOW);
        assertEquals(one, other);
        assertEquals(one.hashCode(), other.hashCode());
        assertEquals(one.next(), other.next());
        assertEquals(one.next().hashCode(), other.next().hashCode());
    }

    @Test
    void saysWhetherARuleHasFailed() {
        Rule broken = Rule.named("broken").decidedBy(FactNeeds.none(), facts -> {
            throw new IllegalStateException("no");
        });
        assertTrue(World.of(Rule.named("r").on(MONDAY), broken).plan(NOW).hasFailed());
        assertFalse(World.of(Rule.named("r").once(Offset.days(1)).afterLast(PURCHASE))
                .plan(NOW)
                .hasFailed());
    }

    @Test
    void namesAContactWithItsPriority() {
        assertEquals(7, contact(Rule.named("r").on(MONDAY).priority(7)).priority());
    }

    @Test
    void tellsContactsApartByRuleAndMoment() {
        NextContact one = contact(Rule.named("r").on(MONDAY));
        NextContact rule = contact(Rule.named("q").on(MONDAY));
        NextContact moment = contact(Rule.named("r").on(MONDAY.plusMinutes(1)));
        assertNotEquals(one, rule);
        assertNotEquals(one, moment);
        assertNotEquals(one.hashCode(), rule.hashCode());
        assertNotEquals(one.hashCode(), moment.hashCode());
    }

    @Test
    void tellsContactsApartByLaneAndChannel() {
        NextContact one = contact(Rule.named("r").purpose(SERVICE).on(MONDAY).via(Channel.CALL));
        assertNotEquals(one, contact(Rule.named("r").purpose(SERVICE).on(MONDAY).via(Channel.EMAIL)));
        assertNotEquals(one, contact(Rule.named("r").purpose(SERVICE).on(MONDAY)));
        assertNotEquals(
                one,
                contact(Rule.named("r")
                        .purpose(SERVICE)
                        .on(MONDAY)
                        .via(Channel.CALL)
                        .lane("other")));
    }

    @Test
    void tellsContactsApartByHowTheyCameToTheirMoment() {
        NextContact direct = contact(Rule.named("r").on(MONDAY).onWorkingDays());
        NextContact rolled = contact(Rule.named("r").on(MONDAY.minusDays(1)).onWorkingDays());
        assertEquals(direct.due(), rolled.due());
        assertNotEquals(direct, rolled);
    }

    @Test
    void tellsContactsApartByWhatWasMissed() {
        NextContact fromJanuary = contact(monthlyFrom(LocalDate.of(2026, 1, 31)));
        NextContact fromMarch = contact(monthlyFrom(LocalDate.of(2026, 3, 31)));
        assertEquals(4, fromJanuary.missed().size());
        assertEquals(2, fromMarch.missed().size());
        assertEquals(fromJanuary.occurrence(), fromMarch.occurrence());
        assertNotEquals(fromJanuary, fromMarch);
    }

    private static Rule monthlyFrom(LocalDate anchor) {
        return Rule.named("r").every(Period.ofMonths(1)).from(anchor);
    }

    private static NextContact contact(Rule rule) {
        return World.of(rule).next(NOW);
    }
}
