package dev.rapport.crm.consent;

import dev.rapport.crm.calendar.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When hours are open in every zone at once. */
final class Opening {
    // long enough for every constellation of weekdays, holidays and clock changes that comes at all
    private static final Duration HORIZON = Duration.ofDays(800);
    private static final List<TimeWindow> CLOSED = List.of();

    private final OpenHours hours;
    private final Set<LocalDate> holidays;
    private final List<ZoneId> zones;

    Opening(OpenHours hours, Set<LocalDate> holidays, List<ZoneId> zones) {
        this.hours = hours;
        this.holidays = holidays;
        this.zones = zones;
    }

    boolean isOpen(Instant instant) {
        for (int i = 0; i < zones.size(); i++) {
            if (!isOpen(instant, zones.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean isOpen(Instant instant, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        return hours.isOpen(local.toLocalDate(), local.toLocalTime()) && !holidays.contains(local.toLocalDate());
    }

    /** The first open minute after an instant that is closed, or null if it never opens. */
    @Nullable
    Instant next(Instant closed) {
        Instant horizon = closed.plus(HORIZON);
        Instant candidate = closed.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        while (!isOpen(candidate)) {
            for (ZoneId zone : zones) {
                Instant open = nextIn(zone, candidate, horizon);
                if (open == null) {
                    return null;
                }
                candidate = open;
            }
        }
        return candidate;
    }

    /** Walks from one jump of the clock to the next, between which hours are plain arithmetic. */
    private @Nullable Instant nextIn(ZoneId zone, Instant from, Instant horizon) {
        ZoneRules rules = zone.getRules();
        Instant start = from;
        while (!start.isAfter(horizon)) {
            if (isOpen(start, zone)) {
                return start;
            }
            ZoneOffsetTransition jump = rules.nextTransition(start);
            Instant end = jump == null || jump.getInstant().isAfter(horizon) ? horizon : jump.getInstant();
            Instant open = firstStart(LocalDateTime.ofInstant(start, zone), rules.getOffset(start), end);
            if (open != null) {
                return open;
            }
            if (end.equals(horizon)) {
                return null;
            }
            start = end;
        }
        return null;
    }

    private @Nullable Instant firstStart(LocalDateTime from, ZoneOffset offset, Instant end) {
        LocalDateTime last = LocalDateTime.ofInstant(end, offset);
        for (LocalDate date = from.toLocalDate(); !date.isAfter(last.toLocalDate()); date = date.plusDays(1)) {
            for (TimeWindow window : holidays.contains(date) ? CLOSED : hours.windows(date.getDayOfWeek())) {
                LocalDateTime start = date.atTime(window.start());
                if (!start.isBefore(from) && start.isBefore(last)) {
                    return start.toInstant(offset);
                }
            }
        }
        return null;
    }
}
