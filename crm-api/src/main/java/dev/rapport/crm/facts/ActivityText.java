package dev.rapport.crm.facts;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.interaction.Direction;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Outcome;
import dev.rapport.crm.interaction.Touch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of an {@link Activity}: one line for each tally, chain and series, fields between bars.
 *
 * <p>Every field is a token, a number, a date, a zone or an id, none of which can hold a bar or a line end.
 */
final class ActivityText {
    private static final String VERSION = "1";

    private ActivityText() {}

    static String write(Activity a) {
        StringBuilder out = new StringBuilder(VERSION);
        line(
                out,
                "o",
                a.outboundDepth(),
                a.outbound().stream().map(ActivityText::micros).collect(Collectors.joining(",")));
        a.last().ifPresent(t -> line(out, "l", touch(t)));
        a.zoneForUnzoned().ifPresent(zone -> line(out, "z", zone.getId()));
        a.tallies().forEach((k, t) -> line(out, "t", t.count(), touch(t.first()), touch(t.last())));
        a.chains()
                .forEach((c, chain) -> line(
                        out, "c", c, chain.attempts(), chain.answered(), touch(chain.first()), touch(chain.last())));
        a.series()
                .forEach((kinds, s) -> line(
                        out,
                        "d",
                        join(kinds),
                        s.depth(),
                        s.count(),
                        s.first().map(Object::toString).orElse(""),
                        join(s.newest())));
        return out.toString();
    }

    private static void line(StringBuilder out, Object... fields) {
        out.append('\n').append(Arrays.stream(fields).map(Object::toString).collect(Collectors.joining("|")));
    }

    private static String join(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static String touch(Touch t) {
        return String.join(
                "|",
                t.fact().toString(),
                micros(t.at()),
                t.zone().map(ZoneId::getId).orElse(""),
                t.kind().name(),
                t.channel().map(Channel::name).orElse(""),
                t.direction().map(Direction::name).orElse(""),
                t.outcome().map(Outcome::name).orElse(""));
    }

    private static String micros(Instant instant) {
        // ChronoUnit.MICROS.between counts nanoseconds, of which there are too many from the year 2262 on
        return Long.toString(TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + instant.getNano() / 1_000);
    }

    static Activity read(String text) {
        String[] lines = text.split("\n", -1);
        if (!lines[0].equals(VERSION)) {
            throw new IllegalArgumentException(
                    "text: version is not " + VERSION + "; read the history again with Activity.of(...)");
        }
        ActivityBuilder b = new ActivityBuilder(FactNeeds.none());
        try {
            Arrays.stream(lines, 1, lines.length).forEach(line -> read(new Fields(line), b));
        } catch (IndexOutOfBoundsException | java.time.DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("text: cannot be read; read the history again with Activity.of(...)", e);
        }
        return new Activity(b);
    }

    private static void read(Fields f, ActivityBuilder b) {
        switch (f.next()) {
            case "o" -> {
                b.outboundDepth = f.number();
                f.list().forEach(micros -> b.outbound.addLast(instant(micros)));
            }
            case "l" -> b.last = f.touch();
            case "z" -> b.zoneForUnzoned = ZoneId.of(f.next());
            case "t" -> {
                long count = Long.parseLong(f.next());
                Touch first = f.touch();
                b.tallies.put(TallyKey.of(first), new Tally(count, first, f.touch()));
            }
            case "c" -> {
                Channel channel = Channel.of(f.next());
                int attempts = f.number();
                boolean answered = Boolean.parseBoolean(f.next());
                Touch first = f.touch();
                b.chains.put(channel, new Chain(first, attempts, f.touch(), answered));
            }
            case "d" -> {
                TreeSet<InteractionKind> kinds =
                        f.list().stream().map(InteractionKind::of).collect(Collectors.toCollection(TreeSet::new));
                int depth = f.number();
                int count = f.number();
                @Nullable LocalDate first = f.optional().map(LocalDate::parse).orElse(null);
                b.days.put(
                        kinds,
                        new DaySeries(
                                depth,
                                count,
                                first,
                                f.list().stream().map(LocalDate::parse).toList()));
            }
            default -> throw new IllegalArgumentException("text: unknown line; read the history again");
        }
    }

    private static Instant instant(String micros) {
        return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
    }

    /** Reads the fields of a line from left to right. */
    private static final class Fields {
        private final List<String> fields;
        private int next;

        Fields(String line) {
            fields = new ArrayList<>(Arrays.asList(line.split("\\|", -1)));
        }

        String next() {
            return fields.get(next++);
        }

        int number() {
            return Integer.parseInt(next());
        }

        Optional<String> optional() {
            String field = next();
            return field.isEmpty() ? Optional.empty() : Optional.of(field);
        }

        List<String> list() {
            return optional().map(s -> Arrays.asList(s.split(",", -1))).orElse(List.of());
        }

        Touch touch() {
            InteractionId fact = InteractionId.parse(next());
            Instant at = instant(next());
            Optional<ZoneId> zone = optional().map(ZoneId::of);
            InteractionKind kind = InteractionKind.of(next());
            Optional<Channel> channel = optional().map(Channel::of);
            Optional<Direction> direction = optional().map(Direction::valueOf);
            return new Touch(
                    fact, at, zone, kind, channel, direction, optional().map(Outcome::of));
        }
    }
}
