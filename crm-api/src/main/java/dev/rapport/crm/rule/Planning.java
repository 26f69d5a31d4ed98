package dev.rapport.crm.rule;

import dev.rapport.crm.calendar.WorkCalendar;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.facts.Facts;
import dev.rapport.crm.interaction.Touch;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges one rule for one contact: the pipeline from the condition to the permission. */
final class Planning {

    private final Situation situation;
    private final Permission permission;
    private final RuleOptions<?> rule;
    private final @Nullable Trace trace;

    Planning(Situation situation, Permission permission, RuleOptions<?> rule, @Nullable Trace trace) {
        this.situation = situation;
        this.permission = permission;
        this.rule = rule;
        this.trace = trace;
    }

    Verdict judge() {
        Criterion condition = terms().condition;
        if (condition != null && !condition.test(situation.facts)) {
            return refuse(RejectionCode.EXIT_CONDITION);
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

    ZoneId zone() {
        return situation.zone;
    }

    LocalDate today() {
        return situation.today;
    }

    ZoneId zoneOf(Touch touch) {
        return situation.zoneOf(touch);
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
            wish.exitsAfter = touch.at();
        });
    }

    boolean happenedAfter(TouchFilter filter, Wish wish) {
        @Nullable Touch last = situation.facts.last(filter).orElse(null);
        return last != null && wish.exitsAfter != null && last.at().isAfter(wish.exitsAfter);
    }

    boolean isConsumed(Wish wish) {
        return !situation.facts.occurrences().consumed().isEmpty()
                && situation.facts.occurrences().consumed().contains(wish.key(terms().id));
    }

    /** The latest of this rule's dates that were completed or skipped. */
    @Nullable
    LocalDate lastConsumed() {
        @Nullable LocalDate last = null;
        String prefix = terms().id + ":";
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
        boolean mayMoveFar = !situation.blackout.isEmpty() || situation.cap != null;
        int year = situation.today.minus(grace).getYear() - (mayMoveFar ? 3 : 1);
        String prefix = terms().id + ":";
        for (String key : situation.facts.occurrences().snoozes().keySet()) {
            if (key.startsWith(prefix) && key.substring(prefix.length()).matches("[0-9]{4}")) {
                year = Math.min(year, Integer.parseInt(key.substring(prefix.length())));
            }
        }
        return year;
    }

    boolean hasFloorsOfContact() {
        return situation.notBefore != null || situation.snooze != null || situation.spacedFrom() != null;
    }

    /** Whether the last outbound contact was on or before a day. */
    boolean wasTouchedBy(LocalDate day) {
        @Nullable LocalDate touched = situation.spacedFrom();
        return touched != null && !touched.isAfter(day);
    }

    /** The due date under some floors; the date of the wish itself if there is none. */
    LocalDate dueDate(Wish wish, Floors floors) {
        @Nullable ZonedDateTime due = new Placement(situation, terms(), wish, null).place(floors);
        return due == null ? wish.moment.toLocalDate() : due.toLocalDate();
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
            trace.step(terms().id, "DATE", rule.timing().because(wish), wish.moment);
        }
        Placement placement = new Placement(situation, terms(), wish, trace);
        @Nullable ZonedDateTime due = placement.place(Floors.ALL);
        if (due == null) {
            return refuse(RejectionCode.UNSCHEDULABLE, wish);
        }
        Period patience = terms().lapsesAfter;
        if (patience != null) {
            LocalDate lapsed = due.toLocalDate().plus(patience).plusDays(1);
            changes(lapsed);
            if (!situation.today.isBefore(lapsed)) {
                return refuse(RejectionCode.LAPSED, wish);
            }
        }
        return permit(wish, placement, due);
    }

    private Verdict permit(Wish wish, Placement placement, ZonedDateTime due) {
        List<Channel> channels = rule.channels();
        @Nullable Channel chosen = null;
        if (!channels.isEmpty()) {
            RejectionCode refusal = RejectionCode.NO_POINT;
            for (int i = 0; i < channels.size() && chosen == null; i++) {
                Channel channel = channels.get(i);
                if (situation.facts.contact().hasUsablePoint(channel, due.toLocalDate())) {
                    refusal = RejectionCode.BLOCKED_CONSENT;
                    chosen = isPermitted(channel, due.toLocalDate()) ? channel : null;
                }
            }
            if (chosen == null) {
                return refuse(refusal, wish);
            }
        }
        if (trace != null) {
            trace.step(terms().id, "DUE", wish.moment, due);
        }
        return new NextContact(rule, wish, due, chosen).judged(placement.adjustments(), situation);
    }

    private boolean isPermitted(Channel channel, LocalDate date) {
        Permission.Answer answer =
                permission.ask(situation.facts, channel, rule.purpose().orElseThrow(), date);
        if (trace != null) {
            trace.step(terms().id, "PERMISSION", channel + " on " + date, answer.isGranted() ? "granted" : "refused");
        }
        return answer.isGranted();
    }
}
