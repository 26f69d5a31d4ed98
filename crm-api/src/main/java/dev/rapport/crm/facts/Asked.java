package dev.rapport.crm.facts;

import dev.rapport.crm.criterion.Ago;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.Measured;
import dev.rapport.crm.criterion.Parts;
import dev.rapport.crm.criterion.Summed;
import dev.rapport.crm.criterion.Window;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is asked of the interactions of a contact.
 *
 * @param isAnything whether conditions ask anything at all
 * @param ofLog what conditions ask that only the log can tell
 * @param logged which interactions themselves are wanted, and from when on
 */
record Asked(boolean isAnything, Set<Window> ofLog, Map<TouchFilter, Instant> logged) {
    static final Asked NOTHING = new Asked(false, Set.of(), Map.of());

    /** A window begins earlier in another zone and where a day is repeated, by as much as months differ in length. */
    private static final Duration SLACK = Duration.ofDays(7);

    static Asked by(Criterion condition) {
        return Parts.of(condition).map(Asked::byPart).reduce(NOTHING, Asked::and);
    }

    private static Asked byPart(Criterion part) {
        if (part instanceof Criterion.Counted counted) {
            return ofConditions(true, counted.window().isEver() ? Set.of() : Set.of(counted.window()));
        }
        if (part instanceof Summed summed) {
            return ofConditions(true, Set.of(summed.window()));
        }
        if (part instanceof Measured) {
            return ofConditions(true, Set.of(Window.ever()));
        }
        return ofConditions(part instanceof Criterion.Dated || part instanceof Ago, Set.of());
    }

    private static Asked ofConditions(boolean isAnything, Set<Window> ofLog) {
        return new Asked(isAnything, ofLog, Map.of());
    }

    static Asked logged(TouchFilter filter, Instant since) {
        return new Asked(false, Set.of(), Map.of(filter, since));
    }

    /** Whether there may be something that the log must tell. */
    boolean isAnyOfLog() {
        return isAnything || !logged.isEmpty();
    }

    Asked and(Asked other) {
        Set<Window> both = new HashSet<>(ofLog);
        both.addAll(other.ofLog);
        Map<TouchFilter, Instant> wanted = new HashMap<>(logged);
        other.logged.forEach((filter, since) -> wanted.merge(filter, since, (a, b) -> a.isBefore(b) ? a : b));
        return new Asked(isAnything || other.isAnything, Set.copyOf(both), Map.copyOf(wanted));
    }

    Optional<Instant> logFrom(Activity activity, ZonedDateTime asOf) {
        if (isAnything
                && activity.last()
                        .filter(touch -> touch.at().isAfter(asOf.toInstant()))
                        .isPresent()) {
            return Optional.of(Instant.MIN);
        }
        Stream<Instant> windows = ofLog.stream()
                .map(window ->
                        window.begin(asOf).map(begin -> begin.minus(SLACK)).orElse(Instant.MIN));
        Stream<Instant> interactions = logged.entrySet().stream()
                .flatMap(wanted -> activity.loggedFrom(wanted.getKey(), wanted.getValue()).stream());
        return Stream.concat(windows, interactions).min(Comparator.naturalOrder());
    }
}
