package dev.rapport.crm.rule;

import dev.rapport.crm.calendar.Roll;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.interaction.AnswerHours;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What every kind of rule may say. Never changed once a rule holds it. */
final class Terms {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    final String id;

    /** How the key of each occurrence begins. */
    final String prefix;

    List<Channel> channels = List.of();

    @Nullable
    Purpose purpose;

    @Nullable
    LocalTime at;

    /** By which the hour is chosen within the day; nothing if it is not. */
    @Nullable
    AnswerHours hours;

    Roll roll = Roll.NONE;
    int priority;

    @Nullable
    String group;

    String lane = "main";

    @Nullable
    Criterion condition;

    /** Whether time alone may turn the condition. */
    boolean turns;

    @Nullable
    TouchFilter exitOn;

    boolean ignoresCaps;

    @Nullable
    Period lapsesAfter;

    Terms(String id) {
        this.id = token("rule", id);
        prefix = id + ":";
    }

    private Terms(Terms that) {
        id = that.id;
        prefix = that.prefix;
        channels = that.channels;
        purpose = that.purpose;
        at = that.at;
        hours = that.hours;
        roll = that.roll;
        priority = that.priority;
        group = that.group;
        lane = that.lane;
        condition = that.condition;
        turns = that.turns;
        exitOn = that.exitOn;
        ignoresCaps = that.ignoresCaps;
        lapsesAfter = that.lapsesAfter;
    }

    Terms changed(Consumer<Terms> change) {
        Terms copy = new Terms(this);
        change.accept(copy);
        return copy;
    }

    LocalTime hour() {
        return at == null ? LocalTime.of(9, 0) : at;
    }

    /** For kinds of rules that count from no event. */
    Terms refusingExit() {
        if (exitOn != null) {
            throw new IllegalArgumentException("rule " + id
                    + ": exitOn needs an event to count from, which this kind of rule does not have; use when(...)");
        }
        return this;
    }

    static String token(String what, String text) {
        if (!TOKEN.matcher(text).matches()) {
            throw new IllegalArgumentException(what + ": a name of " + text.length()
                    + " characters is not allowed; use 1 to 64 of A-Z a-z 0-9 _ -, beginning with a letter or digit");
        }
        return text;
    }

    static Period positive(String what, Period period) {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException(what + ": must be longer than nothing, was " + period);
        }
        return period;
    }

    static Period notNegative(String what, Period period) {
        if (period.isNegative()) {
            throw new IllegalArgumentException(what + ": no part may be negative, was " + period);
        }
        return period;
    }
}
