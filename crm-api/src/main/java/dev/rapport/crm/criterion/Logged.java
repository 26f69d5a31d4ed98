package dev.rapport.crm.criterion;

import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Touch;
import dev.rapport.crm.interaction.TouchFilter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Dealings by the log itself. */
final class Logged implements Dealings {
    private final List<Interaction> past;
    private final List<Interaction> ahead;
    private final ZonedDateTime asOf;

    Logged(Collection<Interaction> effective, ZonedDateTime asOf) {
        Instant now = asOf.toInstant();
        List<Interaction> sorted = effective.stream()
                .sorted(Comparator.comparing(Interaction::touch))
                .toList();
        int passed = 0;
        while (passed < sorted.size() && !sorted.get(passed).occurredAt().isAfter(now)) {
            passed++;
        }
        past = sorted.subList(0, passed);
        ahead = sorted.subList(passed, sorted.size());
        this.asOf = asOf;
    }

    @Override
    public long count(TouchFilter filter, Window window) {
        return in(window, filter).count();
    }

    @Override
    public BigDecimal sum(TouchFilter filter, Window window, Currency currency) {
        return in(window, filter)
                .flatMap(interaction -> interaction.amount().stream())
                .filter(amount -> amount.currency().equals(currency))
                .reduce(BigDecimal.ZERO, (sum, amount) -> sum.add(amount.amount()), BigDecimal::add);
    }

    private Stream<Interaction> in(Window window, TouchFilter filter) {
        Instant from = window.begin(asOf).orElse(Instant.MIN);
        Instant to = window.end().orElse(Instant.MAX);
        return meant(past, filter)
                .filter(interaction -> !interaction.occurredAt().isBefore(from)
                        && interaction.occurredAt().isBefore(to));
    }

    private static Stream<Interaction> meant(List<Interaction> interactions, TouchFilter filter) {
        return interactions.stream()
                .filter(interaction ->
                        filter.matches(interaction.kind(), interaction.channel(), interaction.direction()));
    }

    @Override
    public Optional<Touch> first(TouchFilter filter) {
        return meant(past, filter).findFirst().map(Interaction::touch);
    }

    @Override
    public Optional<Touch> last(TouchFilter filter) {
        return meant(past, filter).reduce((earlier, later) -> later).map(Interaction::touch);
    }

    @Override
    public Optional<Instant> changesAt(TouchFilter filter, Window window) {
        Instant to = window.end().orElse(Instant.MAX);
        Optional<Instant> entering = meant(ahead, filter)
                .map(Interaction::occurredAt)
                .filter(at -> window.begin(at.atZone(asOf.getZone()))
                                .filter(at::isBefore)
                                .isEmpty()
                        && at.isBefore(to))
                .findFirst();
        if (window instanceof Window.InLast last) {
            Instant from = window.begin(asOf).orElseThrow();
            Sliding sliding = new Sliding(last, asOf);
            Optional<Instant> leaving = meant(past, filter)
                    .map(Interaction::occurredAt)
                    .filter(at -> !at.isBefore(from))
                    .findFirst()
                    .flatMap(sliding::leaves);
            Optional<Instant> returning = meant(past, filter)
                    .map(Interaction::occurredAt)
                    .filter(from::isAfter)
                    .reduce((earlier, later) -> later)
                    .flatMap(sliding::returns);
            return Stream.of(entering, leaving, returning)
                    .flatMap(Optional::stream)
                    .min(Comparator.naturalOrder());
        }
        return entering;
    }

    @Override
    public List<Interaction> interactions() {
        return past;
    }

    @Override
    public String toString() {
        return "Dealings[" + past.size() + " interactions]";
    }
}
