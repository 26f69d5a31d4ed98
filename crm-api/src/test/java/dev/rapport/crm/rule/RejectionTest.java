package dev.rapport.crm.rule;

import static dev.rapport.crm.calendar.Offset.days;
import static dev.rapport.crm.calendar.Offset.workingDays;
import static dev.rapport.crm.contact.Channel.CALL;
import static dev.rapport.crm.contact.Channel.EMAIL;
import static dev.rapport.crm.contact.Channel.POSTAL;
import static dev.rapport.crm.criterion.Criteria.tagged;
import static dev.rapport.crm.rule.RejectionCode.BLOCKED_CONSENT;
import static dev.rapport.crm.rule.RejectionCode.EXIT_BOUNCED;
import static dev.rapport.crm.rule.RejectionCode.EXIT_CONDITION;
import static dev.rapport.crm.rule.RejectionCode.EXIT_EVENT;
import static dev.rapport.crm.rule.RejectionCode.EXIT_MAX_ATTEMPTS;
import static dev.rapport.crm.rule.RejectionCode.EXIT_REPLIED;
import static dev.rapport.crm.rule.RejectionCode.INSUFFICIENT_HISTORY;
import static dev.rapport.crm.rule.RejectionCode.LAPSED;
import static dev.rapport.crm.rule.RejectionCode.MODEL_UNDEFINED;
import static dev.rapport.crm.rule.RejectionCode.NO_ANCHOR;
import static dev.rapport.crm.rule.RejectionCode.NO_POINT;
import static dev.rapport.crm.rule.RejectionCode.OCCURRENCE_DONE;
import static dev.rapport.crm.rule.RejectionCode.OUTRANKED;
import static dev.rapport.crm.rule.RejectionCode.RULE_FAILED;
import static dev.rapport.crm.rule.RejectionCode.UNSCHEDULABLE;
import static dev.rapport.crm.rule.World.CANCEL;
import static dev.rapport.crm.rule.World.NEWS;
import static dev.rapport.crm.rule.World.PURCHASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.forecast.PurchaseModel;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When each rejection is given, and the last moment at which it is not. */
class RejectionTest {

    private static final String NOW = "2026-06-01T00:00:00Z";
    private static final AfterRule REORDER = Rule.named("r").once(days(30)).afterLast(PURCHASE);
    private static final UnansweredRule CHASE = Rule.named("chase")
            .purpose(NEWS)
            .whenUnanswered(EMAIL)
            .after(workingDays(2))
            .attempts(3);

    @Test
    void refusesWhoDoesNotMeetTheCondition() {
        assertEquals(EXIT_CONDITION, World.of(REORDER.when(tagged("vip"))).refusal(NOW));
        World both = World.of(REORDER.when(tagged("vip")).when(tagged("new"))).bought("2026-01-10T15:00:00Z");
        both.contact.tag("vip");
        assertEquals(EXIT_CONDITION, both.refusal(NOW));
        both.contact.tag("new");
        assertEquals("2026-02-09T09:00", both.due(NOW));
    }

    @Test
    void needsSomethingToCountFrom() {
        assertEquals(NO_ANCHOR, World.of(REORDER).refusal(NOW));
        assertEquals(NO_ANCHOR, World.of(CHASE).refusal(NOW));
        assertEquals(NO_ANCHOR, World.of(Rule.named("b").yearlyOn("birthday")).refusal(NOW));
        assertEquals(
                NO_ANCHOR,
                World.of(Rule.named("f").every(Period.ofMonths(1)).afterLastOfAny())
                        .refusal(NOW));
        assertEquals(
                NO_ANCHOR,
                World.of(Rule.named("s").whenSilentFor(2).timesTheRhythmOf(PURCHASE))
                        .refusal(NOW));
        assertEquals(NO_ANCHOR, World.of(alive(0.5)).refusal(NOW));
        assertEquals(
                NO_ANCHOR,
                World.of(Rule.named("c").decidedBy(FactNeeds.none(), facts -> Optional.empty()))
                        .refusal(NOW));
    }

    @Test
    void needsThreeGapsToSpeakOfARhythm() {
        World world = World.of(Rule.named("s").whenSilentFor(2).timesTheRhythmOf(PURCHASE))
                .bought("2026-01-01T10:00:00Z")
                .bought("2026-01-11T10:00:00Z")
                .bought("2026-01-21T10:00:00Z")
                .bought("2026-01-21T12:00:00Z");
        assertEquals(INSUFFICIENT_HISTORY, world.refusal(NOW));
        assertEquals("2026-02-20T09:00", world.bought("2026-01-31T10:00:00Z").due(NOW));
    }

