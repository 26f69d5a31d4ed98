package dev.rapport.crm.rule;

import static dev.rapport.crm.calendar.Offset.days;
import static dev.rapport.crm.calendar.Offset.hours;
import static dev.rapport.crm.contact.Channel.CALL;
import static dev.rapport.crm.contact.Channel.EMAIL;
import static dev.rapport.crm.rule.World.PURCHASE;
import static dev.rapport.crm.rule.World.SERVICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.calendar.QuietHours;
import dev.rapport.crm.calendar.TimeWindow;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.interaction.AnswerHours;
import dev.rapport.crm.interaction.AttemptsByHour;
import dev.rapport.crm.interaction.ContactTimes;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Outcome;
import dev.rapport.crm.interaction.Participant;
import dev.rapport.crm.interaction.SuggestedTime;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The hour that a rule is given by the attempts to reach somebody. Of everybody, 30 of 100 calls at 9 were answered and 10 of
 * 100 at 15, so p = 0.2 and p_9 = (30 + 4) / 120 = 0.2833, p_15 = (10 + 4) / 120 = 0.1167 and p_h = 0.2 at all other hours. The
 * contact is in Paris, in March an hour ahead of UTC, and has bought on Tuesday 17 March at 12:30.
 */
class SuggestedHourTest {

    private static final String NOW = "2026-01-01T00:00:00Z";
    private static final ContactTimes CALLS = ContactTimes.of(TouchFilter.channels(CALL));
    private static final AnswerHours HOURS = new AnswerHours(
            Instant.parse("2026-01-01T00:00:00Z"),
            CALLS,
            AttemptsByHour.none().plus(9, 100, 30).plus(15, 100, 10));
    private static final AfterRule NEXT_DAY = Rule.named("call")
            .purpose(SERVICE)
            .once(days(1))
            .afterLast(PURCHASE)
            .at(LocalTime.of(11, 0))
            .atSuggestedTime(HOURS);

    private static World world(Rule rule) {
        return World.of(rule).bought("2026-03-17T11:30:00Z");
    }

    private static World tried(World world, String at, Outcome outcome) {
        return world.add(
                InteractionKind.CALL, at, call -> call.by(CALL).outbound().outcome(outcome));
    }

    /** Calls at 15:10 in Paris, before the clocks go forward. */
    private static World afternoons(World world, int answered, int silent) {
        for (int day = 1; day <= answered + silent; day++) {
            tried(
                    world,
                    LocalDate.of(2026, 2, day) + "T14:10:00Z",
                    day <= answered ? Outcome.REACHED : Outcome.NO_ANSWER);
        }
        return world;
    }

    private static String evidence(World world) {
        return world.next(NOW).suggestedTime().map(SuggestedTime::because).orElse("none");
    }

    @Test
    void followsEverybodyWithoutAHistory() {
        World world = world(NEXT_DAY);
        assertEquals("2026-03-18T09:00 [SUGGESTED_TIME]", world.due(NOW));
        SuggestedTime hour = world.next(NOW).suggestedTime().orElseThrow();
        assertEquals(34 / 120.0, hour.chance(), 1e-12);
    }

    /** With 4 of 5 at 15: (4 + 1.167) / 15 = 0.344; with 3 of 5: 0.278, less than at 9. */
    @Test
    void prefersTheHourAtWhichTheyAnswered() {
        World four = afternoons(world(NEXT_DAY), 4, 1);
        assertEquals("2026-03-18T15:00 [SUGGESTED_TIME]", four.due(NOW));
        assertEquals(
                "4 of 5 attempts at 15:00 answered, none tried at all other hours; everybody 10 % at 15:00",
                evidence(four));
        assertEquals(
                "2026-03-18T09:00 [SUGGESTED_TIME]",
                afternoons(world(NEXT_DAY), 3, 2).due(NOW));
        Plan before = four.plan(NOW);
        tried(four, "2026-02-20T09:00:00Z", Outcome.NO_ANSWER);
        assertNotEquals(before, four.plan(NOW), "the evidence is another");
        assertEquals(
                "4 of 5 attempts at 15:00 answered, 0 % at all other hours; everybody 10 % at 15:00", evidence(four));
    }

