package dev.rapport.crm.rule;

import static dev.rapport.crm.calendar.Offset.days;
import static dev.rapport.crm.calendar.Offset.workingDays;
import static dev.rapport.crm.contact.Channel.CALL;
import static dev.rapport.crm.contact.Channel.EMAIL;
import static dev.rapport.crm.rule.World.NEWS;
import static dev.rapport.crm.rule.World.PURCHASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.forecast.PurchaseModel;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final String NOW = "2026-06-01T00:00:00Z";

    @Test
    void saysWhyInTheWordsOfASalesperson() {
        World world = World.of(
                        Rule.named("stay-in-touch")
                                .purpose(NEWS)
                                .every(Period.ofMonths(3))
                                .afterLast(CALL, EMAIL)
                                .via(CALL),
                        Rule.named("chase")
                                .purpose(NEWS)
                                .whenUnanswered(EMAIL)
                                .after(workingDays(1))
                                .attempts(3))
                .heard(CALL, "2026-11-24T10:00:00Z");
        world.contact.zone("Europe/London");
        NextContact next = world.next(NOW);
        assertEquals(
                "2027-02-24T09:00Z[Europe/London] by CALL: stay-in-touch, 3 months after the call of 24 Nov 2026",
                next.due() + " by " + next.channel() + ": " + next.because());
        assertEquals(
                "Next: by CALL on 24 Feb 2027 at 09:00 (Europe/London): stay-in-touch, 3 months after the call of"
                        + " 24 Nov 2026.\nNot chase: what it counts from has not happened.",
                world.explain(NOW).text());
    }

    @Test
    void saysWhyForEveryKindOfRule() {
        assertEquals(
                "r, 1 year, 2 months and 3 days after the purchase of 10 Jan 2026",
                because(Rule.named("r").once(Offset.parse("P1Y2M3D")).afterLast(PURCHASE)));
        assertEquals(
                "r, 36 hours after the purchase of 10 Jan 2026",
                because(Rule.named("r").once(Offset.hours(36)).afterFirst(PURCHASE)));
        assertEquals(
                "r, 1 month after the start on 1 Feb 2026",
                because(Rule.named("r")
                        .every(Period.ofMonths(1))
                        .afterLast(EMAIL)
                        .startingOn(LocalDate.of(2026, 2, 1))));
        assertEquals(
                "r, every month from 31 Jan 2026, 4 missed before",
                because(Rule.named("r").every(Period.ofMonths(1)).from(LocalDate.of(2026, 1, 31))));
        assertEquals("r, birthday on 29 Jun 2026", because(Rule.named("r").yearlyOn("birthday")));
        assertEquals(
                "r, 7 days before the birthday on 29 Jun 2026",
                because(Rule.named("r").yearlyOn("birthday").ahead(Period.ofDays(7))));
        assertEquals(
                "r, 20 days of silence since the purchase of 9 Feb 2026, 2 times the usual 10 days",
                because(Rule.named("r").whenSilentFor(2).timesTheRhythmOf(PURCHASE)));
        assertEquals(
                "r, since the purchase of 9 Feb 2026 the chance that it was not the last one has fallen to 50 %",
                because(Rule.named("r")
                        .whenAliveBelow(0.5, PurchaseModel.bgNbd(0.243, 4.414, 0.793, 2.426))
                        .of(PURCHASE)));
        assertEquals(
                "r, planned for 18 Mar 2026 at 10:00",
                because(Rule.named("r").on(LocalDateTime.parse("2026-03-18T10:00"))));
        assertEquals("r, a cart was left behind", because(own("a cart was left behind")));
        assertEquals("r, proposed for 18 Mar 2026 at 09:00", because(own("")));
    }

    @Test
    void saysWhichAttemptItIs() {
        World world = World.of(Rule.named("chase")
                        .purpose(NEWS)
                        .whenUnanswered(EMAIL)
                        .after(workingDays(2))
                        .attempts(3))
                .sent(EMAIL, "2026-03-17T10:00:00Z");
        assertEquals(
                "chase, attempt 2 of 3, 2 working days after the email of 17 Mar 2026 stayed unanswered",
                world.next(NOW).because());
        assertEquals(2, world.next(NOW).figures().get("attempt"));
    }

    @Test
    void writesDownEachStep() {
        World world = World.of(Rule.named("r")
                        .purpose(NEWS)
                        .once(days(30))
                        .afterLast(PURCHASE)
                        .via(EMAIL)
                        .onWorkingDays())
                .bought("2026-01-15T15:00:00Z");
        Explanation explanation = world.explain(NOW);
        assertEquals(
                List.of("DATE", "ROLLED", "PERMISSION", "DUE"),
                explanation.steps("r").stream().map(Explanation.Step::code).toList());
        assertEquals(
                new Explanation.Step("r", "ROLLED", "2026-02-14T09:00", "2026-02-16T09:00"),
                explanation.steps("r").get(1));
        assertTrue(explanation.text().endsWith("moved to a working day."));
        assertTrue(explanation.steps("other").isEmpty());
        assertEquals(world.plan(NOW), explanation.plan());
    }

    @Test
    void saysOfEachChannelWhetherItIsPermitted() {
        World world = World.of(Rule.named("r")
                        .purpose(NEWS)
                        .once(days(30))
                        .afterLast(PURCHASE)
                        .via(CALL, EMAIL))
                .bought("2026-01-15T15:00:00Z")
                .allowing(question ->
                        question.channel().equals(EMAIL) ? Permission.Answer.granted() : Permission.Answer.refused());
        assertEquals(
                List.of(
                        new Explanation.Step("r", "PERMISSION", "CALL on 2026-02-14", "refused"),
                        new Explanation.Step("r", "PERMISSION", "EMAIL on 2026-02-14", "granted")),
                world.explain(NOW).steps("r").stream()
                        .filter(step -> step.code().equals("PERMISSION"))
                        .toList());
    }

    @Test
    void saysWhenNothingIsPlanned() {
        World world = World.of(Rule.named("r").once(days(30)).afterLast(PURCHASE));
        assertEquals(
                "Nothing is planned.\nNot r: what it counts from has not happened.",
                world.explain(NOW).text());
        assertEquals("NO_ANCHOR", world.explain(NOW).steps("r").get(0).code());
        world.prefers(p -> p.doNotContact(true));
        assertEquals(
                "Nothing is planned: the contact asked not to be contacted.",
                world.explain(NOW).text());
        assertTrue(world.plan(NOW).isDoNotContact());
        assertEquals(
                List.of(new Explanation.Step("r", "DO_NOT_CONTACT", "r", "the contact asked not to be contacted")),
                world.explain(NOW).steps("r"));
        assertEquals(Optional.empty(), world.plan(NOW).validUntil());
        assertEquals(
                "Nothing is planned: there are no rules.",
                World.of().explain(NOW).text());
    }

    @Test
    void saysBehindWhatARuleWaits() {
        LocalDateTime moment = LocalDateTime.parse("2026-07-18T10:00");
        World world = World.of(
                Rule.named("b").on(moment),
                Rule.named("a").on(moment),
                Rule.named("late").on(moment.plusMinutes(1)),
                Rule.named("first").on(moment).priority(1),
                Rule.named("other").on(moment).lane("dates"));
        world.contact.zone("UTC");
        assertEquals("""
                Next: on 18 Jul 2026 at 10:00 (UTC): first, planned for 18 Jul 2026 at 10:00.
                Also: on 18 Jul 2026 at 10:00 (UTC): a, planned for 18 Jul 2026 at 10:00; but first, due at the same time, \
                is more important.
                Also: on 18 Jul 2026 at 10:00 (UTC): b, planned for 18 Jul 2026 at 10:00; but first, due at the same time, \
                is more important.
                Also: on 18 Jul 2026 at 10:00 (UTC): other, planned for 18 Jul 2026 at 10:00.
                Also: on 18 Jul 2026 at 10:01 (UTC): late, planned for 18 Jul 2026 at 10:01; but first is earlier.""", world.explain(NOW).text());
        assertEquals(
                List.of("DATE", "DUE", "LATER"),
                world.explain(NOW).steps("late").stream()
                        .map(Explanation.Step::code)
                        .toList());
        assertEquals(
                new Explanation.Step("late", "LATER", "lane main", "first is earlier"),
                world.explain(NOW).steps("late").get(2));
        world.rules = List.of(Rule.named("b").on(moment), Rule.named("a").on(moment));
        assertTrue(world.explain(NOW).text().endsWith("; but a, due at the same time, comes first by name."));
    }

    @Test
    void namesTheZoneOfGreenwichUtc() {
        World world = World.of(Rule.named("r").on(LocalDateTime.parse("2026-07-18T10:00")));
        world.contact.zone(ZoneOffset.UTC);
        assertEquals(
                "Next: on 18 Jul 2026 at 10:00 (UTC): r, planned for 18 Jul 2026 at 10:00.",
                world.explain(NOW).text());
    }

    /** As the law has it: first whether it is too late, then whether it is permitted. */
    @Test
    void asksNoPermissionForWhatHasLapsed() {
        World world = World.of(Rule.named("r")
                        .purpose(NEWS)
                        .once(days(30))
                        .afterLast(PURCHASE)
                        .via(EMAIL)
                        .lapsesAfter(Period.ofDays(5)))
                .bought("2026-01-15T15:00:00Z");
        assertEquals(
                List.of("DATE", "LAPSED"),
                world.explain(NOW).steps("r").stream()
                        .map(Explanation.Step::code)
                        .toList());
    }

    @Test
    void speaksOfOneDay() {
        World world = World.of(Rule.named("r")
                        .whenSilentFor(1)
                        .timesTheRhythmOf(PURCHASE)
                        .gaps(1, 3))
                .bought("2026-01-10T15:00:00Z")
                .bought("2026-01-11T15:00:00Z");
        assertEquals(
                "r, 1 day of silence since the purchase of 11 Jan 2026, the usual 1 day",
                world.next(NOW).because());
    }

    @Test
    void leavesTheChannelOpenIfTheRuleDoes() {
        NextContact next = World.of(Rule.named("r").on(LocalDateTime.parse("2026-03-18T10:00")))
                .next(NOW);
        assertEquals(Optional.empty(), next.findChannel());
        assertThrows(IllegalStateException.class, next::channel);
    }

    @Test
    void ordersByTimeThenPriorityThenName() {
        LocalDateTime moment = LocalDateTime.parse("2026-07-18T10:00");
        World world = World.of(
                Rule.named("b").on(moment),
                Rule.named("c").on(moment).priority(1).lane("dates"),
                Rule.named("a").on(moment),
                Rule.named("z").on(moment.minusMinutes(1)).lane("dates"));
        Plan plan = world.plan(NOW);
        assertEquals("z", plan.next().orElseThrow().rule());
        assertEquals(
                List.of("c", "a", "b"),
                plan.also().stream().map(NextContact::rule).toList());
        assertEquals(List.of("dates", "main"), List.copyOf(plan.lanes().keySet()));
        assertEquals(
                List.of("z", "a"),
                plan.lanes().values().stream().map(NextContact::rule).toList());
        assertEquals("Plan[[NextContact[z], NextContact[c], NextContact[a], NextContact[b]], rejected []]", plan + "");
        assertFalse(plan.equals(world.plan("2026-07-18T10:00:00Z")), "another status");
        assertTrue(plan.isSamePlan(world.plan("2026-07-18T10:00:00Z")));
        assertEquals(Status.DUE, world.plan("2026-07-18T07:59:00Z").status());
        assertEquals(Status.UPCOMING, world.plan("2026-07-18T07:58:59Z").status());
        assertEquals(Status.OVERDUE, world.plan("2026-07-18T22:00:00Z").status());
        assertEquals(Status.NONE, World.of().plan(NOW).status());
    }

    private static Rule own(String reason) {
        return Rule.named("r")
                .decidedBy(
                        FactNeeds.none(),
                        facts -> Optional.of(
                                Proposal.on("x", LocalDate.of(2026, 3, 18)).because(reason)));
    }

    private static String because(Rule rule) {
        World world = World.of(rule)
                .bought("2026-01-10T15:00:00Z")
                .bought("2026-01-20T15:00:00Z")
                .bought("2026-01-30T15:00:00Z")
                .bought("2026-02-09T15:00:00Z")
                .birthday("--06-29");
        if (rule instanceof AfterRule after && after.terms.id.equals("r") && !((After) after.timing()).isFirst()) {
            world.history.subList(1, 4).clear();
        }
        return world.next(NOW).because();
    }
}