    /** Gaps of 10, 40, 20 and 30 days, in order 10, 20, 30, 40: the mean of the two in the middle is 25. */
    @Test
    void takesTheMiddleOfTheGapsInOrderOfLength() {
        World world = World.of(Rule.named("s").whenSilentFor(2).timesTheRhythmOf(PURCHASE))
                .bought("2026-01-01T10:00:00Z")
                .bought("2026-01-11T10:00:00Z")
                .bought("2026-02-20T10:00:00Z")
                .bought("2026-03-12T10:00:00Z")
                .bought("2026-04-11T10:00:00Z");
        assertEquals("2026-05-31T09:00", world.due(NOW), "50 days after 11 April");
        assertEquals(25.0, world.next(NOW).figures().get("median"));
    }

    @Test
    void givesNoDateThatTheModelDoesNotGive() {
        World world = World.of(alive(0.5)).bought("2026-01-01T10:00:00Z");
        assertEquals(MODEL_UNDEFINED, world.refusal(NOW));
        assertFalse(world.bought("2026-01-15T10:00:00Z").plan(NOW).next().isEmpty());
        World never = World.of(alive(1e-300)).bought("2026-01-01T10:00:00Z").bought("2026-01-15T10:00:00Z");
        assertEquals(MODEL_UNDEFINED, never.refusal(NOW));
    }

    @Test
    void endsAChainThatBouncedOrWasAnsweredOrTriedOften() {
        World world = World.of(CHASE).sent(EMAIL, "2026-03-02T10:00:00Z").sent(EMAIL, "2026-03-04T10:00:00Z");
        assertEquals("chase:" + world.event(1) + "#3", world.next(NOW).occurrence());
        assertEquals(
                EXIT_MAX_ATTEMPTS, world.sent(EMAIL, "2026-03-06T10:00:00Z").refusal(NOW));
        assertEquals(EXIT_BOUNCED, world.bounced(EMAIL, "2026-03-07T10:00:00Z").refusal(NOW));
        World answered = World.of(CHASE).sent(EMAIL, "2026-03-02T10:00:00Z").heard(CALL, "2026-03-03T10:00:00Z");
        assertEquals(EXIT_REPLIED, answered.refusal(NOW));
        answered.sent(EMAIL, "2026-03-05T10:00:00Z");
        assertEquals("chase:" + answered.event(3) + "#2", answered.next(NOW).occurrence());
    }

    @Test
    void saysThatAMessageBouncedEvenIfTheContactWasHeardOfAfterwards() {
        World world = World.of(CHASE).bounced(EMAIL, "2026-03-02T10:00:00Z").heard(CALL, "2026-03-03T10:00:00Z");
        assertEquals(EXIT_BOUNCED, world.refusal(NOW));
    }

    @Test
    void countsExitEventsStrictlyAfterTheAnchor() {
        World same = World.of(REORDER.exitOn(CANCEL))
                .bought("2026-01-10T15:00:00Z")
                .happened(CANCEL, "2026-01-10T15:00:00Z");
        assertEquals("2026-02-09T09:00", same.due(NOW));
        assertEquals(
                EXIT_EVENT, same.happened(CANCEL, "2026-01-10T15:00:00.000001Z").refusal(NOW));
    }

    @Test
    void countsExitEventsOfAChainFromItsFirstMessage() {
        World world = World.of(CHASE.exitOn(CANCEL))
                .happened(CANCEL, "2026-03-02T10:00:00Z")
                .sent(EMAIL, "2026-03-02T10:00:00Z")
                .sent(EMAIL, "2026-03-06T10:00:00Z");
        assertEquals("2026-03-10T09:00", world.due(NOW));
        assertEquals(EXIT_EVENT, world.happened(CANCEL, "2026-03-03T10:00:00Z").refusal(NOW));
    }

    @Test
    void countsExitEventsFromTheStartWhileNothingHasHappened() {
        World world = World.of(Rule.named("f")
                        .every(Period.ofMonths(1))
                        .afterLast(PURCHASE)
                        .startingOn(LocalDate.of(2026, 2, 15))
                        .exitOn(CANCEL))
                .happened(CANCEL, "2026-02-14T22:59:59Z");
        assertEquals("2026-03-15T09:00", world.due(NOW));
        assertEquals(EXIT_EVENT, world.happened(CANCEL, "2026-02-15T10:00:00Z").refusal(NOW));
    }

    @Test
    void doesNothingTwice() {
        World world = World.of(REORDER).bought("2026-01-10T15:00:00Z");
        String key = "r:" + world.event(1);
        assertEquals(OCCURRENCE_DONE, world.done(key).refusal(NOW));
        assertEquals(Optional.of(key), World.rejection(world.plan(NOW), "r").occurrence());
        assertEquals(
                "r:" + world.event(2),
                world.bought("2026-02-10T15:00:00Z").next(NOW).occurrence());
    }

