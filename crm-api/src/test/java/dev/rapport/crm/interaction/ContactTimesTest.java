package dev.rapport.crm.interaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.calendar.ReachableHours;
import dev.rapport.crm.calendar.TimeWindow;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ContactTimesTest {

    private static final ContactTimes CALLS = ContactTimes.of(TouchFilter.channels(Channel.CALL));
    private static final ContactId ADA = ContactId.next();
    private static final Instant NOW = Instant.parse("2026-11-24T23:59:59Z");

    private static InteractionBuilder call(int hour) {
        return Interaction.call(ADA)
                .outbound()
                .at(Instant.parse("2026-11-24T00:10:00Z").plusSeconds(3600L * hour));
    }

    private static AttemptsByHour count(InteractionBuilder... facts) {
        return CALLS.count(
                List.of(facts).stream().map(InteractionBuilder::build).toList(), ZoneOffset.UTC);
    }

    /** Two numbers for each hour: attempted and answered. */
    private static AttemptsByHour attempts(int... hourAttemptedAnswered) {
        long[] attempted = new long[24];
        long[] answered = new long[24];
        for (int i = 0; i < hourAttemptedAnswered.length; i += 3) {
            attempted[hourAttemptedAnswered[i]] = hourAttemptedAnswered[i + 1];
            answered[hourAttemptedAnswered[i]] = hourAttemptedAnswered[i + 2];
        }
        return new AttemptsByHour(attempted, answered);
    }

    @Test
    void countsAttemptsThatArrivedAndThoseThatWereAnswered() {
        assertEquals(
                attempts(9, 5, 2),
                count(
                        call(9).outcome(Outcome.REACHED),
                        call(9).outcome(Outcome.REPLIED),
                        call(9).outcome(Outcome.NO_ANSWER),
                        call(9).outcome(Outcome.VOICEMAIL),
                        call(9).outcome(Outcome.REFUSED),
                        call(9).outcome(Outcome.BOUNCED),
                        call(9).outcome(Outcome.NOT_DELIVERED),
                        call(9),
                        Interaction.email(ADA).outbound().at(NOW).outcome(Outcome.REPLIED),
                        Interaction.call(ADA).inbound().at(NOW).outcome(Outcome.REACHED)));
    }

    @Test
    void takesNoMachineForAPerson() {
        Outcome opened = Outcome.of("OPENED");
        ContactTimes mails =
                ContactTimes.of(TouchFilter.channels(Channel.EMAIL)).answeredBy(opened);
        Interaction byMachine = Interaction.email(ADA)
                .outbound()
                .at(Instant.parse("2026-11-24T09:00:00Z"))
                .outcome(opened)
                .attribute(ContactTimes.MACHINE, true)
                .build();
        Interaction byHand = Interaction.email(ADA)
                .outbound()
                .at(Instant.parse("2026-11-24T10:00:00Z"))
                .outcome(opened)
                .attribute(ContactTimes.MACHINE, false)
                .build();
        assertEquals(attempts(10, 1, 1), mails.count(List.of(byMachine, byHand), ZoneOffset.UTC));
    }

    @Test
    void countsHoursOnTheClockOfTheContact() {
        InteractionBuilder inTokyo = call(1).outcome(Outcome.REACHED).zone(ZoneId.of("Asia/Tokyo"));
        assertEquals(attempts(10, 1, 1), count(inTokyo));
        List<Interaction> unzoned = List.of(call(1).outcome(Outcome.REACHED).build());
        assertEquals(attempts(2, 1, 1), CALLS.count(unzoned, ZoneId.of("Europe/Paris")));
    }

    /**
     * Everybody: 30 of 100 at 9 and 10 of 100 at 15, so p = 0.2. p_9 = (30 + 4) / 120 = 34/120. With 4 of 5 at 9 the contact
     * has (4 + 340/120) / 15 = 41/90.
     */
    @Test
    void shrinksWhatIsKnownOfOneToWhatIsKnownOfAll() {
        AttemptsByHour everybody = attempts(9, 100, 30, 15, 100, 10);
        SuggestedTime best = CALLS.suggest(attempts(9, 5, 4, 15, 5, 1), everybody, ReachableHours.all())
                .orElseThrow();
        assertEquals(9, best.hour());
        assertEquals(LocalTime.of(9, 0), best.time());
        assertEquals(41 / 90.0, best.chance(), 1e-12);
        assertEquals(
                "4 of 5 attempts at 9:00 answered, 20 % at all other hours; everybody 30 % at 9:00", best.because());
    }

    /** Without a history of one's own, p_h decides: 34/120 at 9 and 14/120 at 15, and p = 24/120 where nobody tried. */
    @Test
    void followsEverybodyWithoutAHistory() {
        AttemptsByHour everybody = attempts(9, 100, 30, 15, 100, 10);
        SuggestedTime best = CALLS.suggest(AttemptsByHour.none(), everybody, ReachableHours.all())
                .orElseThrow();
        assertEquals(34 / 120.0, best.chance(), 1e-12);
        assertEquals(
                "0 of 0 attempts at 9:00 answered, none tried at all other hours; everybody 30 % at 9:00",
                best.because());
        ReachableHours afternoon = ReachableHours.all().inside(TimeWindow.of("15:00", "17:00"));
        SuggestedTime later =
                CALLS.suggest(AttemptsByHour.none(), everybody, afternoon).orElseThrow();
        assertEquals(16, later.hour());
        assertEquals(0.2, later.chance(), 1e-12);
    }

    @Test
    void takesTheEarliestOfEqualHours() {
        AttemptsByHour everybody = attempts(9, 10, 8, 11, 10, 8, 15, 10, 0);
        assertEquals(
                9,
                CALLS.suggest(AttemptsByHour.none(), everybody, ReachableHours.all())
                        .orElseThrow()
                        .hour());
        assertEquals(
                0,
                CALLS.suggest(AttemptsByHour.none(), attempts(9, 10, 0), ReachableHours.all())
                        .orElseThrow()
                        .hour());
    }

    @Test
    void suggestsNothingWithoutAttemptsOrHours() {
        assertEquals(
                Optional.empty(), CALLS.suggest(AttemptsByHour.none(), AttemptsByHour.none(), ReachableHours.all()));
        assertEquals(
                Optional.empty(),
                CALLS.suggest(
                        AttemptsByHour.none(),
                        attempts(9, 1, 1),
                        ReachableHours.all().where(hour -> false)));
    }

    @Provide
    Arbitrary<AttemptsByHour> counts() {
        Arbitrary<List<Integer>> small =
                Arbitraries.integers().between(0, 30).list().ofSize(24);
        return Combinators.combine(small, small).as((one, other) -> {
            long[] attempted = new long[24];
            long[] answered = new long[24];
            for (int hour = 0; hour < 24; hour++) {
                attempted[hour] = Math.max(one.get(hour), other.get(hour));
                answered[hour] = Math.min(one.get(hour), other.get(hour));
            }
            return new AttemptsByHour(attempted, answered);
        });
    }

    private static double chance(AttemptsByHour own, AttemptsByHour all, int hour) {
        return CALLS.suggest(own, all, ReachableHours.all().where(h -> h == hour))
                .orElseThrow()
                .chance();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void liesBetweenTheContactAndEverybodyAndRisesWithAnAnswer(
            @ForAll("counts") AttemptsByHour own,
            @ForAll("counts") AttemptsByHour others,
            @ForAll @IntRange(max = 23) int hour) {
        AttemptsByHour all = own.plus(others);
        if (all.attempted() == 0) {
            return;
        }
        double p = (double) all.answered() / all.attempted();
        double prior = (all.answered(hour) + 20 * p) / (all.attempted(hour) + 20);
        double chance = chance(own, all, hour);
        double rate = own.attempted(hour) == 0 ? prior : (double) own.answered(hour) / own.attempted(hour);
        assertTrue(chance >= Math.min(prior, rate) - 1e-12 && chance <= Math.max(prior, rate) + 1e-12);
        AttemptsByHour once = attempts(hour, 1, 1);
        assertTrue(chance(own.plus(once), all.plus(once), hour) >= chance - 1e-12);
        List<SuggestedTime> ranked = CALLS.ranked(own, all, ReachableHours.all());
        assertEquals(24, ranked.stream().map(SuggestedTime::hour).distinct().count());
        for (int i = 1; i < ranked.size(); i++) {
            double better = ranked.get(i - 1).chance();
            double worse = ranked.get(i).chance();
            assertTrue(better > worse
                    || (better == worse
                            && ranked.get(i - 1).hour() < ranked.get(i).hour()));
        }
        assertEquals(Optional.of(ranked.get(0)), CALLS.suggest(own, all, ReachableHours.all()));
    }

    @Property
    void countsTheSameInAnyOrder(@ForAll List<@IntRange(max = 23) Integer> hours, @ForAll long seed) {
        List<Interaction> calls = IntStream.range(0, hours.size())
                .mapToObj(i -> call(hours.get(i))
                        .outcome(i % 3 == 0 ? Outcome.REACHED : Outcome.NO_ANSWER)
                        .build())
                .toList();
        List<Interaction> mixed = new ArrayList<>(calls);
        Collections.shuffle(mixed, new Random(seed));
        AttemptsByHour counted = CALLS.count(calls, ZoneOffset.UTC);
        assertEquals(counted, CALLS.count(mixed, ZoneOffset.UTC));
        assertEquals(hours.size(), counted.attempted());
        assertEquals((hours.size() + 2) / 3, counted.answered());
        AttemptsByHour added = calls.stream()
                .map(one -> CALLS.count(List.of(one), ZoneOffset.UTC))
                .reduce(AttemptsByHour.none(), AttemptsByHour::plus);
        assertEquals(counted, added);
    }
}
