package dev.rapport.crm.testkit;

import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactKind;
import dev.rapport.crm.criterion.Ago;
import dev.rapport.crm.criterion.Bounds;
import dev.rapport.crm.criterion.Criteria;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.HasFollowUp;
import dev.rapport.crm.criterion.HoldOut;
import dev.rapport.crm.criterion.Summed;
import dev.rapport.crm.criterion.Window;
import dev.rapport.crm.interaction.Direction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.TouchFilter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Conditions of every kind, over few names and over instants at which something begins or ends. */
final class RandomCriteria {
    static final List<String> TAGS = List.of("vip", "VIP", "a b", "%", "\uD83D\uDE00");
    static final List<InteractionKind> KINDS =
            List.of(InteractionKind.PURCHASE, InteractionKind.CALL, InteractionKind.EMAIL, InteractionKind.of("VISIT"));
    static final List<Channel> CHANNELS = List.of(Channel.CALL, Channel.EMAIL, Channel.of("KIOSK"));
    static final List<Currency> CURRENCIES =
            Stream.of("EUR", "USD", "JPY").map(Currency::getInstance).toList();
    static final List<BigDecimal> AMOUNTS = Stream.of(
                    "5",
                    "0.01",
                    "-5",
                    "99999.999999999",
                    "9999999999999999999.999999999",
                    "-9999999999999999999.999999999",
                    "0.000000001",
                    "0")
            .map(BigDecimal::new)
            .toList();
    static final AttributeKey<String> CITY = AttributeKey.text("city");
    static final HoldOut GROUP = HoldOut.of("spring", 50);
    private static final List<ZoneId> ZONES = List.of(
            ZoneOffset.UTC, ZoneId.of("Asia/Tokyo"), ZoneId.of("America/New_York"), ZoneId.of("Asia/Kathmandu"));
    private static final List<Period> PERIODS =
            List.of(Period.ofDays(1), Period.ofDays(2), Period.ofDays(30), Period.ofMonths(1), Period.ofYears(1));

    private final Random random;

    RandomCriteria(Random random) {
        this.random = random;
    }

    <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** When and where it is asked: a month is shorter than 30 days by an hour where clocks are put forward. */
    ZonedDateTime asOf() {
        Instant now =
                pick(List.of(Samples.NOW, Samples.NOW.plus(StorageScene.MICRO), Instant.parse("2026-04-01T03:30:00Z")));
        return now.atZone(pick(ZONES));
    }

    /** Something happens at the very instant that is asked about, at the midnights where windows begin, and next to them. */
    Instant instant() {
        ZonedDateTime asked = asOf();
        LocalDate begin = asked.toLocalDate().minus(pick(PERIODS));
        Instant near = random.nextInt(3) == 0
                ? asked.toInstant()
                : begin.atStartOfDay(asked.getZone()).toInstant();
        return near.plus(StorageScene.MICRO.multipliedBy(random.nextInt(3) - 1L));
    }

    Criterion criterion(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return part();
        }
        return switch (random.nextInt(5)) {
            case 0, 1 -> new Criterion.AllOf(parts(depth - 1));
            case 2, 3 -> new Criterion.AnyOf(parts(depth - 1));
            default -> Criteria.not(criterion(depth - 1));
        };
    }

    private List<Criterion> parts(int depth) {
        List<Criterion> parts = new ArrayList<>();
        int count = random.nextInt(8) == 0 ? 0 : 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            parts.add(criterion(depth));
        }
        return parts;
    }

    private Criterion part() {
        return switch (random.nextInt(14)) {
            case 0 -> new Criterion.OfKind(pick(List.of(ContactKind.values())));
            case 1, 2 -> Criteria.tagged(pick(TAGS));
            case 3, 4, 5 -> counted();
            case 6, 7 -> new Summed(filter(), window(), pick(CURRENCIES), bounds());
            case 8, 9 ->
                new Criterion.Dated(
                        filter(),
                        pick(List.of(Criterion.End.values())),
                        pick(List.of(Criterion.Side.values())),
                        instant().plusNanos(random.nextInt(2) * 500L));
            case 10, 11 ->
                new Ago(
                        filter(),
                        pick(List.of(Criterion.End.values())),
                        pick(List.of(Ago.Distance.values())),
                        pick(PERIODS));
            default -> undecided();
        };
    }

    private Criterion undecided() {
        return pick(List.of(
                Criteria.has(CITY),
                Criteria.unowned(),
                Criteria.inZone(ZoneOffset.UTC),
                Criteria.dateWithin("birthday", Period.ofDays(30)),
                Criteria.heldOut(GROUP),
                Criteria.related("works-at"),
                Criteria.permitted(Samples.NEWS, Channel.EMAIL),
                Criteria.followUp(HasFollowUp.State.DUE)));
    }

    private Criterion counted() {
        int least = random.nextInt(4);
        return new Criterion.Counted(
                filter(), window(), least, random.nextBoolean() ? Long.MAX_VALUE : least + random.nextInt(3));
    }

    private Bounds bounds() {
        BigDecimal bound = pick(AMOUNTS);
        return switch (random.nextInt(3)) {
            case 0 -> Bounds.atLeast(bound);
            case 1 -> Bounds.atMost(bound);
            default -> Bounds.between(bound.min(BigDecimal.ONE), bound.max(BigDecimal.ONE));
        };
    }

    private Window window() {
        if (random.nextInt(3) == 0) {
            return Window.inLast(pick(PERIODS));
        }
        Instant from = instant();
        Instant to = instant();
        return switch (random.nextInt(4)) {
            case 0 -> Window.ever();
            case 1 -> Window.since(from);
            case 2 -> new Window.Between(Optional.empty(), Optional.of(to));
            default -> from.isBefore(to) ? Window.between(from, to) : Window.since(to);
        };
    }

    private TouchFilter filter() {
        TreeSet<InteractionKind> kinds = new TreeSet<>();
        TreeSet<Channel> channels = new TreeSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            kinds.add(pick(KINDS));
        }
        if (random.nextInt(4) == 0) {
            channels.add(pick(CHANNELS));
        }
        return new TouchFilter(
                kinds,
                channels,
                random.nextInt(3) == 0 ? Optional.of(pick(List.of(Direction.values()))) : Optional.empty());
    }
}
