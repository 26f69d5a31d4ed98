package dev.rapport.crm.rule;

import dev.rapport.crm.interaction.TouchFilter;

/** A timing with one occurrence at a time: it knows its date from the facts alone, whatever day it is. */
sealed interface OneShot extends Timing permits After, Floating, Unanswered, Rhythm, Alive, OnMoment, Custom {

    /** Finds what is counted from and the date that follows; returns nothing after it has called {@code refuse}. */
    Anchoring anchor(Planning planning);

    @Override
    default Verdict judge(Planning planning) {
        Anchoring anchoring = anchor(planning);
        if (anchoring instanceof Anchoring.None none) {
            return planning.refuse(none.code());
        }
        Wish wish = (Wish) anchoring;
        TouchFilter exitOn = planning.terms().exitOn;
        if (exitOn != null && planning.happenedAfter(exitOn, wish)) {
            return planning.refuse(RejectionCode.EXIT_EVENT);
        }
        return planning.isConsumed(wish)
                ? planning.refuse(RejectionCode.OCCURRENCE_DONE, wish)
                : planning.conclude(wish);
    }
}