    @Test
    void staysWithinWindowAndQuietHours() {
        World world = afternoons(world(NEXT_DAY), 4, 1);
        world.prefers(p -> p.window(TimeWindow.of("08:30", "15:30")));
        assertEquals("2026-03-18T09:00 [SUGGESTED_TIME]", world.due(NOW), "15 is not whole");
        world.policy(Policy.builder().quietHours(QuietHours.of("09:15", "10:15")));
        // 9 and 10 are not whole either, and 11 to 14 are alike
        assertEquals("2026-03-18T11:00", world.due(NOW));
        assertEquals(
                "0 of 0 attempts at 11:00 answered, 80 % at all other hours; everybody none tried at 11:00",
                evidence(world));
        world.prefers(p -> p.window(TimeWindow.of("11:30", "12:30")));
        assertEquals("2026-03-18T11:30 [WINDOW]", world.due(NOW), "no hour is whole");
        assertEquals("none", evidence(world));
    }

    @Test
    void choosesWithinTheDayThatEverythingElseGives() {
        World weekend = World.of(NEXT_DAY.onWorkingDays()).bought("2026-03-13T11:30:00Z");
        assertEquals("2026-03-16T09:00 [ROLLED, SUGGESTED_TIME]", weekend.due(NOW));
        World late = world(NEXT_DAY.at(LocalTime.of(19, 0)));
        late.policy(Policy.builder().window(TimeWindow.of("10:00", "18:00")));
        assertEquals("2026-03-19T10:00 [WINDOW]", late.due(NOW), "19:00 is for the next day");
        assertEquals(10, late.next(NOW).suggestedTime().orElseThrow().hour());
        World asked = world(NEXT_DAY);
        asked.prefers(p -> p.notBefore(LocalDate.of(2026, 4, 1)));
        assertEquals("2026-04-01T09:00 [NOT_BEFORE, SUGGESTED_TIME]", asked.due(NOW));
    }

    @Test
    void isNeverBeforeTheEndOfASnooze() {
        World world = world(NEXT_DAY);
        String key = world.next(NOW).occurrence();
        world.snoozed(key, "2026-03-18T09:00");
        assertEquals("2026-03-18T09:00 [SUGGESTED_TIME]", world.due(NOW));
        world.snoozed(key, "2026-03-18T09:01");
        // all later hours but 15 are alike
        assertEquals("2026-03-18T10:00 [SUGGESTED_TIME]", world.due(NOW));
        world.snoozed("2026-03-18T11:01");
        assertEquals("2026-03-18T12:00 [SNOOZED, SUGGESTED_TIME]", world.due(NOW));
        world.snoozed("2026-03-18T23:01");
        assertEquals("2026-03-18T23:01 [SNOOZED]", world.due(NOW), "no hour is left");
    }

    @Test
    void isNeverBeforeWhatItCountsFrom() {
        AfterRule sameDay = Rule.named("call").once(days(0)).afterLast(PURCHASE).atSuggestedTime(HOURS);
        assertEquals("2026-03-17T13:00 [SUGGESTED_TIME]", world(sameDay).due(NOW));
        AfterRule elapsed =
                Rule.named("call").once(hours(1)).afterLast(PURCHASE).atSuggestedTime(HOURS);
        // 13:30 is after 13 and 15 is the worst
        assertEquals("2026-03-17T14:00 [SUGGESTED_TIME]", world(elapsed).due(NOW));
        AfterRule night = Rule.named("call").once(hours(11)).afterLast(PURCHASE).atSuggestedTime(HOURS);
        assertEquals("2026-03-17T23:30", world(night).due(NOW));
    }

