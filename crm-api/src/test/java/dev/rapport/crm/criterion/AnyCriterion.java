package dev.rapport.crm.criterion;

import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactKind;
import dev.rapport.crm.criterion.Criterion.End;
import dev.rapport.crm.criterion.Criterion.Side;
import dev.rapport.crm.interaction.Direction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.TouchFilter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Conditions of every kind, with the names and values that are hardest to write down. */
final class AnyCriterion {
    /** A value that came from a person. */
    static final String PRIVATE = "Ouagadougou";

    private AnyCriterion() {}

    static Arbitrary<Criterion> nested(int depth) {
        if (depth == 0) {
            return simple();
        }
        Arbitrary<Criterion> part = Arbitraries.lazyOf(() -> simple(), () -> nested(depth - 1));
        Arbitrary<Criterion[]> parts = part.list().ofMaxSize(3).map(list -> list.toArray(Criterion[]::new));
        return Arbitraries.oneOf(
                simple(), parts.map(Criteria::allOf), parts.map(Criteria::anyOf), part.map(Criteria::not));
    }

    private static Arbitrary<Criterion> simple() {
        return Arbitraries.oneOf(List.of(
                Arbitraries.of(ContactKind.class).map(Criterion.OfKind::new),
                names().map(Criteria::tagged),
                names().map(Criteria::hasDate),
                names().map(Criteria::related),
                Combinators.combine(names(), Arbitraries.integers().between(1, 99))
                        .as((name, percent) -> Criteria.heldOut(HoldOut.of(name, percent))),
                attributes(),
                names().map(Criteria::ownedBy),
                Arbitraries.of(Criteria.ownedBy("nobody"), Criteria.unowned()),
                Arbitraries.of("UTC", "Europe/Paris", "+02:00").map(ZoneId::of).map(Criteria::inZone),
                Combinators.combine(
                                names(),
                                Arbitraries.integers().between(0, 10),
                                Arbitraries.integers().between(1, 60))
                        .as((name, months, days) -> Criteria.dateWithin(name, Period.of(0, months, days))),
                Combinators.combine(names(), bounds())
                        .as((name, bounds) -> Criteria.within(AttributeKey.decimal(name), bounds)),
                Combinators.combine(
                                filters(),
                                windows(),
                                Arbitraries.longs().between(0, 9),
                                Arbitraries.longs().between(9, 12))
                        .as(Criterion.Counted::new),
                filters().map(filter -> Criteria.atLeast(2, filter)),
                Combinators.combine(filters(), windows(), Arbitraries.of("EUR", "USD", "JPY", "XXX"), bounds())
                        .as((filter, window, code, bounds) ->
                                new Summed(filter, window, Currency.getInstance(code), bounds)),
                Combinators.combine(filters(), Arbitraries.of(End.class), Arbitraries.of(Ago.Distance.class), periods())
                        .as(Ago::new),
                Combinators.combine(purposes(), Arbitraries.of("EMAIL", "CALL", "X_2"))
                        .as((purpose, channel) -> Criteria.permitted(purpose, Channel.of(channel))),
                Combinators.combine(names().optional(), Arbitraries.of(HasFollowUp.State.class))
                        .as(HasFollowUp::new),
                Combinators.combine(names(), bounds()).as(Criteria::measured),
                Combinators.combine(filters(), Arbitraries.of(End.class), Arbitraries.of(Side.class), instants())
                        .as(Criterion.Dated::new)));
    }

