package dev.rapport.crm.rule;

import dev.rapport.crm.calendar.Roll;
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
    private LocalDateTime moment;
    private LocalDate firstDay = LocalDate.MIN;
    private @Nullable WallTime due;

    Placement(Situation situation, Terms terms, Wish wish, @Nullable Trace trace) {
        this.situation = situation;
        this.terms = terms;
        this.wish = wish;
        this.trace = trace;
        this.moment = wish.moment;
    }

    List<Adjustment> adjustments() {
        return adjustments;
    }

    /** The moment, once it is placed. */
    @Nullable
    WallTime due() {
        return due;
    }

    boolean isOf(Wish other) {
        return wish == other;
    }

    /** Finds the moment, or nothing if there is none within two years. */
    @Nullable
    WallTime place(Floors floors) {
        due = find(floors);
        return due;
    }

    private @Nullable WallTime find(Floors floors) {
        rollAtFirst();
        raise(floors);
        firstDay = moment.toLocalDate();
        while (settle()) {
            if (wish.exact != null && adjustments.isEmpty()) {
                return situation.clock.at(wish.exact);
            }
            WallTime resolved = situation.clock.at(moment);
            if (resolved.local().equals(moment)) {
                return resolved;
            }
            move(Adjustment.DST_GAP, resolved.local());
        }
        return null;
    }

    private void rollAtFirst() {
        LocalDate day = situation.book.calendar().roll(moment.toLocalDate(), terms.roll);
        if (!day.equals(moment.toLocalDate())) {
            move(Adjustment.ROLLED, day.atTime(wish.keepsHour ? moment.toLocalTime() : opening()));
        }
    }

    private void raise(Floors floors) {
        raise(Adjustment.SNOOZED, situation.facts.occurrences().snoozes().isEmpty() ? null : ownSnooze());
        if (floors == Floors.OWN) {
            return;
        }
        raise(Adjustment.SNOOZED, situation.snooze);
        LocalDate notBefore = situation.notBefore;
        if (notBefore != null && moment.toLocalDate().isBefore(notBefore)) {
            raise(Adjustment.NOT_BEFORE, notBefore.atTime(hour()));
        }
        LocalDate spacedFrom = floors == Floors.ALL && !terms.ignoresCaps ? situation.spacedFrom() : null;
        if (spacedFrom != null) {
            raise(
                    Adjustment.SPACING,
                    spacedFrom.plusDays(situation.book.policy().spacingDays()).atTime(hour()));
        }
    }

    private void raise(Adjustment code, @Nullable LocalDateTime floor) {
        if (floor != null && moment.isBefore(floor)) {
            move(code, floor);
        }
    }

    private @Nullable LocalDateTime ownSnooze() {
        return situation.facts.occurrences().snoozes().get(wish.key(terms.id));
    }

    /** The hour that the rule wants. */
    private LocalTime hour() {
        return wish.moment.toLocalTime();
    }

    /** The hour at which a day begins that it was moved to. */
    private LocalTime opening() {
        return situation.window == null ? moment.toLocalTime() : situation.window.start();
    }

    /** Moves until nothing moves it any more; false if that is too far. */
    private boolean settle() {
        while (step()) {
            if (ChronoUnit.DAYS.between(firstDay, moment.toLocalDate()) > LONGEST_SEARCH) {
                return false;
            }
        }
        return true;
    }

    private boolean step() {
        LocalTime time = moment.toLocalTime();
        if (situation.window != null && !situation.window.contains(time)) {
            return move(Adjustment.WINDOW, situation.window.earliest(moment));
        }
        if (situation.quiet != null && situation.quiet.contains(time)) {
            return move(Adjustment.QUIET, situation.quiet.earliest(moment));
        }
        LocalDate day = moment.toLocalDate();
        if (terms.roll != Roll.NONE && !situation.book.calendar().isWorkingDay(day)) {
            return nextDay(Adjustment.ROLLED, day);
        }
        if (!situation.blackout.isEmpty() && situation.blackout.contains(day)) {
            return nextDay(Adjustment.BLACKOUT, day);
        }
        if (!terms.ignoresCaps && !situation.isAllowed(day)) {
            return nextDay(Adjustment.CAP, day);
        }
        return false;
    }

    private boolean nextDay(Adjustment code, LocalDate day) {
        return move(code, day.plusDays(1).atTime(opening()));
    }

    private List<Adjustment> plus(Adjustment code) {
        return Stream.concat(adjustments.stream(), Stream.of(code)).toList();
    }

    private boolean move(Adjustment code, LocalDateTime target) {
        if (trace != null) {
            trace.step(terms.id, code.name(), moment, target);
        }
        moment = target;
        if (!adjustments.contains(code)) {
            adjustments = adjustments.isEmpty() ? List.of(code) : plus(code);
        }
        return true;
    }
}
