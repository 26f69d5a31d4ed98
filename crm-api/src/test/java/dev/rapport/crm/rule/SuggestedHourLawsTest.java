package dev.rapport.crm.rule;

import static dev.rapport.crm.contact.Channel.EMAIL;
import static dev.rapport.crm.rule.World.PURCHASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.interaction.AnswerHours;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Compares each plan with the one without suggestions: only the hour differs, and it is the best by the formula. */
class SuggestedHourLawsTest {

    private static final double EQUAL = 1e-12;

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    @Property(tries = 1000)
    void changesNothingButTheHourWhichIsTheBestPossible(@ForAll("seeds") long seed) {
        World world = RandomWorld.of(seed);
        World plain = RandomWorld.withoutSuggestions(seed);
        Instant now = RandomWorld.moment(seed);
        Permission permission = permission(new Random(seed));
        Plan plan = world.allowing(permission).plan(now);
        Plan without = plain.allowing(permission).plan(now);
        assertEquals(without.rejected().keySet(), plan.rejected().keySet());
        assertEquals(without.validUntil(), plan.validUntil());
        Map<String, NextContact> expected = byRule(without);
        Map<String, NextContact> actual = byRule(plan);
        assertEquals(expected.keySet(), actual.keySet());
        Best best = new Best(world, RandomWorld.hours(seed));
        expected.forEach(
                (rule, before) -> best.check(before, Objects.requireNonNull(actual.get(rule)), () -> "seed " + seed));
    }

    private static Map<String, NextContact> byRule(Plan plan) {
        Map<String, NextContact> all = new TreeMap<>();
        Stream.concat(plan.next().stream(), plan.also().stream()).forEach(next -> all.put(next.rule(), next));
        return all;
    }

    /** Open at some hours of the day, one of them at least. */
    private static Permission permission(Random random) {
        int always = random.nextInt(24);
        boolean[] open = new boolean[24];
        for (int hour = 0; hour < 24; hour++) {
            open[hour] = random.nextInt(4) > 0 || hour == always;
        }
        if (random.nextBoolean()) {
            return Permission.unchecked();
        }
        return question -> isOpen(open, question.due())
                ? Permission.Answer.granted()
                : Permission.Answer.later(nextHour(question.due()));
    }

    private static boolean isOpen(boolean[] open, ZonedDateTime due) {
        return open[due.getHour()];
    }

