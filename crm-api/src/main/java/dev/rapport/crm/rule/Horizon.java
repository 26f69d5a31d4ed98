package dev.rapport.crm.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the local days and the instants at which a plan changes, and finds the first instant at which it does. */
final class Horizon {

    private final LocalDate today;
    private @Nullable LocalDate since;
    private @Nullable LocalDate until;
    private @Nullable Instant answers;

    Horizon(LocalDate today) {
        this.today = today;
    }

    /** The plan before this day is another than from this day on. */
    void changes(LocalDate day) {
        if (day.isAfter(today)) {
            until = until == null || day.isBefore(until) ? day : until;
        } else {
            since = since == null || day.isAfter(since) ? day : since;
        }
    }

    /** The plan before this instant may be another than from it on. */
    void changes(Instant instant) {
        answers = answers == null || instant.isBefore(answers) ? instant : answers;
    }

    Optional<Instant> validUntil(Instant now, WallClock clock) {
        Optional<Instant> byDay = byDay(now, clock);
        @Nullable Instant byAnswer = answers;
        return byAnswer == null || byDay.filter(byAnswer::isAfter).isPresent() ? byDay : Optional.of(byAnswer);
    }

    private Optional<Instant> byDay(Instant now, WallClock clock) {
        @Nullable Instant ahead = until == null ? null : firstOf(until, now, clock);
        @Nullable Instant back = since == null ? null : returnBefore(since, now, clock.zone());
        if (ahead == null || back == null) {
            return Optional.ofNullable(ahead == null ? back : ahead);
        }
        return Optional.of(ahead.isBefore(back) ? ahead : back);
    }

    /** A day may begin twice, where clocks are put back over midnight. */
    private static Instant firstOf(LocalDate day, Instant now, WallClock clock) {
        Instant start = clock.startOf(day);
        return start.isAfter(now)
                ? start
                : day.atStartOfDay(clock.zone()).withLaterOffsetAtOverlap().toInstant();
    }

    /** Where clocks are put back over midnight, the local day may return to yesterday's. */
    private @Nullable Instant returnBefore(LocalDate day, Instant now, ZoneId zone) {
        if (day.isBefore(today.minusDays(1))) {
            return null;
        }
        @Nullable ZoneOffsetTransition next = zone.getRules().nextTransition(now);
        return next != null
                        && next.isOverlap()
                        && next.getDateTimeBefore().toLocalDate().minusDays(1).isBefore(today)
                        && next.getDateTimeAfter().toLocalDate().isBefore(day)
                ? next.getInstant()
                : null;
    }
}