    @Test
    void searchesForTwoYearsAndNoLonger() {
        LocalDateTime moment = LocalDateTime.parse("2026-03-18T10:00");
        LocalDate day = moment.toLocalDate();
        World world = World.of(Rule.named("o").on(moment));
        world.prefers(p ->
                p.blackoutDays(IntStream.range(0, 730).mapToObj(day::plusDays).toList()));
        assertEquals("2028-03-17T10:00 [BLACKOUT]", world.due(NOW));
        world.prefers(p ->
                p.blackoutDays(IntStream.range(0, 731).mapToObj(day::plusDays).toList()));
        assertEquals(UNSCHEDULABLE, world.refusal(NOW));
        assertEquals(Optional.of("o"), World.rejection(world.plan(NOW), "o").occurrence());
    }

    @Test
    void lapsesOnTheDayAfterItsLast() {
        World world = World.of(REORDER.lapsesAfter(Period.ofDays(60))).bought("2026-01-10T15:00:00Z");
        assertEquals(Status.OVERDUE, world.plan("2026-04-10T21:59:59Z").status());
        assertEquals(LAPSED, world.refusal("2026-04-10T22:00:00Z"));
    }

    @Test
    void asksForPermissionOnTheDueDateInOrderOfPreference() {
        LocalDate lastDay = LocalDate.of(2026, 2, 9);
        Permission callsUntil = question -> question.channel().equals(CALL)
                        && question.purpose().equals(NEWS)
                        && !question.date().isAfter(lastDay)
                ? Permission.Answer.granted()
                : Permission.Answer.refused();
        World world = World.of(REORDER.purpose(NEWS).via(EMAIL, CALL))
                .bought("2026-01-10T15:00:00Z")
                .allowing(callsUntil);
        assertEquals(CALL, world.next(NOW).channel());
        assertEquals(BLOCKED_CONSENT, world.bought("2026-01-11T15:00:00Z").refusal(NOW));
        assertEquals(EMAIL, world.allowing(Permission.unchecked()).next(NOW).channel());
    }

    @Test
    void needsAPointThatIsValidOnTheDueDate() {
        World world = World.of(REORDER.purpose(NEWS).via(POSTAL)).bought("2026-01-10T15:00:00Z");
        assertEquals(NO_POINT, world.refusal(NOW));
        World moved = World.of(w -> {
            w.contact.removePoint(EmailAddress.parse("somebody@example.org"));
            w.contact.point(PointEntry.builder(EmailAddress.parse("old@example.org"))
                    .validUntil(LocalDate.of(2026, 2, 8))
                    .build());
            w.rules = java.util.List.of(REORDER.purpose(NEWS).via(EMAIL));
        });
        assertEquals(NO_POINT, moved.bought("2026-01-10T15:00:00Z").refusal(NOW));
    }

    @Test
    void outranksTheLessImportantOfAGroupOnly() {
        Rule high = REORDER.priority(9).group("g");
        Rule equal = Rule.named("e")
                .on(LocalDateTime.parse("2026-07-01T10:00"))
                .priority(9)
                .group("g");
        Rule low = Rule.named("l").on(LocalDateTime.parse("2026-01-01T10:00")).group("g");
        Rule other = Rule.named("o").on(LocalDateTime.parse("2026-08-01T10:00")).group("h");
        Plan plan =
                World.of(high, equal, low, other).bought("2026-01-10T15:00:00Z").plan(NOW);
        assertEquals(java.util.Set.of("l"), plan.rejected().keySet());
        assertEquals(OUTRANKED, World.rejection(plan, "l").code());
        assertEquals("r", plan.next().orElseThrow().rule());
        assertEquals(
                java.util.List.of("e", "o"),
                plan.also().stream().map(NextContact::rule).toList());
    }

    @Test
    void goesOnWithTheOthersWhenARuleFails() {
        Rule failing = Rule.named("bad").decidedBy(FactNeeds.none(), facts -> {
            throw new IllegalStateException("somebody@example.org");
        });
        Plan plan = World.of(failing, REORDER).bought("2026-01-10T15:00:00Z").plan(NOW);
        assertEquals("r", plan.next().orElseThrow().rule());
        Rejection rejection = World.rejection(plan, "bad");
        assertEquals(RULE_FAILED, rejection.code());
        assertEquals(Optional.of("java.lang.IllegalStateException"), rejection.failure());
        assertFalse(rejection.toString().contains("@"));
        assertTrue(plan.hasFailed());
        assertFalse(World.of(REORDER).plan(NOW).hasFailed());
    }

    private static AliveRule alive(double threshold) {
        return Rule.named("a")
                .whenAliveBelow(threshold, PurchaseModel.bgNbd(0.243, 4.414, 0.793, 2.426))
                .of(PURCHASE);
    }
}
