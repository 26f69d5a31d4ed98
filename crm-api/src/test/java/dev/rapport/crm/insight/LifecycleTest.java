package dev.rapport.crm.insight;

import static dev.rapport.crm.insight.LifecycleStage.ACTIVE;
import static dev.rapport.crm.insight.LifecycleStage.LAPSING;
import static dev.rapport.crm.insight.LifecycleStage.LOST;
import static dev.rapport.crm.insight.LifecycleStage.NEW;
import static dev.rapport.crm.insight.LifecycleStage.PROSPECT;
import static dev.rapport.crm.insight.LifecycleStage.WON_BACK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.interaction.Interaction;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private static final Lifecycle BY_DAYS = Lifecycle.of(Period.ofDays(30), Period.ofDays(60), Period.ofDays(100));

    private static LifecyclePlace on(int today, Integer... days) {
        return BY_DAYS.place(Made.purchases(List.of(days)), Made.asOf(today));
    }

    @Test
    void leadsFromProspectToLostAndBack() {
        Integer[] days = {10, 200};
        assertEquals(PROSPECT, on(9, days).stage());
        assertEquals(NEW, on(10, days).stage());
        assertEquals(NEW, on(39, days).stage());
        assertEquals(ACTIVE, on(40, days).stage());
        assertEquals(ACTIVE, on(69, days).stage());
        assertEquals(LAPSING, on(70, days).stage());
        assertEquals(LAPSING, on(109, days).stage());
        assertEquals(LOST, on(110, days).stage());
        assertEquals(LOST, on(199, days).stage());
        assertEquals(WON_BACK, on(200, days).stage());
        assertEquals(ACTIVE, on(230, days).stage());
    }

    @Test
    void isActiveAgainAfterHavingLapsedAWhile() {
        LifecyclePlace back = on(105, 10, 80, 100);
        assertEquals(ACTIVE, back.stage());
        assertEquals(Optional.of(Made.FIRST_DAY.plusDays(80)), back.dates().since());
        assertEquals(Optional.of(Made.FIRST_DAY.plusDays(160)), back.dates().until());
    }

    /** From 1 February a month is shorter than the 30 days for which somebody is new. */
    @Test
    void lapsesInAShortMonthBeforeItHasSettled() {
        Lifecycle monthly = Lifecycle.of(Period.ofDays(30), Period.ofMonths(1), Period.ofMonths(2));
        Interaction february = Made.purchase("2026-02-01", "10");
        LifecyclePlace fresh = monthly.place(List.of(february), Made.asOf("2026-02-10"));
        assertEquals(LifecyclePlace.Dates.between(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 1)), fresh.dates());
        LifecyclePlace again =
                monthly.place(List.of(february, Made.purchase("2026-03-01", "10")), Made.asOf("2026-03-02"));
        assertEquals(NEW, again.stage());
        assertEquals(LifecyclePlace.Dates.between(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 3)), again.dates());
    }

    @Test
    void saysWhy() {
        List<Interaction> timeline = List.of(
                Made.purchase("2025-12-24", "10"),
                Made.purchase("2026-05-04", "10"),
                Made.purchase("2026-05-04", "12"),
                Made.purchase("2026-06-01", "-12"));
        assertEquals(
                "lapsing since 4 Nov 2026: bought on 2 days, last on 4 May 2026; until 4 May 2027 if nothing is bought",
                Lifecycle.standard().place(timeline, Made.asOf("2026-12-01")).because());
        assertEquals(
                "lost since 4 May 2027: bought on 2 days, last on 4 May 2026",
                Lifecycle.standard().place(timeline, Made.asOf("2027-12-01")).because());
        assertEquals("prospect: has not bought yet", on(5).because());
    }

    @Test
    void refusesPeriodsOutOfOrder() {
        Period month = Period.ofMonths(1);
        Period year = Period.ofYears(1);
        assertThrows(IllegalArgumentException.class, () -> Lifecycle.of(year, month, Period.ofYears(2)));
        assertThrows(IllegalArgumentException.class, () -> Lifecycle.of(month, year, year));
        assertThrows(IllegalArgumentException.class, () -> Lifecycle.of(Period.ZERO, month, year));
    }

    @Provide
    Arbitrary<List<Integer>> days() {
        return Made.days(500);
    }

    /** Walks through every day, as somebody with a diary would. */
    private static LifecycleStage byDiary(List<Integer> days, int today) {
        LifecycleStage stage = PROSPECT;
        int last = 0;
        int born = 0;
        for (int day = 0; day <= today; day++) {
            if (days.contains(day)) {
                if (stage == PROSPECT) {
                    stage = NEW;
                    born = day;
                } else if (stage == LOST || day - last >= 100) {
                    stage = WON_BACK;
                    born = day;
                } else if (stage == LAPSING || day - last >= 60) {
                    stage = ACTIVE;
                }
                last = day;
            }
            if (stage != PROSPECT) {
                if (day - last >= 100) {
                    stage = LOST;
                } else if (day - last >= 60) {
                    stage = LAPSING;
                } else if ((stage == NEW || stage == WON_BACK) && day - born >= 30) {
                    stage = ACTIVE;
                }
            }
        }
        return stage;
    }

    @Property
    void tellsWhatADiaryTells(@ForAll("days") List<Integer> days, @ForAll @IntRange(max = 700) int today) {
        assertEquals(
                byDiary(days, today), on(today, days.toArray(Integer[]::new)).stage());
    }

    /** In the morning, when nothing of that day has been bought yet. */
    private static LifecycleStage before(int day, List<Integer> days) {
        AsOf morning = AsOf.of(Made.noon(day).minus(Duration.ofHours(1)), Made.UTC);
        return BY_DAYS.place(Made.purchases(days), morning).stage();
    }

    @Property
    void beganOnItsFirstDayAndEndsOnItsLast(
            @ForAll("days") List<Integer> days, @ForAll @IntRange(min = 1, max = 700) int today) {
        Integer[] all = days.toArray(Integer[]::new);
        LifecyclePlace place = on(today, all);
        place.dates().since().map(LifecycleTest::number).ifPresent(since -> {
            assertEquals(place.stage(), on(since, all).stage());
            assertTrue(place.stage() != before(since, days)
                    || place.stage() != on(since - 1, all).stage());
        });
        Integer[] known = days.stream().filter(day -> day <= today).toArray(Integer[]::new);
        place.dates().until().map(LifecycleTest::number).ifPresent(until -> {
            assertEquals(place.stage(), on(until - 1, known).stage());
            assertNotEquals(place.stage(), on(until, known).stage());
        });
    }

    @Property
    void doesNotDependOnOrder(
            @ForAll("days") List<Integer> days, @ForAll @IntRange(max = 700) int today, @ForAll long seed) {
        List<Integer> mixed = new ArrayList<>(days);
        Collections.shuffle(mixed, new Random(seed));
        assertEquals(on(today, days.toArray(Integer[]::new)), on(today, mixed.toArray(Integer[]::new)));
    }

    private static int number(LocalDate day) {
        return (int) (day.toEpochDay() - Made.FIRST_DAY.toEpochDay());
    }
}
