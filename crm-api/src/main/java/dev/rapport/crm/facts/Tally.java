package dev.rapport.crm.facts;

import dev.rapport.crm.interaction.Touch;
import dev.rapport.crm.interaction.TouchFilter;

/** How many interactions of one kind, channel and direction there were, with the first and the last. */
record Tally(long count, Touch first, Touch last) {
    static Tally of(Touch touch) {
        return new Tally(1, touch, touch);
    }

    /** All that it counts are of one kind, channel and direction. */
    boolean isOf(TouchFilter filter) {
        return filter.matches(last);
    }

    Tally plus(Touch later) {
        return new Tally(count + 1, first, later);
    }
}
