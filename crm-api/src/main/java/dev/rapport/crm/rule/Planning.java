package dev.rapport.crm.rule;

import dev.rapport.crm.calendar.WorkCalendar;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.Turning;
import dev.rapport.crm.facts.Facts;
import dev.rapport.crm.interaction.AnswerHours;
import dev.rapport.crm.interaction.Touch;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges one rule for one contact: the pipeline from the condition to the permission. */
final class Planning {

    private static final int LONG_AGO = 180;

    /** A day is searched for two years, which may end in the third year after the one that they began in. */
    private static final int FARTHEST_YEARS = 3;

    private final Situation situation;
    private final Permission permission;
    private final RuleOptions<?> rule;
    private final @Nullable Trace trace;

    /** Where the due date was asked for before the conclusion, under all floors that there are. */
    private @Nullable Placed tried;

    Planning(Situation situation, Permission permission, RuleOptions<?> rule, @Nullable Trace trace) {
        this.situation = situation;
        this.permission = permission;
        this.rule = rule;
        this.trace = trace;
    }

    Verdict judge() {
        Criterion condition = terms().condition;
        if (condition != null) {
            if (terms().turns) {
                Turning.after(condition, situation.now, situation::subjectAt).ifPresent(situation.horizon::changes);
            }
            if (!condition.test(situation.subject())) {
                return refuse(RejectionCode.EXIT_CONDITION);
            }
        }
        return rule.timing().judge(this);
    }

    Facts facts() {
        return situation.facts;
    }

    Terms terms() {
        return rule.terms;
    }

    WorkCalendar calendar() {
        return situation.book.calendar();
    }

    WallClock clock() {
        return situation.clock;
    }

    LocalDate today() {
        return situation.today;
    }

    WallClock clockOf(Touch touch) {
        return situation.clockOf(touch);
    }

    LocalDate dateOf(Touch touch) {
        return situation.dateOf(touch);
    }

    void changes(LocalDate day) {
        situation.horizon.changes(day);
    }

    void anchorAtLast(Wish wish, TouchFilter filter) {
        situation.facts.last(filter).ifPresent(touch -> {
            wish.anchor = touch;
        });
    }

    boolean happenedAfter(TouchFilter filter, Wish wish) {
        @Nullable Touch last = situation.facts.last(filter).orElse(null);
        @Nullable Instant since = wish.exitsAfter();
        return last != null && since != null && last.at().isAfter(since);
    }

    boolean isConsumed(Wish wish) {
        return !situation.facts.occurrences().consumed().isEmpty()
                && situation.facts.occurrences().consumed().contains(wish.key(terms().id));
    }

    /** The latest of this rule's dates that were completed or skipped. */
    @Nullable
    LocalDate lastConsumed() {
        @Nullable LocalDate last = null;
        String prefix = terms().prefix;
        for (String key : situation.facts.occurrences().consumed()) {
            if (key.startsWith(prefix)) {
                @Nullable LocalDate date = dateOf(key.substring(prefix.length()));
                last = date != null && (last == null || date.isAfter(last)) ? date : last;
            }
        }
        return last;
    }

    /** Nothing for a key from when the rule of this name was of another kind. */
    private static @Nullable LocalDate dateOf(String suffix) {
        try {
            return LocalDate.parse(suffix);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A year before which no occurrence can still live. */
    int firstYear(Period grace) {
        int year = situation.today.minus(grace).getYear() - FARTHEST_YEARS;
        String prefix = terms().prefix;
        for (String key : situation.facts.occurrences().snoozes().keySet()) {
            if (key.startsWith(prefix) && key.substring(prefix.length()).matches("[0-9]{4}")) {
                year = Math.min(year, Integer.parseInt(key.substring(prefix.length())));
            }
        }
        return year;
    }

    /** Whether an event and its grace are so long ago that rolls and hours alone cannot have moved it to today. */
    boolean isLongOver(LocalDate event, Period grace) {
        return !mayMoveFar() && ChronoUnit.DAYS.between(event, situation.today.minus(grace)) > LONG_AGO;
    }

    private boolean mayMoveFar() {
        return !situation.blackout.isEmpty()
                || situation.cap != null
                || situation.book.hasLongBreaks()
                || !situation.facts.occurrences().snoozes().isEmpty()
                || hasFloorsOfContact();
    }

    boolean hasFloorsOfContact() {
        return isPutOff() || situation.spacedFrom() != null;
    }

    /** Whether the contact as a whole is snoozed or not to be contacted before a date. */
    boolean isPutOff() {
        return situation.notBefore != null || situation.snooze != null;
    }

    /** Whether the last outbound contact was on or before a day. */
    boolean wasTouchedBy(LocalDate day) {
        @Nullable LocalDate touched = situation.spacedFrom();
        return touched != null && !touched.isAfter(day);
    }

    /** The due date under some floors; the date of the wish itself if there is none. */
    LocalDate dueDate(Wish wish, Floors floors) {
        @Nullable Placed placed = new Placement(situation, terms(), wish, null).place(floors);
        tried = floors == Floors.ALL || !hasFloorsOfContact() ? placed : null;
        return placed == null ? wish.day : placed.due().date();
    }

    Verdict refuse(RejectionCode code) {
        return refusal(code, Optional.empty());
    }

    Verdict refuse(RejectionCode code, Wish wish) {
        return refusal(code, Optional.of(wish.key(terms().id)));
    }

    private Verdict refusal(RejectionCode code, Optional<String> occurrence) {
        if (trace != null) {
            trace.step(terms().id, code.name(), occurrence.orElse(terms().id), code.words());
        }
        return new Rejection(terms().id, code, occurrence, Optional.empty());
    }

    /** Places a wish that is open, and asks whether it is too late or not permitted. */
    Verdict conclude(Wish wish) {
        if (trace != null) {
            trace.step(terms().id, "DATE", rule.timing().because(wish), wish.moment());
        }
        @Nullable Placed placed = place(wish);
        if (placed == null) {
            return refuse(RejectionCode.UNSCHEDULABLE, wish);
        }
        int asked = trace == null ? 0 : trace.size();
        Asking asking = new Asking(situation, permission, rule, trace);
        Asking.Found found = asking.find(placed);
        if (found.refusal() == RejectionCode.UNSCHEDULABLE) {
            return refuse(RejectionCode.UNSCHEDULABLE, wish);
        }
        Period patience = terms().lapsesAfter;
        if (patience != null) {
            LocalDate lapsed = found.placed().due().date().plus(patience).plusDays(1);
            changes(lapsed);
            if (!situation.today.isBefore(lapsed)) {
                if (trace != null) {
                    // too late whatever the permission said, which only makes a date later
                    trace.cut(asked);
                }
                return refuse(RejectionCode.LAPSED, wish);
            }
        }
        return found.refusal() == null ? planned(suggested(found, asking)) : refuse(found.refusal(), wish);
    }

    private Asking.Found suggested(Asking.Found found, Asking asking) {
        @Nullable AnswerHours hours = terms().hours;
        return hours == null ? found : new Suggesting(situation, terms(), asking, trace).choose(hours, found);
    }

    private @Nullable Placed place(Wish wish) {
        return tried != null && trace == null
                ? tried
                : new Placement(situation, terms(), wish, trace).place(Floors.ALL);
    }

    private NextContact planned(Asking.Found found) {
        Placed placed = found.placed();
        if (trace != null) {
            trace.step(terms().id, "DUE", placed.wish().moment(), placed.due().zoned());
        }
        return new NextContact(rule, placed, found.channel(), situation.statusOf(placed.due()));
    }
}
