package dev.rapport.crm.rule;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * The time from one change of a zone's clocks to the next, in seconds.
 *
 * @param from the first second
 * @param until the first second after
 * @param wallFrom the first second on the wall that cannot belong to the stretch before, nor to none
 * @param wallUntil the first second on the wall of which that is not sure any more
 * @param offset what the clocks are ahead of UTC meanwhile
 */
record Stretch(long from, long until, long wallFrom, long wallUntil, ZoneOffset offset) {

    /** Holds no second. */
    static final Stretch EMPTY = new Stretch(0, 0, 0, 0, ZoneOffset.UTC);

    static Stretch around(Instant instant, ZoneRules rules) {
        @Nullable ZoneOffsetTransition last = rules.previousTransition(instant.plusSeconds(1));
        @Nullable ZoneOffsetTransition next = rules.nextTransition(instant);
        return new Stretch(
                last == null ? Long.MIN_VALUE : last.toEpochSecond(),
                next == null ? Long.MAX_VALUE : next.toEpochSecond(),
                last == null ? Long.MIN_VALUE : last.toEpochSecond() + larger(last),
                next == null ? Long.MAX_VALUE : next.toEpochSecond() + smaller(next),
                rules.getOffset(instant));
    }

    private static int larger(ZoneOffsetTransition change) {
        return Math.max(
                change.getOffsetBefore().getTotalSeconds(),
                change.getOffsetAfter().getTotalSeconds());
    }

    private static int smaller(ZoneOffsetTransition change) {
        return Math.min(
                change.getOffsetBefore().getTotalSeconds(),
                change.getOffsetAfter().getTotalSeconds());
    }

    boolean contains(long second) {
        return second >= from && second < until;
    }

    /** Whether a second on the wall is one of this stretch, and of no other. */
    boolean isSureOf(long wallSecond) {
        return wallSecond >= wallFrom && wallSecond < wallUntil;
    }
}
