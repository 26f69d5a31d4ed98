package dev.rapport.crm.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.calendar.QuietHours;
import dev.rapport.crm.calendar.Roll;
import dev.rapport.crm.calendar.TimeWindow;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.interaction.AnswerHours;
import dev.rapport.crm.interaction.AttemptsByHour;
import dev.rapport.crm.interaction.ContactTimes;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Compares where the engine puts a contact with a walk in quarters of an hour that knows nothing of the engine. */
class PlacementWalkTest {

    private static final LocalDate START = LocalDate.of(2026, 3, 2);

    @Property(tries = 2000)
    void findsWhatAWalkInQuartersOfAnHourFinds(@ForAll long seed) {
        Walk walk = new Walk(new Random(seed));
        Assume.that(walk.isOpenAtAll());
        World world = walk.world();
        assertEquals(walk.expected(), world.next("2026-01-01T00:00:00Z").due().toLocalDateTime(), () -> "seed " + seed);
    }

    /** One case, and the walk that solves it. */
    private static final class Walk {

        private final LocalDateTime wanted;
        private final boolean[] open = new boolean[96];
        private final boolean hasWindow;
        private final boolean rolls;
        private final int spacing;
        private final Set<LocalDate> blackout = new HashSet<>();
        private final Set<LocalDate> holidays = new HashSet<>();
        private final TreeSet<LocalDateTime> touches = new TreeSet<>();
        private final int max;
        private final int capDays;
        private final LocalDateTime snooze;
        private final LocalDate notBefore;
        private int from;
        private int to = 96;
        private final int quietFrom;
        private final int quietTo;
        private final boolean suggests;
        private final int[] answered = new int[24];

        Walk(Random random) {
            wanted = START.plusDays(random.nextInt(10)).atTime(time(random.nextInt(96)));
            hasWindow = random.nextBoolean();
            if (hasWindow) {
                from = random.nextInt(90);
                to = from + 1 + random.nextInt(95 - from);
            }
            quietFrom = random.nextInt(96);
            quietTo = random.nextInt(96);
            for (int quarter = 0; quarter < 96; quarter++) {
                open[quarter] = quarter >= from && quarter < to;
            }
            for (int quarter = quietFrom; quarter != quietTo; quarter = (quarter + 1) % 96) {
                open[quarter] = false;
            }
            for (int i = random.nextInt(8); i > 0; i--) {
                blackout.add(START.plusDays(random.nextInt(30)));
                holidays.add(START.plusDays(random.nextInt(30)));
                touches.add(START.plusDays(random.nextInt(30)).atTime(time(random.nextInt(96))));
            }
            rolls = random.nextBoolean();
            spacing = random.nextInt(4);
            max = 1 + random.nextInt(3);
            capDays = 1 + random.nextInt(6);
            snooze = START.plusDays(random.nextInt(20)).atTime(time(random.nextInt(96)));
            notBefore = START.plusDays(random.nextInt(20));
            suggests = random.nextBoolean();
            for (int hour = 0; hour < 24; hour++) {
                answered[hour] = random.nextInt(4);
            }
        }

        World world() {
            Policy.Builder policy = Policy.builder().cap(new Cap(max, capDays)).spacingDays(spacing);
            World world = new World();
            world.contact.zone(ZoneOffset.UTC);
            if (hasWindow) {
                policy.window(new TimeWindow(time(from), time(to)));
            }
            if (quietFrom != quietTo) {
                world.preferences.quietHours(new QuietHours(time(quietFrom), time(quietTo)));
            }
            world.preferences.blackoutDays(blackout).notBefore(notBefore);
            world.policy = policy.build();
            world.calendar = world.calendar.holidays(holidays);
            touches.forEach(touch -> world.sent(Channel.CALL, touch + ":00Z"));
            world.snoozed(suggests ? "o:x" : "o", snooze.toString());
            RuleOpening rule = Rule.named("o").roll(rolls ? Roll.FOLLOWING : Roll.NONE);
            world.rules = List.of(suggests ? suggesting(rule) : rule.on(wanted));
            return world;
        }

        private Rule suggesting(RuleOpening rule) {
            AttemptsByHour everybody = AttemptsByHour.none();
            for (int hour = 0; hour < 24; hour++) {
                everybody = everybody.plus(hour, 3, answered[hour]);
            }
            Proposal proposal = Proposal.on("x", wanted.toLocalDate());
            return rule.decidedBy(FactNeeds.none(), facts -> Optional.of(proposal))
                    .at(wanted.toLocalTime())
                    .atSuggestedTime(new AnswerHours(Instant.EPOCH, ContactTimes.of(TouchFilter.any()), everybody));
        }

        boolean isOpenAtAll() {
            for (boolean quarter : open) {
                if (quarter) {
                    return true;
                }
            }
            return false;
        }

        /** Where every hour was tried as often as another, the one with the most answers is the best. */
        LocalDateTime expected() {
            LocalDateTime moment = unsuggested();
            LocalDateTime best = moment;
            int most = -1;
            for (int hour = 0; suggests && hour < 24; hour++) {
                LocalDateTime then = moment.toLocalDate().atTime(hour, 0);
                if (isOpen(hour) && !then.isBefore(snooze) && answered[hour] > most) {
                    best = then;
                    most = answered[hour];
                }
            }
            return best;
        }

        private boolean isOpen(int hour) {
            return open[4 * hour] && open[4 * hour + 1] && open[4 * hour + 2] && open[4 * hour + 3];
        }

        private LocalDateTime unsuggested() {
            LocalDateTime moment = wanted;
            while (rolls && isFree(moment.toLocalDate())) {
                moment = moment.plusDays(1);
            }
            if (notBefore.isAfter(moment.toLocalDate())) {
                moment = notBefore.atTime(wanted.toLocalTime());
            }
            moment = snooze.isAfter(moment) ? snooze : moment;
            if (spacing > 0 && !touches.isEmpty()) {
                LocalDateTime floor =
                        touches.last().toLocalDate().plusDays(spacing).atTime(wanted.toLocalTime());
                moment = floor.isAfter(moment) ? floor : moment;
            }
            while (true) {
                if (!open[quarter(moment)]) {
                    moment = moment.plusMinutes(15);
                } else if (isClosed(moment.toLocalDate())) {
                    moment = hasWindow ? moment.toLocalDate().plusDays(1).atTime(time(from)) : moment.plusDays(1);
                } else {
                    return moment;
                }
            }
        }

        private boolean isClosed(LocalDate day) {
            long touched = touches.stream()
                    .map(LocalDateTime::toLocalDate)
                    .filter(date -> !date.isAfter(day) && date.isAfter(day.minusDays(capDays)))
                    .count();
            return (rolls && isFree(day)) || blackout.contains(day) || touched >= max;
        }

        private boolean isFree(LocalDate day) {
            return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 || holidays.contains(day);
        }

        private static int quarter(LocalDateTime moment) {
            return moment.getHour() * 4 + moment.getMinute() / 15;
        }

        private static LocalTime time(int quarter) {
            return LocalTime.MIDNIGHT.plusMinutes(15L * quarter);
        }
    }
}
