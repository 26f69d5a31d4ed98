package dev.rapport.crm.rule;

import dev.rapport.crm.interaction.Touch;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** Again and again, each time a period after the last thing that happened. */
record Floating(TouchFilter event, Period period, @Nullable LocalDate start) implements OneShot {

    static Floating after(TouchFilter event, Period period) {
        return new Floating(event, period, null);
    }

    Floating startingOn(LocalDate date) {
        return new Floating(event, period, date);
    }

    @Override
    public Anchoring anchor(Planning planning) {
        @Nullable Touch touch = planning.facts().last(event).orElse(null);
        if (touch != null) {
            LocalDate date = planning.dateOf(touch);
            return new Wish(touch.fact(), date.plus(period), planning.terms().hour()).anchor(touch, date);
        }
        if (start == null) {
            return Anchoring.none(RejectionCode.NO_ANCHOR);
        }
        Wish wish = new Wish("start", start.plus(period), planning.terms().hour());
        wish.about = start;
        wish.exitsAfter = planning.clock().startOf(start);
        return wish;
    }

    @Override
    public String because(Wish wish) {
        return Phrases.of(period) + " after " + Phrases.of(wish);
    }
}
