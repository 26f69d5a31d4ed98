package dev.rapport.crm.rule;

import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.interaction.Touch;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Some time after an event. */
record After(TouchFilter event, boolean isFirst, Offset offset, boolean isSameTime) implements OneShot {

    static After last(TouchFilter event, Offset offset) {
        return new After(event, false, offset, false);
    }

    static After first(TouchFilter event, Offset offset) {
        return new After(event, true, offset, false);
    }

    After atSameTime() {
        return new After(event, isFirst, offset, true);
    }

    @Override
    public Anchoring anchor(Planning planning) {
        @Nullable
        Touch touch =
                (isFirst ? planning.facts().first(event) : planning.facts().last(event)).orElse(null);
        if (touch == null) {
            return Anchoring.none(RejectionCode.NO_ANCHOR);
        }
        LocalDate date = planning.dateOf(touch);
        if (offset instanceof Offset.Hours hours) {
            Instant exact = touch.at().plus(hours.duration());
            Wish wish = new Wish(touch.fact(), planning.clock().at(exact).local()).anchor(touch, date);
            wish.exact = exact;
            wish.keepsHour = false;
            return wish;
        }
        LocalDate day = offset.from(date, planning.calendar());
        Wish wish = new Wish(touch.fact(), day, hour(planning, touch)).anchor(touch, date);
        wish.keepsHour = !isSameTime;
        return wish;
    }

    private LocalTime hour(Planning planning, Touch touch) {
        return isSameTime
                ? planning.clockOf(touch).at(touch.at()).time()
                : planning.terms().hour();
    }

    @Override
    public String because(Wish wish) {
        return Phrases.of(offset) + " after " + Phrases.of(wish);
    }
}