    private static Arbitrary<Criterion> attributes() {
        Arbitrary<Criterion> texts = Combinators.combine(names(), Arbitraries.of(PRIVATE, "", "a \"b\" \\ \n c"))
                .as((name, value) -> Criteria.is(AttributeKey.text(name), value));
        Arbitrary<Criterion> numbers = Combinators.combine(names(), Arbitraries.longs())
                .as((name, value) -> Criteria.is(AttributeKey.number(name), value));
        Arbitrary<Criterion> decimals = Combinators.combine(
                        names(), Arbitraries.integers(), Arbitraries.integers().between(-38, 38))
                .as((name, value, scale) ->
                        Criteria.is(AttributeKey.decimal(name), new BigDecimal(BigInteger.valueOf(value), scale)));
        Arbitrary<Criterion> flags = names().map(name -> Criteria.is(AttributeKey.flag(name), !name.isEmpty()));
        Arbitrary<Criterion> dates = Combinators.combine(
                        names(), Arbitraries.integers().between(0, 60_000))
                .as((name, day) -> Criteria.is(AttributeKey.date(name), LocalDate.ofEpochDay(day)));
        Arbitrary<Criterion> times = Combinators.combine(names(), instants())
                .as((name, time) -> Criteria.is(AttributeKey.instant(name), time));
        Arbitrary<Criterion> any = names().map(name -> Criteria.has(AttributeKey.date(name)));
        return Arbitraries.oneOf(List.of(texts, numbers, decimals, flags, dates, times, any));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "vip",
                        "and",
                        "or",
                        "not",
                        "attribute",
                        "date",
                        "of",
                        "big fish",
                        "\"",
                        "\\",
                        "a,b",
                        "(x)",
                        "50%",
                        "Ünïcode",
                        "日本",
                        "x=y"),
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8));
    }

    private static Arbitrary<Window> windows() {
        Arbitrary<Window> fixed = Combinators.combine(
                        instants(), Arbitraries.longs().between(1, 1L << 40))
                .as((from, micros) -> Window.between(from, from.plus(micros, ChronoUnit.MICROS)));
        return Arbitraries.oneOf(
                Arbitraries.just(Window.ever()),
                fixed,
                instants().map(Window::since),
                instants().map(to -> new Window.Between(Optional.empty(), Optional.of(to))),
                periods().map(Window::inLast));
    }

    private static Arbitrary<Period> periods() {
        Arbitrary<Integer> count = Arbitraries.of(0, 0, 1, 2, 30, 90, 400);
        return Combinators.combine(count, count, count).as(Period::of).filter(period -> !period.isZero());
    }

    private static Arbitrary<Bounds> bounds() {
        return Combinators.combine(
                        Arbitraries.integers(),
                        Arbitraries.integers().between(0, Integer.MAX_VALUE),
                        Arbitraries.integers().between(-9, 9),
                        Arbitraries.of(0, 1, 2))
                .as((number, more, scale, which) -> {
                    BigDecimal least = new BigDecimal(BigInteger.valueOf(number), scale);
                    BigDecimal most = least.add(new BigDecimal(BigInteger.valueOf(more), scale));
                    return which == 0
                            ? Bounds.atLeast(least)
                            : which == 1 ? Bounds.atMost(most) : Bounds.between(least, most);
                });
    }

    private static Arbitrary<Purpose> purposes() {
        return Combinators.combine(
                        Arbitraries.of("news", "a.b-c", "marketing", "non-marketing"),
                        Arbitraries.of(Purpose.Kind.class))
                .as(Purpose::new);
    }

    private static Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(-2_000_000_000L, 4_000_000_000L).map(Instant::ofEpochSecond);
    }

    private static Arbitrary<TouchFilter> filters() {
        return Combinators.combine(
                        Arbitraries.of("CALL", "EMAIL", "PURCHASE", "X_1").set().ofMaxSize(3),
                        Arbitraries.of("CALL", "EMAIL", "SMS").set().ofMaxSize(2),
                        Arbitraries.of(Direction.class).optional())
                .as((kinds, channels, way) -> new TouchFilter(
                        kinds.isEmpty()
                                ? Collections.emptySortedSet()
                                : new TreeSet<>(
                                        kinds.stream().map(InteractionKind::of).toList()),
                        new TreeSet<>(channels.stream().map(Channel::of).toList()),
                        way));
    }
}
