package dev.rapport.crm.facts;

import dev.rapport.crm.criterion.Ago;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.Measured;
import dev.rapport.crm.criterion.Parts;
import dev.rapport.crm.criterion.Summed;
import dev.rapport.crm.criterion.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What conditions ask of the interactions of a contact: anything at all, and what only the log can tell. */
record Asked(boolean isAnything, Set<Window> ofLog) {
    static final Asked NOTHING = new Asked(false, Set.of());

    /** A window begins earlier in another zone and where a day is repeated, by as much as months differ in length. */
    private static final Duration SLACK = Duration.ofDays(7);

    static Asked by(Criterion condition) {
        return Parts.of(condition).map(Asked::byPart).reduce(NOTHING, Asked::and);
    }

    private static Asked byPart(Criterion part) {
        if (part instanceof Criterion.Counted counted) {
            return new Asked(true, counted.window().isEver() ? Set.of() : Set.of(counted.window()));
        }
        if (part instanceof Summed summed) {
            return new Asked(true, Set.of(summed.window()));
        }
        if (part instanceof Measured) {
            return new Asked(true, Set.of(Window.ever()));
        }
        return new Asked(part instanceof Criterion.Dated || part instanceof Ago, Set.of());
    }

    Asked and(Asked other) {
        Set<Window> both = new HashSet<>(ofLog);
        both.addAll(other.ofLog);
        return new Asked(isAnything || other.isAnything, Set.copyOf(both));
    }

    Optional<Instant> logFrom(Activity activity, ZonedDateTime asOf) {
        if (isAnything
                && activity.last()
                        .filter(touch -> touch.at().isAfter(asOf.toInstant()))
                        .isPresent()) {
            return Optional.of(Instant.MIN);
        }
        return ofLog.stream()
                .map(window ->
                        window.begin(asOf).map(begin -> begin.minus(SLACK)).orElse(Instant.MIN))
                .min(Comparator.naturalOrder());
    }
}
