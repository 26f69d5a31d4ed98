package dev.rapport.crm.rule;

import dev.rapport.crm.interaction.SuggestedTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A wish with the moment that was found for it, and why that is not the moment wished for. */
record Placed(
        Wish wish,
        WallTime due,
        List<Adjustment> adjustments,
        @Nullable SuggestedTime suggested) {

    Placed(Wish wish, WallTime due, List<Adjustment> adjustments) {
        this(wish, due, adjustments, null);
    }

    /** The same at the hour that is suggested. */
    Placed suggested(SuggestedTime hour, WallTime then) {
        boolean isMoved = then.compareInstants(due) != 0;
        return new Placed(
                wish,
                then,
                isMoved
                        ? Stream.concat(adjustments.stream(), Stream.of(Adjustment.SUGGESTED_TIME))
                                .toList()
                        : adjustments,
                hour);
    }
}