    @Test
    void takesTheExactHourItself() {
        AfterRule elapsed =
                Rule.named("call").once(hours(1)).afterLast(PURCHASE).atSuggestedTime(HOURS);
        World world = World.of(elapsed).bought("2026-03-17T07:00:00Z");
        assertEquals("2026-03-17T09:00", world.due(NOW));
        assertEquals(9, world.next(NOW).suggestedTime().orElseThrow().hour());
    }

    @Test
    void countsNoMachineAndNothingThatNeverArrived() {
        World world = world(NEXT_DAY);
        for (int day = 1; day <= 9; day++) {
            String at = LocalDate.of(2026, 2, day) + "T15:10:00Z";
            tried(world, at, Outcome.BOUNCED);
            tried(world, at, Outcome.NOT_DELIVERED);
            world.sent(CALL, at);
            world.heard(CALL, at);
            world.add(
                    InteractionKind.CALL,
                    at,
                    call -> call.by(CALL).outbound().outcome(Outcome.REACHED).attribute(ContactTimes.MACHINE, true));
            world.add(
                    InteractionKind.EMAIL, at, mail -> mail.by(EMAIL).outbound().outcome(Outcome.REPLIED));
        }
        assertEquals("2026-03-18T09:00 [SUGGESTED_TIME]", world.due(NOW));
        assertEquals(
                "0 of 0 attempts at 9:00 answered, none tried at all other hours; everybody 30 % at 9:00",
                evidence(world));
    }

    /** In Tokyo it is 14:00 when it is 6:00 in Paris. */
    @Test
    void countsHoursOnTheClockThatTheCallWasRecordedBy() {
        World world = world(NEXT_DAY);
        for (int day = 1; day <= 4; day++) {
            world.add(
                    InteractionKind.CALL,
                    LocalDate.of(2026, 2, day) + "T05:00:00Z",
                    call -> call.by(CALL).outbound().outcome(Outcome.REACHED).zone(ZoneId.of("Asia/Tokyo")));
        }
        assertEquals("2026-03-18T14:00 [SUGGESTED_TIME]", world.due(NOW));
        tried(world, "2026-02-05T05:00:00Z", Outcome.NO_ANSWER);
        assertTrue(evidence(world).startsWith("4 of 4 attempts at 14:00 answered, 0 % at all other hours"));
    }

    @Test
    void countsFromTwoYearsBeforeTheCutOffAndWhatIsDatedAhead() {
        World world = world(NEXT_DAY);
        for (int minute = 0; minute < 4; minute++) {
            tried(world, "2023-12-31T23:5" + minute + ":00Z", Outcome.REACHED);
        }
        assertEquals("2026-03-18T09:00 [SUGGESTED_TIME]", world.due(NOW));
        for (int minute = 0; minute < 4; minute++) {
            tried(world, "2024-01-01T00:0" + minute + ":00Z", Outcome.REACHED);
        }
        assertEquals("2026-03-18T01:00 [SUGGESTED_TIME]", world.due(NOW), "1:00 in Paris");
        for (int day = 1; day < 9; day++) {
            tried(world, LocalDate.of(2026, 9, day) + "T18:00:00Z", Outcome.REACHED);
        }
        assertEquals("2026-03-18T20:00 [SUGGESTED_TIME]", world.due(NOW));
        assertEquals("2026-03-18T20:00 [SUGGESTED_TIME]", world.due("2026-12-01T00:00:00Z"));
    }

    @Test
    void countsWhatTheContactTookPartInItself() {
        World world = world(NEXT_DAY);
        Participant employer = new Participant(world.contact.build().id(), Participant.Role.INDIRECT);
        for (int day = 1; day <= 4; day++) {
            String at = LocalDate.of(2026, 2, day) + "T14:10:00Z";
            world.history.add(Interaction.call(ContactId.next())
                    .outbound()
                    .with(employer)
                    .at(Instant.parse(at))
                    .outcome(Outcome.REACHED)
                    .build());
        }
        assertEquals("2026-03-18T09:00 [SUGGESTED_TIME]", world.due(NOW));
    }

