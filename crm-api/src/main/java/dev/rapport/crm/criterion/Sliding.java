package dev.rapport.crm.criterion;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When something leaves a window that moves on with each local day, and returns to it where a day is repeated. */
final class Sliding {
    /** So many months before a day that is so many months after another is some other day, by the lengths of months. */
    private static final int MONTHS_DIFFER = 7;

    private final Window.InLast window;
    private final Instant now;
    private final LocalDate today;
    private final ZoneId zone;

    Sliding(Window.InLast window, ZonedDateTime asOf) {
        this.window = window;
        this.now = asOf.toInstant();
        this.today = asOf.toLocalDate();
        this.zone = asOf.getZone();
    }

    /** The first instant at which something that has happened is on the other side of the beginning. */
    Optional<Instant> turns(Instant at) {
        return today.isBefore(firstWithout(at)) ? leaves(at) : returns(at);
    }

    /** The first instant at which what is in the window is not any more. */
    Optional<Instant> leaves(Instant at) {
        LocalDate day = firstWithout(at);
        Instant start = day.atStartOfDay(zone).toInstant();
        // a day may begin twice, where clocks are put back over midnight
        return Optional.of(
                start.isAfter(now)
                        ? start
                        : day.atStartOfDay(zone).withLaterOffsetAtOverlap().toInstant());
    }

    /** The first instant at which what has left the window is in it again, because the local day is yesterday once more. */
    Optional<Instant> returns(Instant at) {
        @Nullable ZoneOffsetTransition next = zone.getRules().nextTransition(now);
        if (next == null || !next.getDateTimeAfter().toLocalDate().isBefore(today)) {
            return Optional.empty();
        }
        return next.getDateTimeAfter().toLocalDate().isBefore(firstWithout(at))
                ? Optional.of(next.getInstant())
                : Optional.empty();
    }

    /** The first local day on which the window begins later than that. */
    private LocalDate firstWithout(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, zone).plus(window.period()).minusDays(MONTHS_DIFFER);
        while (!window.begin(day.atStartOfDay(zone)).orElseThrow().isAfter(at)) {
            day = day.plusDays(1);
        }
        return day;
    }
}
