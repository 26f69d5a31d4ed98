package dev.rapport.crm.rule;

import static dev.rapport.crm.contact.Channel.CALL;
import static dev.rapport.crm.contact.Channel.EMAIL;
import static dev.rapport.crm.contact.Channel.POSTAL;
import static dev.rapport.crm.rule.World.CANCEL;
import static dev.rapport.crm.rule.World.NEWS;
import static dev.rapport.crm.rule.World.PURCHASE;

import dev.rapport.crm.calendar.LeapDay;
import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.calendar.QuietHours;
import dev.rapport.crm.calendar.Roll;
import dev.rapport.crm.calendar.TimeWindow;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.facts.Facts;
import dev.rapport.crm.forecast.PurchaseModel;
import dev.rapport.crm.interaction.AnswerHours;
import dev.rapport.crm.interaction.AttemptsByHour;
import dev.rapport.crm.interaction.ContactTimes;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Outcome;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A contact with a history, preferences and rules of every kind, all from one number. */
final class RandomWorld {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final List<String> ZONES =
            List.of("Europe/Paris", "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC");

    private final Random random;
    private final boolean isSuggesting;
    private final AnswerHours hours;

    private RandomWorld(long seed, boolean isSuggesting) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.isSuggesting = isSuggesting;
        hours = hours();
    }

    static World of(long seed) {
        return new RandomWorld(seed, true).world();
    }

    /** The same but for {@code atSuggestedTime}, which no rule says. */
    static World withoutSuggestions(long seed) {
        return new RandomWorld(seed, false).world();
    }

    /** By what rules of that world suggest, if they do. */
    static AnswerHours hours(long seed) {
        return new RandomWorld(seed, true).hours;
    }

    private AnswerHours hours() {
        AttemptsByHour everybody = AttemptsByHour.none();
        for (int hour = 0; hour < 24; hour++) {
            int attempted = random.nextInt(4) * 10;
            everybody = everybody.plus(hour, attempted, random.nextInt(attempted + 1));
        }
        TouchFilter attempts = pick(List.of(TouchFilter.channels(CALL), TouchFilter.any()));
        Instant cutOff = START.plusSeconds((random.nextInt(3 * 365) + 365) * 86_400L);
        return new AnswerHours(cutOff, ContactTimes.of(attempts), everybody);
    }

    /** A moment within two years of the history. */
    static Instant moment(long seed) {
        return START.plusSeconds(new Random(~seed * 0x9E3779B97F4A7C15L).nextInt(2 * 365 * 86_400));
    }

    static Rule chase() {
        return Rule.named("chase")
                .purpose(NEWS)
                .whenUnanswered(EMAIL)
                .after(Offset.workingDays(2))
                .attempts(3);
    }

    private World world() {
        World world = new World();
        if (chance(80)) {
            world.contact.zone(pick(ZONES));
        }
        world.contact.birthday(pick(List.of("--02-29", "--12-30", "--06-15", "1990-01-01")));
        world.contact.date("wedding", dev.rapport.crm.contact.PartialDate.parse("2019-08-31"));
        preferences(world);
        policy(world);
        for (int i = random.nextInt(14); i > 0; i--) {
            event(world);
        }
        world.rules = rules();
        state(world);
        return world;
    }

    private void preferences(World world) {
        if (chance(20)) {
            world.preferences.window(TimeWindow.of("14:00", "16:00"));
        }
        if (chance(20)) {
            world.preferences.quietHours(QuietHours.of("12:30", "14:30"));
        }
        if (chance(20)) {
            world.preferences.notBefore(date());
        }
        if (chance(30)) {
            LocalDate first = date();
            world.preferences.blackoutDays(
                    first.datesUntil(first.plusDays(1 + random.nextInt(30))).toList());
        }
    }

    private void policy(World world) {
        Policy.Builder policy = Policy.builder();
        if (chance(40)) {
            policy.window(TimeWindow.of("09:00", "18:00"));
        }
        if (chance(30)) {
            policy.quietHours(QuietHours.of("20:00", "10:00"));
        }
        if (chance(30)) {
            policy.cap(new Cap(1 + random.nextInt(2), 1 + random.nextInt(7)));
        }
        if (chance(30)) {
            policy.spacingDays(random.nextInt(6));
        }
        policy.fallbackZone(ZoneId.of(pick(ZONES)));
        world.policy = policy.build();
        world.calendar =
                world.calendar.holidays(List.of(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 25), date(), date()));
    }

    private void event(World world) {
        String at = START.plusSeconds(random.nextInt(500 * 86_400)).toString();
        Channel channel = pick(List.of(EMAIL, CALL));
        switch (random.nextInt(8)) {
            case 0 -> world.sent(channel, at);
            case 1 -> world.heard(channel, at);
            case 2 -> world.bounced(channel, at);
            case 3 -> world.happened(CANCEL, at);
            case 4 -> world.add(PURCHASE, at, event -> event.zone(ZoneId.of(pick(ZONES))));
            case 5 -> tried(world, channel, at);
            default -> world.bought(at);
        }
    }

    private void tried(World world, Channel channel, String at) {
        Outcome outcome = pick(List.of(Outcome.REACHED, Outcome.REPLIED, Outcome.NO_ANSWER));
        Optional<ZoneId> zone = chance(40) ? Optional.of(ZoneId.of(pick(ZONES))) : Optional.empty();
        world.add(InteractionKind.of(channel.name()), at, event -> {
            event.by(channel).outbound().outcome(outcome);
            zone.ifPresent(event::zone);
        });
    }

    private List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        List<Rule> all = List.of(
                options("after").once(offset()).afterLast(PURCHASE).exitOn(CANCEL),
                options("first")
                        .once(Offset.parse("P1M2D"))
                        .afterFirst(PURCHASE)
                        .atSameTime(),
                options("floating")
                        .every(Period.ofDays(20))
                        .afterLast(TouchFilter.any().outbound())
                        .startingOn(date()),
                options("grid").every(period()).from(date()).endOfMonth(),
                options("skip").every(period()).from(date()).skippingMissed(),
                options("birthday")
                        .yearlyOn("birthday")
                        .ahead(Period.ofDays(random.nextInt(40)))
                        .leapDays(pick(List.of(LeapDay.values())))
                        .grace(Period.ofDays(random.nextInt(30))),
                options("wedding").yearlyOn("wedding"),
                options("chase").whenUnanswered(EMAIL).after(Offset.days(3)).attempts(3),
                options("rhythm")
                        .whenSilentFor(1.5)
                        .timesTheRhythmOf(PURCHASE)
                        .gaps(1, 3)
                        .exitOn(CANCEL),
                options("alive")
                        .whenAliveBelow(0.4, PurchaseModel.mbgNbd(0.525, 6.183, 0.891, 1.614))
                        .of(PURCHASE),
                options("on").on(date().atTime(time())),
                options("own").decidedBy(FactNeeds.none(), RandomWorld::dayAfterPurchase));
        for (Rule rule : all) {
            if (chance(35)) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private static Optional<Proposal> dayAfterPurchase(Facts facts) {
        return facts.last(TouchFilter.kinds(PURCHASE))
                .map(touch -> Proposal.on(
                        touch.fact().toString(),
                        LocalDate.ofInstant(touch.at(), ZoneOffset.UTC).plusDays(1)));
    }

    private RuleOpening options(String id) {
        RuleOpening rule = Rule.named(id).priority(random.nextInt(3)).lane(pick(List.of("main", "main", "dates")));
        rule = chance(25) ? rule.group("g") : rule;
        rule = chance(40) ? rule.roll(pick(List.of(Roll.values()))) : rule;
        rule = chance(30) ? rule.lapsesAfter(Period.ofDays(random.nextInt(60))) : rule;
        rule = chance(20) ? rule.ignoringCaps() : rule;
        rule = chance(30) && !id.equals("on") ? rule.at(time()) : rule;
        rule = chance(50) && isSuggesting && !id.equals("on") ? rule.atSuggestedTime(hours) : rule;
        return chance(30) ? rule.purpose(NEWS).via(pick(List.of(EMAIL, CALL, POSTAL))) : rule.purpose(NEWS);
    }

    private void state(World world) {
        if (chance(30)) {
            world.contactSnooze = Optional.of(date().atTime(time()));
        }
        for (int year = 2023; year < 2027; year++) {
            if (chance(20)) {
                world.done("birthday:" + year);
            }
            if (chance(10)) {
                world.snoozed(
                        "wedding:" + year,
                        LocalDateTime.of(year, 9, 1 + random.nextInt(28), 11, 0).toString());
            }
        }
        for (Rule rule : world.rules) {
            if (rule instanceof GridRule grid && chance(50)) {
                Grid timing = (Grid) grid.timing();
                world.done(rule.id() + ":" + timing.series().date(random.nextInt(6)));
            }
        }
    }

    private Offset offset() {
        return pick(List.of(
                Offset.days(30),
                Offset.months(1),
                Offset.workingDays(random.nextInt(8)),
                Offset.hours(random.nextInt(200)),
                Offset.weeks(2)));
    }

    private Period period() {
        return pick(List.of(Period.ofDays(7), Period.ofMonths(1), Period.ofMonths(3), Period.of(0, 1, 10)));
    }

    private LocalDate date() {
        return LocalDate.of(2024, 1, 1).plusDays(random.nextInt(600));
    }

    private LocalTime time() {
        return LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
