package dev.rapport.crm.facts;

import dev.rapport.crm.interaction.Touch;

/** How many interactions of one kind, channel and direction there were, with the first and the last. */
record Tally(long count, Touch first, Touch last) {
    static Tally of(Touch touch) {
        return new Tally(1, touch, touch);
    }

    Tally plus(Touch later) {
        return new Tally(count + 1, first, later);
    }
}
