package dev.rapport.crm.criterion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.PartialDate;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Money;
import dev.rapport.crm.interaction.TouchFilter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A condition turns exactly when it is said to. */
class TurningTest {
    private static final TouchFilter BOUGHT = TouchFilter.kinds(InteractionKind.PURCHASE);
    private static final Contact ADA = Contact.person("Ada")
            .tag("vip")
            .date("birthday", PartialDate.parse("--03-31"))
            .date("founded", PartialDate.parse("2004-02-29"))
            .build();

    /** Clocks are put back over midnight in Havana and Beirut; Apia left out a day. */
    private static final List<ZoneId> ZONES = Stream.of(
                    "UTC",
                    "Europe/Berlin",
                    "America/Havana",
                    "America/St_Johns",
                    "Asia/Beirut",
                    "Pacific/Apia",
                    "Asia/Kathmandu")
            .map(ZoneId::of)
            .toList();

    private final List<Interaction> history = new ArrayList<>();

    private Function<Instant, Subject> facts(ZoneId zone) {
        return then -> Subject.of(ADA, history, then.atZone(zone));
    }

    private void bought(Instant at, long amount) {
        history.add(Interaction.purchase(ADA.id())
                .at(at)
                .amount(new Money(BigDecimal.valueOf(amount), Currency.getInstance("EUR")))
                .build());
    }

    @Test
    void wakesWhenTheThirdLastPurchaseLeavesTheWindow() {
        for (int day : List.of(1, 5, 9)) {
            bought(Instant.parse("2027-01-0" + day + "T12:00:00Z"), 1);
        }
        Instant now = Instant.parse("2027-01-20T12:00:00Z");
        Criterion two = Criteria.atLeast(2, BOUGHT, Criteria.inLast(Period.ofDays(30)));
        // 5 January is in the last 30 days up to 4 February in Kathmandu, which is 5:45 ahead
        assertEquals(
                Optional.of(Instant.parse("2027-02-04T18:15:00Z")),
                Turning.after(two, now, facts(ZoneId.of("Asia/Kathmandu"))));
        assertEquals(Optional.empty(), Turning.after(Criteria.atLeast(2, BOUGHT), now, facts(ZoneId.of("UTC"))));
        assertEquals(
                Optional.of(Instant.parse("2027-02-09T00:00:00Z")),
                Turning.after(Criteria.lastWithin(BOUGHT, Period.ofDays(30)), now, facts(ZoneId.of("UTC"))));
    }

    @Test
    void wakesWhenSomethingComesToPassThatWasDatedAhead() {
        Instant ahead = Instant.parse("2027-02-01T12:00:00Z");
        bought(ahead, 1);
        assertEquals(
                Optional.of(ahead),
                Turning.after(Criteria.atLeast(1, BOUGHT), ahead.minusSeconds(1), facts(ZoneId.of("UTC"))));
        assertEquals(Optional.empty(), Turning.after(Criteria.atLeast(1, BOUGHT), ahead, facts(ZoneId.of("UTC"))));
        assertEquals(
                Optional.empty(),
                Turning.after(Criteria.tagged("vip"), ahead.minusSeconds(1), facts(ZoneId.of("UTC"))));
    }