    @Test
    void leavesTheTimeOfADateOfItsOwnAlone() {
        RuleOpening opening = Rule.named("o").atSuggestedTime(HOURS);
        LocalDateTime moment = LocalDateTime.parse("2026-03-18T10:00");
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> opening.on(moment));
        assertTrue(String.valueOf(e.getMessage()).endsWith("leave atSuggestedTime(...) out"));
        OnRule on = Rule.named("o").on(moment);
        assertThrows(IllegalArgumentException.class, () -> on.atSuggestedTime(HOURS));
        World timed = World.of(opening.decidedBy(FactNeeds.none(), facts -> Optional.of(Proposal.at("x", moment))));
        assertEquals("2026-03-18T10:00", timed.due(NOW));
        World dated = World.of(
                opening.decidedBy(FactNeeds.none(), facts -> Optional.of(Proposal.on("x", moment.toLocalDate()))));
        assertEquals("2026-03-18T09:00", dated.due(NOW));
        World since = World.of(opening.decidedBy(
                FactNeeds.none(),
                facts -> Optional.of(
                        Proposal.on("x", moment.toLocalDate()).since(Instant.parse("2026-03-18T15:30:00Z")))));
        assertEquals("2026-03-18T17:00 [SUGGESTED_TIME]", since.due(NOW));
    }

    @Test
    void suggestsForSeries() {
        World grid = World.of(Rule.named("g")
                .every(Period.ofMonths(1))
                .from(LocalDate.of(2026, 1, 31))
                .at(LocalTime.NOON)
                .atSuggestedTime(HOURS));
        assertEquals("2026-01-31T09:00 [SUGGESTED_TIME]", grid.due(NOW));
        World year = World.of(
                Rule.named("y").yearlyOn(Contact.BIRTHDAY).at(LocalTime.NOON).atSuggestedTime(HOURS));
        assertEquals(
                "2026-06-15T09:00 [SUGGESTED_TIME]", year.birthday("--06-15").due(NOW));
    }

    /** On 29 March the clocks of Paris go from 2:00 to 3:00. */
    @Test
    void choosesNoHourThatTheClocksLeaveOut() {
        AnswerHours night = new AnswerHours(
                HOURS.cutOff(),
                CALLS,
                AttemptsByHour.none().plus(2, 9, 9).plus(5, 9, 7).plus(7, 9, 0));
        World world = World.of(NEXT_DAY.atSuggestedTime(night)).bought("2026-03-28T11:30:00Z");
        assertEquals("2026-03-29T05:00 [SUGGESTED_TIME]", world.due(NOW));
        World before = World.of(NEXT_DAY.atSuggestedTime(night)).bought("2026-03-27T11:30:00Z");
        assertEquals("2026-03-28T02:00 [SUGGESTED_TIME]", before.due(NOW));
    }

    @Test
    void keepsToWhatIsPermitted() {
        AfterRule called = NEXT_DAY.via(EMAIL, CALL);
        World world = afternoons(world(called), 4, 1);
        assertEquals(EMAIL, world.next(NOW).channel());
        world.allowing(
                question -> question.due().getHour() == 15 ? Permission.Answer.refused() : Permission.Answer.granted());
        assertEquals("2026-03-18T09:00 [SUGGESTED_TIME]", world.due(NOW));
        assertEquals(
                List.of("DATE", "PERMISSION", "PERMISSION", "SUGGESTED_TIME", "DUE"),
                world.explain(NOW).steps("call").stream()
                        .map(Explanation.Step::code)
                        .toList(),
                "the refusal at 15 is left out");
        world.allowing(question ->
                (question.due().getHour() == 15) == question.channel().equals(CALL)
                        ? Permission.Answer.granted()
                        : Permission.Answer.refused());
        assertEquals("2026-03-18T09:00 [SUGGESTED_TIME]", world.due(NOW), "at 15 it would be another channel");
        assertEquals(EMAIL, world.next(NOW).channel());
        world.allowing(
                question -> question.due().getHour() == 11 ? Permission.Answer.granted() : Permission.Answer.refused());
        assertEquals("2026-03-18T11:00", world.due(NOW));
        world.allowing(
                question -> question.due().getHour() == 15 ? Permission.Answer.granted() : Permission.Answer.refused());
        assertEquals(RejectionCode.BLOCKED_CONSENT, world.refusal(NOW), "refused where it would be without it");
        Instant opening = Instant.parse("2026-03-19T13:00:00Z");
        world.allowing(question -> question.due().toInstant().isBefore(opening)
                ? Permission.Answer.later(opening)
                : Permission.Answer.granted());
        assertEquals("2026-03-19T15:00 [CONSENT, SUGGESTED_TIME]", world.due(NOW));
    }

    @Test
    void endsWhenThePermissionOfTheHourMayChange() {
        Instant end = Instant.parse("2026-02-02T00:00:00Z");
        World world = world(NEXT_DAY.via(CALL))
                .allowing(question -> question.due().getHour() == 9
                        ? Permission.Answer.refused().validUntil(end)
                        : Permission.Answer.granted());
        assertEquals(Optional.of(end), world.plan(NOW).validUntil());
        assertEquals("2026-03-18T00:00 [SUGGESTED_TIME]", world.due(NOW));
    }

    @Test
    void isDueWhenTheHourHasPassed() {
        World world = world(NEXT_DAY);
        assertEquals("2026-03-18T09:00 [SUGGESTED_TIME]", world.due("2026-03-18T10:00:00Z"));
        assertEquals(Status.DUE, world.next("2026-03-18T10:00:00Z").status());
        assertEquals(Status.OVERDUE, world.next("2026-03-19T00:00:00Z").status());
    }

    @Test
    void staysAsItIsWhileNobodyWasAttempted() {
        World world = afternoons(world(NEXT_DAY.atSuggestedTime(AnswerHours.none(HOURS.cutOff(), CALLS))), 4, 0);
        assertEquals("2026-03-18T11:00", world.due(NOW));
        assertEquals("none", evidence(world));
    }

    @Test
    void saysWhyInTheExplanation() {
        World world = afternoons(world(NEXT_DAY.via(CALL)), 4, 1);
        String because = "4 of 5 attempts at 15:00 answered, none tried at all other hours; everybody 10 % at 15:00";
        Explanation explanation = world.explain(NOW);
        assertEquals(
                "Next: by CALL on 18 Mar 2026 at 15:00 (Europe/Paris): call, 1 day after the purchase of 17 Mar 2026;"
                        + " moved to the hour of the most likely answer; " + because + ".",
                explanation.text());
        assertEquals(
                List.of(new Explanation.Step(
                        "call", "SUGGESTED_TIME", "2026-03-18T11:00", "2026-03-18T15:00, " + because)),
                explanation.steps("call").stream()
                        .filter(step -> step.code().equals("SUGGESTED_TIME"))
                        .toList());
        SuggestedTime.Evidence evidence =
                world.next(NOW).suggestedTime().orElseThrow().evidence();
        assertEquals(new SuggestedTime.Share(4, 5), evidence.here());
        assertEquals(new SuggestedTime.Share(0, 0), evidence.elsewhere());
        assertEquals(new SuggestedTime.Share(10, 100), evidence.everybody());
    }

    @Test
    void readsTheLogForNoOtherRule() {
        World world = afternoons(world(NEXT_DAY), 4, 1);
        Instant firstCall = Instant.parse("2026-02-01T14:10:00Z");
        assertEquals(
                Optional.of(firstCall),
                world.book()
                        .needs()
                        .logFrom(world.facts().activity(), Instant.parse(NOW).atZone(ZoneOffset.UTC)));
        world.rules =
                List.of(Rule.named("call").once(days(1)).afterLast(PURCHASE).at(LocalTime.NOON));
        assertEquals(
                Optional.empty(),
                world.book()
                        .needs()
                        .logFrom(world.facts().activity(), Instant.parse(NOW).atZone(ZoneOffset.UTC)));
        assertEquals(FactNeeds.none(), world.book().needs());
    }
}
