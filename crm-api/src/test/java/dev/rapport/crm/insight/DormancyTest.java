package dev.rapport.crm.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.insight.Dormancy.Rung;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DormancyTest {

    private static final DormancyLadder LADDER = DormancyLadder.of(TouchFilter.kinds(InteractionKind.CALL));
    private static final Period QUARTER = Period.ofMonths(3);

    private static Interaction call(String date) {
        return Interaction.call(Made.ADA).outbound().at(Made.noon(date)).build();
    }

    private static Rung rung(String today) {
        return LADDER.place(List.of(call("2026-01-31")), Period.ofMonths(1), Made.asOf(today))
                .orElseThrow()
                .rung();
    }

    @Test
    void climbsAtMultiplesThatDoNotDrift() {
        assertEquals(Rung.FRESH, rung("2026-01-31"));
        assertEquals(Rung.FRESH, rung("2026-02-27"));
        assertEquals(Rung.DUE, rung("2026-02-28"));
        assertEquals(Rung.DUE, rung("2026-03-30"));
        assertEquals(Rung.OVERDUE, rung("2026-03-31"));
        assertEquals(Rung.OVERDUE, rung("2026-04-29"));
        assertEquals(Rung.LAPSED, rung("2026-04-30"));
    }

    @Test
    void startsAgainWithEachTouchThatIsMeant() {
        List<Interaction> timeline =
                List.of(call("2026-05-04"), call("2026-01-10"), call("2026-09-01"), Made.purchase("2026-08-01", "5"));
        Dormancy ada = LADDER.place(timeline, QUARTER, Made.asOf("2026-08-10")).orElseThrow();
        assertEquals(LocalDate.of(2026, 5, 4), ada.lastOn());
        assertEquals(Rung.DUE, ada.rung());
        assertEquals(Optional.of(LocalDate.of(2026, 11, 4)), ada.changesOn());
        assertEquals("due since 4 Aug 2026: last touched on 4 May 2026, wanted every 3 months", ada.because());
    }

    @Test
    void hasNoRungWithoutATouch() {
        assertEquals(
                Optional.empty(),
                LADDER.place(List.of(Made.purchase("2026-01-01", "5")), QUARTER, Made.asOf("2026-02-01")));
    }

    @Test
    void countsDaysInTheZoneThatIsAskedFor() {
        Interaction lateCall = Interaction.call(Made.ADA)
                .at(Instant.parse("2026-05-03T23:30:00Z"))
                .build();
        AsOf inRome = AsOf.of(Made.noon("2026-06-01"), ZoneId.of("Europe/Rome"));
        assertEquals(
                LocalDate.of(2026, 5, 4),
                LADDER.place(List.of(lateCall), QUARTER, inRome).orElseThrow().lastOn());
    }

    @Test
    void takesOtherMultiples() {
        DormancyLadder patient = LADDER.overdueAfter(4);
        assertEquals(5, patient.lapsed());
        Dormancy ada = patient.lapsedAfter(8)
                .place(List.of(call("2026-01-01")), Period.ofDays(10), Made.asOf("2026-02-10"))
                .orElseThrow();
        assertEquals(
                new Dormancy.Dates(LocalDate.of(2026, 1, 11), LocalDate.of(2026, 2, 10), LocalDate.of(2026, 3, 22)),
                ada.dates());
        assertEquals("overdue since 10 Feb 2026: last touched on 1 Jan 2026, wanted every 10 days", ada.because());
        assertThrows(IllegalArgumentException.class, () -> LADDER.overdueAfter(1));
        assertThrows(IllegalArgumentException.class, () -> LADDER.lapsedAfter(2));
        assertThrows(IllegalArgumentException.class, () -> LADDER.lapsedAfter(101));
    }

    @Test
    void refusesIntervalsThatDoNotGoForward() {
        for (Period bad : List.of(
                Period.ZERO, Period.ofDays(-1), Period.of(1, 0, -400), Period.ofYears(101), Period.ofDays(40_000))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> LADDER.place(List.of(), bad, Made.asOf("2026-01-01")),
                    bad::toString);
        }
    }

    @Property
    void onlySinksAsTimeGoesBy(
            @ForAll @IntRange(max = 400) int day,
            @ForAll @IntRange(min = 1, max = 200) int wanted,
            @ForAll @IntRange(max = 900) int waited) {
        List<Interaction> once =
                List.of(Interaction.call(Made.ADA).at(Made.noon(day)).build());
        Dormancy today = LADDER.place(once, Period.ofDays(wanted), Made.asOf(day + waited))
                .orElseThrow();
        assertEquals(
                List.of(Rung.FRESH, Rung.DUE, Rung.OVERDUE, Rung.LAPSED).get(Math.min(3, waited / wanted)),
                today.rung());
        Dormancy tomorrow = LADDER.place(once, Period.ofDays(wanted), Made.asOf(day + waited + 1))
                .orElseThrow();
        assertTrue(today.rung().compareTo(tomorrow.rung()) <= 0);
        assertEquals(
                today.rung() != tomorrow.rung(),
                today.changesOn().equals(Optional.of(Made.FIRST_DAY.plusDays(day + waited + 1L))));
    }
}
