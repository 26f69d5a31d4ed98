package dev.rapport.crm.rule;

import dev.rapport.crm.calendar.Roll;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the moment for a wish: rolls, floors, then whatever the calendar, the hours and the clocks demand. */
final class Placement {

    /** How far from its floors a moment may be moved. */
    private static final int LONGEST_SEARCH = 730;

    private final Situation situation;
    private final Terms terms;
    private final Wish wish;
    private final @Nullable Trace trace;
    private List<Adjustment> adjustments = List.of();
    private LocalDate day;
    private LocalTime time;

    /** Whether the day is a working day since it was rolled, which need not be asked again. */
    private boolean isRolled;

    Placement(Situation situation, Terms terms, Wish wish, @Nullable Trace trace) {
        this.situation = situation;
        this.terms = terms;
        this.wish = wish;
        this.trace = trace;
        day = wish.day;
        time = wish.hour;
    }

    /** Finds the moment, or nothing if there is none within two years. */
    @Nullable
    Placed place(Floors floors) {
        rollAtFirst();
        raise(floors);
        return settle();
    }

    /** As with all floors, but no earlier than the permission says. */
    @Nullable
    Placed notBefore(Instant permitted) {
        rollAtFirst();
        raise(Floors.ALL);
        raise(Adjustment.CONSENT, shownFrom(permitted));
        return settle();
    }

    /** What the clock shows then; where it shows that twice and this is the second time, what it shows after both. */
    private LocalDateTime shownFrom(Instant instant) {
        WallTime shown = situation.clock.at(instant);
        if (situation.clock.at(shown.date(), shown.time()).compareInstants(shown) >= 0) {
            return shown.local();
        }
        return shown.zone().getRules().getTransition(shown.local()).getDateTimeBefore();
    }

    private @Nullable Placed settle() {
        LocalDate firstDay = day;
        while (settle(firstDay)) {
            if (wish.exact != null && adjustments.isEmpty()) {
                return new Placed(wish, situation.clock.at(wish.exact), adjustments);
            }
            WallTime resolved = situation.clock.at(day, time);
            if (resolved.shows(day, time)) {
                return new Placed(wish, resolved, adjustments);
            }
            move(Adjustment.DST_GAP, resolved.date(), resolved.time());
        }
        return null;
    }

    private void rollAtFirst() {
        if (terms.roll == Roll.NONE) {
            return;
        }
        LocalDate workingDay = situation.book.calendar().roll(day, terms.roll);
        if (!workingDay.equals(day)) {
            move(Adjustment.ROLLED, workingDay, wish.keepsHour ? time : opening());
        }
        isRolled = true;
    }

    /** A snooze that ends on the day of another floor does not bring the hour forward that this floor would have. */
    private void raise(Floors floors) {
        LocalDate unsnoozed = day;
        raise(Adjustment.SNOOZED, situation.facts.occurrences().snoozes().isEmpty() ? null : ownSnooze());
        if (floors == Floors.OWN) {
            return;
        }
        raise(Adjustment.SNOOZED, situation.snooze);
        LocalDate notBefore = situation.notBefore;
        if (notBefore != null && unsnoozed.isBefore(notBefore)) {
            raise(Adjustment.NOT_BEFORE, notBefore.atTime(wish.hour));
        }
        LocalDate spacedFrom = floors == Floors.ALL && !terms.ignoresCaps ? situation.spacedFrom() : null;
        if (spacedFrom != null) {
            raise(
                    Adjustment.SPACING,
                    spacedFrom.plusDays(situation.book.policy().spacingDays()).atTime(wish.hour));
        }
    }

    private void raise(Adjustment code, @Nullable LocalDateTime floor) {
        if (floor != null && moment().isBefore(floor)) {
            move(code, floor);
        }
    }

    private @Nullable LocalDateTime ownSnooze() {
        return situation.facts.occurrences().snoozes().get(wish.key(terms.id));
    }

    /** The hour at which a day begins that it was moved to. */
    private LocalTime opening() {
        return situation.window == null ? time : situation.window.start();
    }

    /** Moves until nothing moves it any more; false if that is too far. */
    private boolean settle(LocalDate firstDay) {
        while (step()) {
            if (ChronoUnit.DAYS.between(firstDay, day) > LONGEST_SEARCH) {
                return false;
            }
        }
        return true;
    }

    private boolean step() {
        if (situation.window != null && !situation.window.contains(time)) {
            move(Adjustment.WINDOW, situation.window.earliest(moment()));
        } else if (situation.quiet != null && situation.quiet.contains(time)) {
            move(Adjustment.QUIET, situation.quiet.earliest(moment()));
        } else if (!isRolled
                && terms.roll != Roll.NONE
                && !situation.book.calendar().isWorkingDay(day)) {
            nextDay(Adjustment.ROLLED);
        } else if (situation.blackout.contains(day)) {
            nextDay(Adjustment.BLACKOUT);
        } else if (!terms.ignoresCaps && !situation.isAllowed(day)) {
            nextDay(Adjustment.CAP);
        } else {
            return false;
        }
        return true;
    }

    private void nextDay(Adjustment code) {
        move(code, day.plusDays(1), opening());
    }

    private LocalDateTime moment() {
        return day.atTime(time);
    }

    private List<Adjustment> plus(Adjustment code) {
        return Stream.concat(adjustments.stream(), Stream.of(code)).toList();
    }

    private void move(Adjustment code, LocalDateTime target) {
        move(code, target.toLocalDate(), target.toLocalTime());
    }

    private void move(Adjustment code, LocalDate targetDay, LocalTime targetTime) {
        if (trace != null) {
            trace.step(terms.id, code.name(), moment(), targetDay.atTime(targetTime));
        }
        day = targetDay;
        time = targetTime;
        isRolled = false;
        if (!adjustments.contains(code)) {
            adjustments = adjustments.isEmpty() ? List.of(code) : plus(code);
        }
    }
}
