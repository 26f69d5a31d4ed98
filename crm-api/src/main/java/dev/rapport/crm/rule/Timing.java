package dev.rapport.crm.rule;

import dev.rapport.crm.facts.FactNeeds;

/** When a rule wants a contact, before the calendar has its say. */
sealed interface Timing permits OneShot, Grid, Annual {

    /** What it must know of a contact. */
    default FactNeeds needs() {
        return FactNeeds.none();
    }

    /** Decides, from the anchor to the permission. */
    Verdict judge(Planning planning);

    /** Why there is this wish, as the end of a sentence. */
    String because(Wish wish);
}