    @Test
    void wakesOnTheDayOnWhichABirthdayComesNear() {
        Criterion near = Criteria.dateWithin("birthday", Period.ofMonths(1));
        Instant now = Instant.parse("2027-02-01T12:00:00Z");
        // a month from 27 February is 27 March; from the 28th it is the 28th; from 1 March it is 1 April
        assertEquals(
                Optional.of(Instant.parse("2027-02-28T18:15:00Z")),
                Turning.after(near, now, facts(ZoneId.of("Asia/Kathmandu"))));
        Instant day = Instant.parse("2027-03-31T12:00:00Z");
        assertEquals(
                Optional.of(Instant.parse("2027-04-01T00:00:00Z")), Turning.after(near, day, facts(ZoneId.of("UTC"))));
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void staysAsItIsUntilThenAndIsAnotherThen(@ForAll long seed) {
        Random random = new Random(seed);
        history.clear();
        ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
        Instant now = change(zone, random).plusSeconds(random.nextInt(400_000) - 200_000);
        for (int i = random.nextInt(6); i > 0; i--) {
            bought(now.plusSeconds(random.nextInt(90 * 86_400) - 80 * 86_400), random.nextInt(30) - 5);
        }
        Criterion criterion = random(random, 2);
        Function<Instant, Subject> facts = facts(zone);
        boolean answer = criterion.test(facts.apply(now));

        Optional<Instant> turn = Turning.after(criterion, now, facts);

        Instant end = turn.orElse(now.plus(Duration.ofDays(200)));
        Stream.of(moments(now, end, zone), history.stream().map(Interaction::occurredAt), atRandom(now, end, random))
                .flatMap(Function.identity())
                .filter(then -> then.isAfter(now) && then.isBefore(end))
                .forEach(then -> assertEquals(
                        answer, criterion.test(facts.apply(then)), () -> "seed " + seed + ", not the same at " + then));
        // dates that alter nothing are looked behind for 50 steps, of which four conditions take less than ten a year
        turn.filter(then -> then.isBefore(now.plus(Duration.ofDays(5 * 365))))
                .ifPresent(then -> assertNotEquals(
                        answer, criterion.test(facts.apply(then)), () -> "seed " + seed + ", the same at " + then));
    }

    /** A time at which clocks are changed, where they are. */
    private static Instant change(ZoneId zone, Random random) {
        Instant some = Instant.parse("2008-01-01T00:00:00Z").plusSeconds(random.nextInt(10 * 365 * 86_400));
        return Optional.ofNullable(zone.getRules().nextTransition(some))
                .map(transition -> transition.getInstant())
                .orElse(some);
    }

    /** Around the beginning of each day and each change of clocks. */
    private static Stream<Instant> moments(Instant from, Instant to, ZoneId zone) {
        List<Instant> all = new ArrayList<>();
        LocalDate last = LocalDate.ofInstant(to, zone).plusDays(1);
        for (LocalDate day = LocalDate.ofInstant(from, zone); !day.isAfter(last); day = day.plusDays(1)) {
            all.add(day.atStartOfDay(zone).toInstant());
            all.add(day.atStartOfDay(zone).withLaterOffsetAtOverlap().toInstant());
        }
        var next = zone.getRules().nextTransition(from);
        while (next != null && next.getInstant().isBefore(to)) {
            all.add(next.getInstant());
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return all.stream().flatMap(at -> Stream.of(at.minusNanos(1_000), at, at.plusNanos(1_000)));
    }

    private static Stream<Instant> atRandom(Instant from, Instant to, Random random) {
        long seconds = Math.max(1, Duration.between(from, to).toSeconds());
        return Stream.generate(() -> from.plusSeconds(random.nextLong(seconds))).limit(20);
    }

    private static Criterion random(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 6 : 9);
        Period period = Period.of(0, random.nextInt(2), 1 + random.nextInt(40));
        return switch (kind) {
            case 0 -> Criteria.atLeast(1 + random.nextInt(3), BOUGHT, Criteria.inLast(period));
            case 1 -> Criteria.atMost(random.nextInt(3), BOUGHT);
            case 2 -> Criteria.sumAtLeast(Money.of("" + random.nextInt(40), "EUR"), BOUGHT, Criteria.inLast(period));
            case 3 ->
                new Ago(
                        BOUGHT,
                        random.nextBoolean() ? Criterion.End.FIRST : Criterion.End.LAST,
                        random.nextBoolean() ? Ago.Distance.LONGER : Ago.Distance.WITHIN,
                        period);
            case 4 -> Criteria.tagged(random.nextBoolean() ? "vip" : "left");
            case 5 -> Criteria.dateWithin(random.nextBoolean() ? "birthday" : "founded", period);
            case 6 -> random(random, depth - 1).and(random(random, depth - 1));
            case 7 -> random(random, depth - 1).or(random(random, depth - 1));
            default -> Criteria.not(random(random, depth - 1));
        };
    }
}
