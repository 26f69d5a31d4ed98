package dev.rapport.crm.rule;

import dev.rapport.crm.facts.DaySeries;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Silence that is much longer than the usual gap. */
record Rhythm(SortedSet<InteractionKind> kinds, double factor, Gaps gaps, Bounds bounds) implements OneShot {

    private static final double TOLERANCE = 1e-9;
    private static final int MOST_GAPS = 999;

    /** How many gaps there must be, and how many of the newest count. */
    record Gaps(int least, int last) {
        Gaps {
            if (least < 1 || last < 1 || last > MOST_GAPS) {
                throw new IllegalArgumentException(
                        "gaps: both must be 1 or more, last at most " + MOST_GAPS + ", were " + least + " and " + last);
            }
        }
    }

    /** Between how many days of silence. */
    record Bounds(int least, int most) {
        Bounds {
            if (least < 0 || most < least) {
                throw new IllegalArgumentException(
                        "days: at least must be 0 or more and at most not below it, were " + least + " and " + most);
            }
        }
    }

    static Rhythm of(double factor, InteractionKind... kinds) {
        return new Rhythm(new TreeSet<>(Arrays.asList(kinds)), factor, new Gaps(3, 6), new Bounds(1, 3650));
    }

    Rhythm gaps(int least, int last) {
        return new Rhythm(kinds, factor, new Gaps(least, last), bounds);
    }

    Rhythm atLeastDays(int days) {
        return new Rhythm(kinds, factor, gaps, new Bounds(days, bounds.most()));
    }

    Rhythm atMostDays(int days) {
        return new Rhythm(kinds, factor, gaps, new Bounds(bounds.least(), days));
    }

    @Override
    public FactNeeds needs() {
        return FactNeeds.none().days(kinds, gaps.last() + 1);
    }

    @Override
    public Anchoring anchor(Planning planning) {
        DaySeries series = planning.facts().activity().days(kinds);
        if (series.count() == 0) {
            return Anchoring.none(RejectionCode.NO_ANCHOR);
        }
        if (series.count() - 1 < gaps.least()) {
            return Anchoring.none(RejectionCode.INSUFFICIENT_HISTORY);
        }
        LocalDate last = series.newest().get(0);
        double median = median(series.newest());
        double wanted = Math.ceil(factor * median - TOLERANCE);
        int days = (int) Math.max(bounds.least(), Math.min(bounds.most(), wanted));
        Wish wish = new Wish(last, last.plusDays(days), planning.terms().hour());
        wish.about = last;
        planning.anchorAtLast(wish, TouchFilter.kinds(kinds));
        return wish.figure("median", median).figure("days", days);
    }

    /** The dates come newest first. */
    private double median(List<LocalDate> newest) {
        int count = Math.min(gaps.last(), newest.size() - 1);
        long[] lengths = new long[count];
        for (int i = 0; i < count; i++) {
            lengths[i] = ChronoUnit.DAYS.between(newest.get(i + 1), newest.get(i));
        }
        Arrays.sort(lengths);
        int middle = count / 2;
        return count % 2 == 1 ? lengths[middle] : (lengths[middle - 1] + lengths[middle]) / 2.0;
    }

    @Override
    public String because(Wish wish) {
        return Phrases.days(figure(wish, "days")) + " of silence since " + Phrases.of(wish) + ", "
                + (factor == 1 ? "" : Phrases.number(factor) + " times ") + "the usual "
                + Phrases.days(figure(wish, "median"));
    }

    private static double figure(Wish wish, String name) {
        return ((Number) wish.figures().getOrDefault(name, 0.0)).doubleValue();
    }
}
