package dev.rapport.crm.rule;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** Fixed dates, whatever happens in between. */
record Grid(Series series, boolean isSkippingMissed) implements Timing {

    static Grid from(LocalDate anchor, Period period) {
        return new Grid(new Series(anchor, period, false), false);
    }

    Grid endOfMonth() {
        return new Grid(new Series(series.anchor(), series.period(), true), isSkippingMissed);
    }

    Grid skippingMissed() {
        return new Grid(series, true);
    }

    @Override
    public Verdict judge(Planning planning) {
        long firstOpen = firstOpen(planning);
        long reached = series.lastReached(planning.today());
        long number = Math.max(firstOpen, isSkippingMissed ? firstFrom(planning.today(), reached) : reached);
        LocalDate date = series.date(number);
        if (number > firstOpen) {
            // yesterday's plan was about an earlier date
            planning.changes(isSkippingMissed ? series.date(number - 1).plusDays(1) : date);
        }
        planning.changes(isSkippingMissed ? date.plusDays(1) : series.date(number + 1));
        Wish wish = new Wish(date, date, planning.terms().hour());
        wish.about = date;
        if (!isSkippingMissed) {
            wish.missed = series.dates(firstOpen, number);
        }
        return planning.conclude(wish);
    }

    private long firstFrom(LocalDate today, long reached) {
        return reached >= 0 && series.date(reached).equals(today) ? reached : reached + 1;
    }

    /** Nothing before an occurrence that was completed or skipped comes back. */
    private long firstOpen(Planning planning) {
        @Nullable LocalDate last = planning.lastConsumed();
        return last == null ? 0 : series.lastReached(last) + 1;
    }

    @Override
    public String because(Wish wish) {
        return Phrases.every(series.period()) + " from " + Phrases.of(series.anchor())
                + (wish.missed.isEmpty() ? "" : ", " + wish.missed.size() + " missed before");
    }
}
