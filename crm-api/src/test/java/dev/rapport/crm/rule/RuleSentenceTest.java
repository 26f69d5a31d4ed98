package dev.rapport.crm.rule;

import static dev.rapport.crm.calendar.Offset.days;
import static dev.rapport.crm.calendar.Offset.hours;
import static dev.rapport.crm.calendar.Offset.workingDays;
import static dev.rapport.crm.contact.Channel.CALL;
import static dev.rapport.crm.contact.Channel.EMAIL;
import static dev.rapport.crm.contact.Channel.POSTAL;
import static dev.rapport.crm.criterion.Criteria.tagged;
import static dev.rapport.crm.rule.World.CANCEL;
import static dev.rapport.crm.rule.World.NEWS;
import static dev.rapport.crm.rule.World.PURCHASE;
import static dev.rapport.crm.rule.World.SERVICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.forecast.PurchaseModel;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSentenceTest {

    private static final PurchaseModel MODEL = PurchaseModel.bgNbd(0.243, 4.414, 0.793, 2.426);

    @Test
    void readsLikeASentence() {
        RuleBook book = RuleBook.version(1)
                .of(
                        Rule.named("stay-in-touch")
                                .purpose(NEWS)
                                .when(tagged("customer"))
                                .every(Period.ofMonths(3))
                                .afterLast(CALL, EMAIL)
                                .via(CALL, EMAIL)
                                .onWorkingDays(),
                        Rule.named("chase")
                                .purpose(SERVICE)
                                .whenUnanswered(EMAIL)
                                .after(workingDays(2))
                                .attempts(3)
                                .via(EMAIL));
        assertEquals(2, book.rules().size());
        assertEquals(List.of(CALL, EMAIL), book.rules().get(0).channels());
        assertEquals(Optional.of(SERVICE), book.rules().get(1).purpose());
        assertEquals("Rule[chase]", book.rules().get(1).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "may be contacted by EMAIL for marketing news",
                "is a person and not (has a follow-up due)",
                "is tagged vip or has the measure alive of at most 0.3"
            })
    void refusesConditionsThatNoPlanCanFollow(String condition) {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> Rule.named("chase").when(Criterion.parse(condition)));
        assertTrue(String.valueOf(e.getMessage()).startsWith("rule chase: when(...) cannot ask "));
    }

    @Test
    void leavesTheSentenceSoFarAsItWas() {
        AfterRule rule = Rule.named("reorder").once(days(30)).afterLast(PURCHASE);
        AfterRule other = rule.lane("orders").priority(5);
        assertNotSame(rule, other);
        assertEquals("main", rule.lane());
        assertEquals("orders", other.lane());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "_a", "a b", "a:b", "ä", "a#1"})
    void refusesANameThatIsNoToken(String name) {
        assertThrows(IllegalArgumentException.class, () -> Rule.named(name));
        assertThrows(IllegalArgumentException.class, () -> Rule.named("r").lane(name));
        assertThrows(IllegalArgumentException.class, () -> Rule.named("r").group(name));
    }

    @Test
    void allowsANameOf64Characters() {
        assertEquals(64, Rule.named("a".repeat(64)).id().length());
        assertThrows(IllegalArgumentException.class, () -> Rule.named("a".repeat(65)));
    }

    @Test
    void refusesExitEventsWhereThereIsNoEventToCountFrom() {
        RuleOpening opening = Rule.named("r").exitOn(CANCEL);
        assertThrows(IllegalArgumentException.class, () -> opening.yearlyOn("birthday"));
        assertThrows(IllegalArgumentException.class, () -> opening.on(LocalDateTime.parse("2026-09-01T10:00")));
        EveryClause every = opening.every(Period.ofMonths(1));
        assertThrows(IllegalArgumentException.class, () -> every.from(LocalDate.of(2026, 1, 31)));
        GridRule grid = Rule.named("r").every(Period.ofMonths(1)).from(LocalDate.of(2026, 1, 31));
        assertThrows(IllegalArgumentException.class, () -> grid.exitOn(CANCEL));
        assertThrows(IllegalArgumentException.class, () -> Rule.named("r").exitOn());
    }

    @Test
    void refusesAnHourBesideADateAndTime() {
        OnRule on = Rule.named("r").on(LocalDateTime.parse("2026-09-01T10:00"));
        assertThrows(IllegalArgumentException.class, () -> on.at(LocalTime.NOON));
    }

    @Test
    void refusesPeriodsThatMakeNoSense() {
        RuleOpening opening = Rule.named("r");
        assertThrows(IllegalArgumentException.class, () -> opening.every(Period.ZERO));
        assertThrows(IllegalArgumentException.class, () -> opening.every(Period.ofDays(-1)));
        assertThrows(IllegalArgumentException.class, () -> opening.lapsesAfter(Period.ofDays(-1)));
        AnnualRule yearly = opening.yearlyOn("birthday");
        assertThrows(IllegalArgumentException.class, () -> yearly.ahead(Period.ofDays(-1)));
        assertThrows(IllegalArgumentException.class, () -> yearly.grace(Period.ofDays(-1)));
        UnansweredClause unanswered = opening.whenUnanswered(EMAIL);
        assertThrows(IllegalArgumentException.class, () -> unanswered.after(hours(3)));
        assertThrows(
                IllegalArgumentException.class, () -> unanswered.after(days(3)).attempts(0));
    }

    @Test
    void refusesFiguresThatMakeNoSense() {
        RuleOpening opening = Rule.named("r");
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> opening.whenSilentFor(wrong));
        }
        for (double wrong : new double[] {0, 1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> opening.whenAliveBelow(wrong, MODEL));
        }
        RhythmRule rhythm = opening.whenSilentFor(2).timesTheRhythmOf(PURCHASE);
        assertThrows(IllegalArgumentException.class, () -> rhythm.gaps(0, 6));
        assertThrows(IllegalArgumentException.class, () -> rhythm.gaps(3, 0));
        assertThrows(IllegalArgumentException.class, () -> rhythm.gaps(3, 1000));
        assertEquals(
                "r", rhythm.gaps(1, 1).gaps(1, 999).atMostDays(1).atLeastDays(0).id());
        assertThrows(IllegalArgumentException.class, () -> rhythm.atMostDays(0));
        assertThrows(IllegalArgumentException.class, () -> rhythm.atLeastDays(-1));
        assertThrows(IllegalArgumentException.class, () -> rhythm.atLeastDays(3651));
    }

    @Test
    void declaresWhatItNeeds() {
        Rule rhythm =
                Rule.named("silent").whenSilentFor(2).timesTheRhythmOf(PURCHASE).gaps(3, 8);
        Rule alive = Rule.named("alive").whenAliveBelow(0.5, MODEL).of(PURCHASE, CANCEL);
        Rule own = Rule.named("own").decidedBy(FactNeeds.none().andConsents(), facts -> Optional.empty());
        assertEquals(FactNeeds.none().days(Set.of(PURCHASE), 9), rhythm.needs());
        RuleBook book = RuleBook.version(1).of(rhythm, alive, own);
        assertEquals(
                FactNeeds.none()
                        .days(Set.of(PURCHASE), 9)
                        .days(Set.of(PURCHASE, CANCEL), 1)
                        .andConsents(),
                book.needs());
        assertEquals(FactNeeds.none(), Rule.named("unfinished").needs());
        assertEquals(
                FactNeeds.none(),
                Rule.named("r").once(days(1)).afterLast(PURCHASE).needs());
    }

    @Test
    void takesTheChannelOfTheMessagesUnlessItNamesOthers() {
        UnansweredRule chase =
                Rule.named("chase").whenUnanswered(EMAIL).after(days(2)).attempts(3);
        assertEquals(List.of(EMAIL), chase.channels());
        assertEquals(List.of(CALL, POSTAL), chase.via(CALL, POSTAL).channels());
    }

    @Test
    void refusesABookThatCannotWork() {
        Rule one = Rule.named("r").yearlyOn("birthday");
        Rule same = Rule.named("r").yearlyOn("wedding");
        assertThrows(IllegalArgumentException.class, () -> RuleBook.version(1).of(one, same));
        Rule withoutPurpose = Rule.named("r").yearlyOn("birthday").via(EMAIL);
        assertThrows(IllegalArgumentException.class, () -> RuleBook.version(1).of(withoutPurpose));
        assertThrows(IllegalArgumentException.class, () -> RuleBook.version(0));
        assertEquals(7, RuleBook.version(7).of(one).version());
        assertEquals("RuleBook[version 7, 1 rules]", RuleBook.version(7).of(one).toString());
    }

    @Test
    void needsAsManyTouchesAsTheCapCounts() {
        Policy policy = Policy.builder().cap(new Cap(100, 30)).build();
        assertEquals(
                100, RuleBook.version(1).policy(policy).of(List.of()).needs().outboundTouches());
        assertTrue(RuleBook.version(1).of().rules().isEmpty());
    }

    @Test
    void checksCapsAndSpacing() {
        assertThrows(IllegalArgumentException.class, () -> new Cap(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Cap(1001, 1));
        assertThrows(IllegalArgumentException.class, () -> new Cap(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Cap(1, 3661));
        assertEquals(new Cap(1000, 3660), new Cap(1000, 3660));
        Policy.Builder policy = Policy.builder();
        assertThrows(IllegalArgumentException.class, () -> policy.spacingDays(-1));
        assertThrows(IllegalArgumentException.class, () -> policy.spacingDays(3661));
        assertFalse(policy.spacingDays(3660).build().equals(Policy.none()));
    }

    @Test
    void findsARuleOfTheBookByItsId() {
        Rule reorder = Rule.named("reorder").once(days(30)).afterLast(PURCHASE);
        Rule review = Rule.named("review").every(Period.ofDays(7)).from(LocalDate.of(2026, 1, 1));
        RuleBook book = RuleBook.version(1).of(reorder, review);
        assertEquals(Optional.of(review), book.rule("review"));
        assertEquals(Optional.empty(), book.rule("another"));
    }

    @Test
    void goesOnWithEveryKindOfRule() {
        assertEquals(
                "x",
                Rule.named("r")
                        .every(Period.ofDays(7))
                        .from(LocalDate.of(2026, 1, 1))
                        .lane("x")
                        .lane());
        assertEquals(
                "x",
                Rule.named("r").once(days(1)).afterLast(CALL, EMAIL).lane("x").lane());
        assertEquals(
                "x",
                Rule.named("r").once(days(1)).afterFirst(CALL, EMAIL).lane("x").lane());
    }
}
