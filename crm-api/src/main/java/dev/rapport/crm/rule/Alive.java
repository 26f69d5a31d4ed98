package dev.rapport.crm.rule;

import dev.rapport.crm.facts.DaySeries;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.forecast.PurchaseHistory;
import dev.rapport.crm.forecast.PurchaseModel;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The day on which the probability that a customer is still one falls to a threshold. */
record Alive(SortedSet<InteractionKind> kinds, double threshold, PurchaseModel model) implements OneShot {

    /** Ten thousand years: further away is never. */
    private static final double LONGEST_WEEKS = 520_000;

    static Alive of(double threshold, PurchaseModel model, InteractionKind... kinds) {
        return new Alive(new TreeSet<>(Arrays.asList(kinds)), threshold, model);
    }

    @Override
    public FactNeeds needs() {
        return FactNeeds.none().days(kinds, 1);
    }

    @Override
    public Anchoring anchor(Planning planning) {
        DaySeries series = planning.facts().activity().days(kinds);
        @Nullable LocalDate first = series.first().orElse(null);
        if (first == null) {
            return Anchoring.none(RejectionCode.NO_ANCHOR);
        }
        LocalDate last = series.newest().get(0);
        PurchaseHistory history = PurchaseHistory.of(first, last, series.count(), last);
        OptionalDouble week = model.weekAliveFallsTo(threshold, history);
        if (week.isEmpty() || week.getAsDouble() > LONGEST_WEEKS) {
            return Anchoring.none(RejectionCode.MODEL_UNDEFINED);
        }
        LocalDate due = PurchaseHistory.dayOf(first, week.getAsDouble());
        Wish wish = new Wish(last, due, planning.terms().hour());
        wish.about = last;
        planning.anchorAtLast(wish, TouchFilter.kinds(kinds));
        return wish.figure("Tstar", week.getAsDouble());
    }

    @Override
    public String because(Wish wish) {
        return "since " + Phrases.of(wish) + " the chance that it was not the last one has fallen to "
                + Phrases.number(threshold * 100) + " %";
    }
}
