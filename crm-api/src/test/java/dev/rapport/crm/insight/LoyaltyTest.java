package dev.rapport.crm.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LoyaltyTest {

    private static final Loyalty TEN_DAYS = Loyalty.lasting(Period.ofDays(10));

    private static Interaction reward(int day, long points) {
        return Interaction.of(InteractionKind.REWARD, Made.ADA)
                .attribute(Loyalty.POINTS, points)
                .at(Made.noon(day))
                .build();
    }

    private static LoyaltyBalance balance(int today, Interaction... facts) {
        return TEN_DAYS.balance(List.of(facts), Made.asOf(today));
    }

    @Test
    void isGoodThroughTheLastDay() {
        assertEquals(50, balance(10, reward(0, 50)).points());
        assertEquals(0, balance(11, reward(0, 50)).points());
        assertEquals(
                50,
                Loyalty.forEver()
                        .balance(List.of(reward(0, 50)), Made.asOf(9000))
                        .points());
    }

    /** Earned 50 and 30; 60 spent takes the 50 and 10 of the 30; the 20 that are left expire after day 15. */
    @Test
    void spendsTheOldestFirst() {
        Interaction[] facts = {reward(0, 50), reward(5, 30), reward(7, -60)};
        LoyaltyBalance ada = balance(12, facts);
        assertEquals(new LoyaltyBalance.Totals(80, 60, 0, 0), ada.totals());
        assertEquals(List.of(new LoyaltyBalance.Lot(20, Optional.of(Made.FIRST_DAY.plusDays(15)))), ada.lots());
        assertEquals(
                new LoyaltyBalance.Totals(80, 60, 20, 0), balance(16, facts).totals());
    }

    @Test
    void neverFallsBelowNothing() {
        LoyaltyBalance ada = balance(12, reward(0, 50), reward(11, -20), reward(12, 5));
        assertEquals(5, ada.points());
        assertEquals(new LoyaltyBalance.Totals(55, 0, 50, 20), ada.totals());
        assertEquals(
                "5 points: 55 earned, 0 spent, 50 expired, 20 spent without having them; 5 are good until 23 Jan 2024",
                ada.because());
    }

    @Test
    void earnsBeforeItSpendsAtTheSameMoment() {
        assertEquals(10, balance(3, reward(3, -40), reward(3, 50)).points());
        assertEquals(10, balance(3, reward(3, 50), reward(3, -40)).points());
    }

    @Test
    void saysHowManyAreGoodUntilWhen() {
        assertEquals(
                "80 points: 80 earned, 0 spent, 0 expired; 60 are good until 11 Jan 2024",
                balance(5, reward(0, 50), reward(0, 10), reward(4, 20)).because());
        assertEquals(
                "1 point: 1 earned, 0 spent, 0 expired",
                Loyalty.forEver().balance(List.of(reward(0, 1)), Made.asOf(1)).because());
    }

    @Test
    void countsOnlyRewardsWithAWholeNumber() {
        Interaction text = Interaction.of(InteractionKind.REWARD, Made.ADA)
                .attribute(AttributeKey.text("points"), "50")
                .at(Made.noon(1))
                .build();
        Interaction none = Interaction.of(InteractionKind.REWARD, Made.ADA)
                .at(Made.noon(1))
                .build();
        Interaction note = Interaction.note(Made.ADA)
                .attribute(Loyalty.POINTS, 50L)
                .at(Made.noon(1))
                .build();
        assertEquals(0, balance(5, text, none, note, reward(6, 9)).points());
    }

    @Test
    void refusesMorePointsThanCanBeCounted() {
        assertThrows(ArithmeticException.class, () -> balance(5, reward(1, Long.MAX_VALUE), reward(1, 1)));
        assertThrows(ArithmeticException.class, () -> balance(5, reward(1, Long.MIN_VALUE)));
        assertThrows(IllegalArgumentException.class, () -> Loyalty.lasting(Period.ZERO));
    }

    @Provide
    Arbitrary<List<Interaction>> rewards() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.longs().between(-9, 9))
                .as(LoyaltyTest::reward)
                .list()
                .ofMaxSize(14);
    }

    /** Each point on its own: the day on which it was earned, and whether it is still there. */
    private static long pointByPoint(List<Interaction> facts, int today) {
        List<LocalDate> points = new ArrayList<>();
        for (int day = 0; day <= today; day++) {
            LocalDate date = Made.FIRST_DAY.plusDays(day);
            points.removeIf(earned -> earned.isBefore(date.minusDays(10)));
            List<Long> ofDay = facts.stream()
                    .filter(i -> i.occurredAt().equals(date.atTime(12, 0).toInstant(ZoneOffset.UTC)))
                    .map(i -> i.attributes().get(Loyalty.POINTS).orElseThrow())
                    .toList();
            ofDay.stream().filter(p -> p > 0).forEach(p -> points.addAll(Collections.nCopies(p.intValue(), date)));
            long spent = -ofDay.stream().filter(p -> p < 0).mapToLong(p -> p).sum();
            points.subList(0, (int) Math.min(spent, points.size())).clear();
        }
        return points.size();
    }

    @Property
    void isWhatIsLeftPointByPoint(@ForAll("rewards") List<Interaction> facts, @ForAll @IntRange(max = 60) int today) {
        LoyaltyBalance balance = TEN_DAYS.balance(facts, Made.asOf(today));
        assertEquals(pointByPoint(facts, today), balance.points());
        LoyaltyBalance.Totals totals = balance.totals();
        assertEquals(totals.earned(), totals.spent() + totals.expired() + balance.points());
        assertTrue(balance.points() >= 0);
        assertTrue(balance.lots().stream().allMatch(lot -> lot.points() > 0));
    }

    @Property
    void doesNotDependOnOrder(@ForAll("rewards") List<Interaction> facts, @ForAll long seed) {
        List<Interaction> mixed = new ArrayList<>(facts);
        Collections.shuffle(mixed, new Random(seed));
        assertEquals(TEN_DAYS.balance(facts, Made.asOf(30)), TEN_DAYS.balance(mixed, Made.asOf(30)));
    }
}