    private static Instant nextHour(ZonedDateTime due) {
        return due.toInstant().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);
    }

    /** What the formula says of each hour that is possible, in plain words. */
    private static final class Best {
        private final World world;
        private final AnswerHours hours;
        private final ZoneId zone;
        private final long[] tried = new long[24];
        private final long[] answered = new long[24];

        Best(World world, AnswerHours hours) {
            this.world = world;
            this.hours = hours;
            zone = world.contact.build().zone().orElse(world.policy.fallbackZone());
            Instant since =
                    hours.cutOff().atZone(ZoneId.of("UTC")).minusYears(2).toInstant();
            Set<Channel> channels = hours.times().attempts().channels();
            for (Interaction event : world.history) {
                boolean isMeant = channels.isEmpty()
                        || event.channel().filter(channels::contains).isPresent();
                boolean isOutbound = event.touch().isOutbound();
                boolean isSettled = event.outcome()
                        .filter(Predicate.not(Outcome.BOUNCED::equals))
                        .isPresent();
                if (isMeant && isOutbound && isSettled && !event.occurredAt().isBefore(since)) {
                    int hour =
                            event.occurredAt().atZone(event.zone().orElse(zone)).getHour();
                    tried[hour]++;
                    answered[hour] += event.outcome().orElseThrow().equals(Outcome.NO_ANSWER) ? 0 : 1;
                }
            }
        }

        private double chance(int hour) {
            double all =
                    (double) hours.everybody().answered() / hours.everybody().attempted();
            double here = (hours.everybody().answered(hour) + 20 * all)
                    / (hours.everybody().attempted(hour) + 20);
            return (answered[hour] + 10 * here) / (tried[hour] + 10);
        }

        private boolean isPossible(NextContact before, int hour) {
            LocalDateTime then = before.due().toLocalDate().atTime(hour, 0);
            if (zone.getRules().getValidOffsets(then).isEmpty()) {
                return false;
            }
            return IntStream.range(0, 60).allMatch(minute -> isOpen(LocalTime.of(hour, minute)))
                    && Stream.concat(
                                    world.contactSnooze.stream(),
                                    Optional.ofNullable(world.snoozes.get(before.occurrence())).stream())
                            .noneMatch(then::isBefore)
                    && floor(before.rule())
                            .filter(then.atZone(zone).toInstant()::isBefore)
                            .isEmpty()
                    && isPermitted(before, then.atZone(zone));
        }

        private boolean isOpen(LocalTime time) {
            return world.preferences
                            .build()
                            .window()
                            .or(world.policy::window)
                            .filter(w -> !w.contains(time))
                            .isEmpty()
                    && world.preferences
                            .build()
                            .quietHours()
                            .or(world.policy::quietHours)
                            .filter(q -> q.contains(time))
                            .isEmpty();
        }

        private boolean isPermitted(NextContact before, ZonedDateTime then) {
            return before.findChannel()
                    .map(channel -> world.permission
                            .ask(new Permission.Question(world.facts(), channel, World.NEWS, then, then.toInstant()))
                            .isGranted())
                    .orElse(true);
        }

        /** The event that each rule of the random world counts from. */
        private Optional<Instant> floor(String rule) {
            return switch (rule) {
                case "after" -> last(e -> e.kind().equals(PURCHASE)).map(this::elapsed);
                case "first" ->
                    world.history.stream()
                            .filter(e -> e.kind().equals(PURCHASE))
                            .map(Interaction::occurredAt)
                            .min(Comparator.naturalOrder());
                case "rhythm", "alive" -> last(e -> e.kind().equals(PURCHASE));
                case "chase" ->
                    last(e -> e.touch().isOutbound()
                            && e.channel().filter(EMAIL::equals).isPresent());
                case "floating" ->
                    last(e -> e.touch().isOutbound())
                            .or(() -> Optional.of(start().atStartOfDay(zone).toInstant()));
                default -> Optional.empty();
            };
        }

        private Instant elapsed(Instant event) {
            AfterRule after = (AfterRule) rule("after");
            Offset offset = ((After) after.timing()).offset();
            return offset instanceof Offset.Hours ofHours ? event.plus(ofHours.duration()) : event;
        }

        private LocalDate start() {
            return Objects.requireNonNull(((Floating) ((FloatingRule) rule("floating")).timing()).start());
        }

        private RuleOptions<?> rule(String id) {
            return (RuleOptions<?>) world.book().rule(id).orElseThrow();
        }

        private Optional<Instant> last(Predicate<Interaction> meant) {
            return world.history.stream()
                    .filter(meant)
                    .map(Interaction::occurredAt)
                    .max(Comparator.naturalOrder());
        }

        void check(NextContact before, NextContact after, Supplier<String> seed) {
            assertEquals(before.occurrence(), after.occurrence(), seed);
            assertEquals(before.due().toLocalDate(), after.due().toLocalDate(), seed);
            assertEquals(before.findChannel(), after.findChannel(), seed);
            List<Integer> possible = IntStream.range(0, 24)
                    .filter(hour -> rule(before.rule()).terms.hours != null
                            && hours.everybody().attempted() > 0
                            && isPossible(before, hour))
                    .boxed()
                    .toList();
            if (possible.isEmpty()) {
                assertTrue(before.isSamePlan(after), seed);
                assertEquals(Optional.empty(), after.suggestedTime(), seed);
                return;
            }
            int chosen = after.suggestedTime()
                    .orElseThrow(() -> new AssertionError(seed.get()))
                    .hour();
            assertEquals(LocalTime.of(chosen, 0), after.due().toLocalTime(), seed);
            assertTrue(possible.contains(chosen), seed);
            assertEquals(chance(chosen), after.suggestedTime().orElseThrow().chance(), EQUAL, seed);
            for (int other : possible) {
                double distance = chance(chosen) - chance(other);
                assertTrue(distance > -EQUAL, () -> seed.get() + ": " + other + " is better than " + chosen);
                assertTrue(distance != 0 || other >= chosen, () -> seed.get() + ": " + other + " is earlier");
            }
            boolean isMoved = !before.due().equals(after.due());
            assertEquals(isMoved, after.adjustments().contains(Adjustment.SUGGESTED_TIME), seed);
            assertEquals(
                    before.adjustments(),
                    after.adjustments().stream()
                            .filter(code -> code != Adjustment.SUGGESTED_TIME)
                            .toList(),
                    seed);
        }
    }
}
