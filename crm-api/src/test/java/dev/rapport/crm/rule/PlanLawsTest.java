package dev.rapport.crm.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.calendar.QuietHours;
import dev.rapport.crm.calendar.TimeWindow;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.criterion.Criteria;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every contact, every rule and every moment. */
class PlanLawsTest {

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    @Property(tries = 400)
    void doesNotDependOnTheOrderOfHistoryAndRules(@ForAll("seeds") long seed) {
        World world = RandomWorld.of(seed);
        Instant now = RandomWorld.moment(seed);
        Plan plan = world.plan(now);
        assertEquals(plan, world.plan(now), "twice the same");
        Collections.shuffle(world.history, new Random(seed));
        List<Rule> rules = new ArrayList<>(world.rules);
        Collections.shuffle(rules, new Random(seed + 1));
        world.rules = rules;
        assertEquals(plan, world.plan(now), "shuffled");
    }

    @Property(tries = 400)
    void holdsExactlyUntilItSays(@ForAll("seeds") long seed) {
        World world = RandomWorld.of(seed);
        Instant now = RandomWorld.moment(seed);
        Plan plan = world.plan(now);
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            long horizon = plan.validUntil()
                    .map(until -> Duration.between(now, until).toSeconds())
                    .orElse(Duration.ofDays(5000).toSeconds());
            Instant later = now.plusSeconds((long) (random.nextDouble() * horizon));
            assertTrue(world.plan(later).isSamePlan(plan), () -> "seed " + seed + ": not the same at " + later);
        }
        plan.validUntil().ifPresent(until -> {
            assertTrue(until.isAfter(now));
            assertTrue(world.plan(until.minusNanos(1000)).isSamePlan(plan), () -> "seed " + seed + " before " + until);
            assertFalse(world.plan(until).isSamePlan(plan), () -> "seed " + seed + ": nothing changes at " + until);
        });
    }

    /** It may be planned again without need, when a condition turns on which nothing depends at the moment. */
    @Property(tries = 400)
    void staysAsItIsUntilAConditionTurns(@ForAll("seeds") long seed) {
        World world = RandomWorld.of(seed);
        Random random = new Random(seed);
        List<Rule> rules = new ArrayList<>(world.rules);
        for (String lane : List.of("one", "two")) {
            rules.add(Rule.named(lane)
                    .lane(lane)
                    .when(condition(random))
                    .once(Offset.days(random.nextInt(9)))
                    .afterFirst(World.PURCHASE));
        }
        world.rules = rules;
        Instant now = RandomWorld.moment(seed);
        Plan plan = world.plan(now);
        long horizon = plan.validUntil()
                .map(until -> Duration.between(now, until).toSeconds())
                .orElse(Duration.ofDays(900).toSeconds());
        for (int i = 0; i < 20; i++) {
            Instant later = now.plusSeconds((long) (random.nextDouble() * horizon));
            assertTrue(world.plan(later).isSamePlan(plan), () -> "seed " + seed + ": not the same at " + later);
        }
        plan.validUntil()
                .ifPresent(until -> assertTrue(
                        world.plan(until.minusNanos(1000)).isSamePlan(plan),
                        () -> "seed " + seed + " before " + until));
    }

    private static Criterion condition(Random random) {
        TouchFilter bought = TouchFilter.kinds(World.PURCHASE);
        Period period = Period.ofDays(1 + random.nextInt(90));
        Criterion lately = Criteria.atLeast(1 + random.nextInt(2), bought, Criteria.inLast(period));
        Criterion asleep = Criteria.lastLongerAgo(TouchFilter.any().outbound(), period);
        Criterion often = Criteria.atLeast(random.nextInt(4), TouchFilter.any());
        return switch (random.nextInt(4)) {
            case 0 -> lately;
            case 1 -> asleep.or(lately);
            case 2 -> often.and(Criteria.not(asleep));
            default -> often;
        };
    }

    @Property(tries = 400)
    void isNeverOutsideTheWindowOrWithinQuietHours(@ForAll("seeds") long seed) {
        World world = RandomWorld.of(seed);
        Plan plan = world.plan(RandomWorld.moment(seed));
        Optional<TimeWindow> window = world.preferences.build().window().or(world.policy::window);
        Optional<QuietHours> quiet = world.preferences.build().quietHours().or(world.policy::quietHours);
        for (NextContact next : all(plan)) {
            window.ifPresent(hours -> assertTrue(hours.contains(next.due().toLocalTime())));
            quiet.ifPresent(hours -> assertFalse(hours.contains(next.due().toLocalTime())));
            assertFalse(
                    world.preferences.build().blackoutDays().contains(next.due().toLocalDate()));
        }
    }

    @Property(tries = 400)
    void isNeverMadeEarlierByASnooze(@ForAll("seeds") long seed) {
        World world = RandomWorld.of(seed);
        Instant now = RandomWorld.moment(seed);
        for (NextContact before : all(world.plan(now))) {
            LocalDateTime until = before.due().toLocalDateTime().plusHours(new Random(seed).nextInt(2000) - 300);
            world.snoozes.merge(before.occurrence(), until, (old, one) -> old.isAfter(one) ? old : one);
            for (NextContact after : all(world.plan(now))) {
                if (after.occurrence().equals(before.occurrence())) {
                    assertFalse(after.due().toLocalDate().isBefore(before.due().toLocalDate()), () -> "seed " + seed);
                    assertFalse(after.due().toLocalDateTime().isBefore(until), () -> "seed " + seed);
                }
            }
        }
    }

    @Property(tries = 400)
    void isNeverMadeEarlierByAnAnswer(@ForAll("seeds") long seed) {
        World world = RandomWorld.of(seed);
        world.rules = List.of(RandomWorld.chase());
        Instant now = RandomWorld.moment(seed);
        Optional<NextContact> before = world.plan(now).next();
        world.heard(Channel.CALL, now.toString());
        Optional<NextContact> after = world.plan(now).next();
        if (before.isPresent() && after.isPresent()) {
            Instant earlier = before.get().due().toInstant();
            assertFalse(after.get().due().toInstant().isBefore(earlier), () -> "seed " + seed);
        }
    }

    @Property(tries = 100)
    void doesNotDependOnTheDefaultsOfTheMachine(@ForAll("seeds") long seed) {
        World world = RandomWorld.of(seed);
        Instant now = RandomWorld.moment(seed);
        Explanation here = Planner.explain(world.facts(), world.book(), world.permission, now);
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            Explanation there = Planner.explain(world.facts(), world.book(), world.permission, now);
            assertEquals(here.plan(), there.plan());
            assertEquals(here.text(), there.text());
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Property(tries = 200)
    void isTheSameWhetherExplainedOrNot(@ForAll("seeds") long seed) {
        World world = RandomWorld.of(seed);
        Instant now = RandomWorld.moment(seed);
        assertEquals(
                world.plan(now),
                Planner.explain(world.facts(), world.book(), world.permission, now)
                        .plan());
    }

    @Property(tries = 200)
    void keepsItsDueDateWheneverSomebodyLooks(@ForAll("seeds") long seed) {
        World world = RandomWorld.of(seed);
        Instant now = RandomWorld.moment(seed);
        for (NextContact first : all(world.plan(now))) {
            for (NextContact later : all(world.plan(now.plus(Duration.ofDays(7))))) {
                if (later.occurrence().equals(first.occurrence())) {
                    assertEquals(first.due(), later.due());
                    assertEquals(first.adjustments(), later.adjustments());
                }
            }
        }
    }

    @Property(tries = 200)
    void isTheSameForHistoryThatIsReadBack(@ForAll("seeds") long seed) {
        World world = RandomWorld.of(seed);
        List<Interaction> history = List.copyOf(world.history);
        Plan plan = world.plan(RandomWorld.moment(seed));
        world.history.clear();
        history.forEach(event -> world.history.add(event.toBuilder().build()));
        assertEquals(plan, world.plan(RandomWorld.moment(seed)));
    }

    private static List<NextContact> all(Plan plan) {
        List<NextContact> all = new ArrayList<>(plan.also());
        plan.next().ifPresent(all::add);
        return all;
    }
}
