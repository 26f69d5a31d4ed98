package dev.rapport.crm.rule;

import dev.rapport.crm.calendar.LeapDay;
import dev.rapport.crm.contact.PartialDate;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** Once a year, on or before a date that the contact has. */
record Annual(String date, Period lead, LeapDay leapDay, Period grace) implements Timing {

    static Annual on(String date) {
        return new Annual(date, Period.ZERO, LeapDay.FEB_28, Period.ZERO);
    }

    Annual ahead(Period period) {
        return new Annual(date, Terms.notNegative("ahead", period), leapDay, grace);
    }

    Annual leapDays(LeapDay place) {
        return new Annual(date, lead, place, grace);
    }

    Annual grace(Period period) {
        return new Annual(date, lead, leapDay, Terms.notNegative("grace", period));
    }

    @Override
    public Verdict judge(Planning planning) {
        @Nullable PartialDate day = planning.facts().contact().dates().get(date);
        if (day == null) {
            return planning.refuse(RejectionCode.NO_ANCHOR);
        }
        int year = planning.firstYear(grace);
        while (event(day, year) == null) {
            year--;
        }
        while (true) {
            @Nullable LocalDate event = event(day, year);
            if (event != null && !planning.isLongOver(event, grace)) {
                Wish wish = wish(planning, event);
                if (!planning.isConsumed(wish)) {
                    LocalDate end = end(planning, wish, day);
                    planning.changes(end.plusDays(1));
                    if (!planning.today().isAfter(end)) {
                        return planning.conclude(wish);
                    }
                }
            }
            year++;
        }
    }

    private @Nullable LocalDate event(PartialDate day, int year) {
        return leapDay.dateIn(year, day.monthDay()).orElse(null);
    }

    private Wish wish(Planning planning, LocalDate event) {
        Wish wish =
                new Wish(event.getYear(), event.minus(lead), planning.terms().hour());
        wish.about = event;
        return wish.figure("event", event);
    }

    /**
     * The last day on which this year's occurrence lives: its event or the date that was found for it, whichever is later,
     * and the grace.
     *
     * <p>What holds for the contact as a whole holds for every year there ever was, so that each of them would live again;
     * of two years it is given to the one that it is about.
     */
    private LocalDate end(Planning planning, Wish wish, PartialDate day) {
        LocalDate event = aboutOf(wish);
        LocalDate end = later(event, planning.dueDate(wish, Floors.OWN)).plus(grace);
        if (!planning.hasFloorsOfContact()) {
            return end;
        }
        LocalDate next = next(event, day);
        LocalDate middle = LocalDate.ofEpochDay((event.toEpochDay() + next.toEpochDay() + 1) / 2);
        LocalDate limit = earlier(next.minus(lead), later(middle, LocalDate.of(event.getYear() + 1, 1, 1)));
        if (planning.isPutOff()) {
            end = prolonged(end, planning.dueDate(wish, Floors.WITHOUT_SPACING), limit);
        }
        if (planning.wasTouchedBy(later(end, middle.minusDays(1)))) {
            end = prolonged(end, planning.dueDate(wish, Floors.ALL), limit);
        }
        return end;
    }

    /** A date from the limit on is the next year's. */
    private LocalDate prolonged(LocalDate end, LocalDate moved, LocalDate limit) {
        return moved.isBefore(limit) ? later(end, moved.plus(grace)) : end;
    }

    private LocalDate next(LocalDate event, PartialDate day) {
        int year = event.getYear() + 1;
        @Nullable LocalDate next = event(day, year);
        while (next == null) {
            year++;
            next = event(day, year);
        }
        return next;
    }

    private static LocalDate aboutOf(Wish wish) {
        return wish.about == null ? wish.day : wish.about;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    @Override
    public String because(Wish wish) {
        String event = date + " on " + Phrases.of(aboutOf(wish));
        return lead.isZero() ? event : Phrases.of(lead) + " before the " + event;
    }
}
