package dev.rapport.crm.rule;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.interaction.AnswerHours;
import dev.rapport.crm.interaction.AttemptsByHour;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.SuggestedTime;
import dev.rapport.crm.interaction.Touch;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Chooses the hour at which somebody answers most probably, within the day that was found for a wish. */
final class Suggesting {

    private final Situation situation;
    private final Terms terms;
    private final Asking asking;
    private final @Nullable Trace trace;

    Suggesting(Situation situation, Terms terms, Asking asking, @Nullable Trace trace) {
        this.situation = situation;
        this.terms = terms;
        this.asking = asking;
        this.trace = trace;
    }

    /** The same day, at the best hour that is possible and permitted; what was found if there is none. */
    Asking.Found choose(AnswerHours hours, Asking.Found found) {
        Placed placed = found.placed();
        if (placed.wish().isTimed) {
            return found;
        }
        int steps = trace == null ? 0 : trace.size();
        for (SuggestedTime hour : hours.ranked(own(hours), situation.reachable())) {
            WallTime then = situation.clock.at(placed.due().date(), hour.time());
            if (isPossible(placed, hour, then)) {
                Asking.Found chosen = ask(found, placed.suggested(hour, then));
                if (chosen.refusal() == null && Objects.equals(chosen.channel(), found.channel())) {
                    explain(placed, then, hour);
                    return chosen;
                }
                if (trace != null) {
                    // a refusal here would read like one of the day, and so would another channel
                    trace.cut(steps);
                }
            }
        }
        return found;
    }

    private Asking.Found ask(Asking.Found found, Placed suggested) {
        return suggested.due().compareInstants(found.placed().due()) == 0
                ? new Asking.Found(suggested, found.channel(), null, null)
                : asking.at(suggested);
    }

    private void explain(Placed placed, WallTime then, SuggestedTime hour) {
        if (trace != null) {
            trace.step(
                    terms.id,
                    Adjustment.SUGGESTED_TIME.name(),
                    placed.due().local(),
                    then.local() + ", " + hour.because());
        }
    }

    /** Not what happened with somebody who belongs to the contact. */
    private AttemptsByHour own(AnswerHours hours) {
        ContactId contact = situation.facts.contact().id();
        List<Interaction> attempts = situation
                .facts
                .activity()
                .logged(hours.times().attempts(), hours.since())
                .stream()
                .filter(attempt -> attempt.contacts().contains(contact))
                .toList();
        return hours.count(attempts, situation.clock.zone());
    }

    private boolean isPossible(Placed placed, SuggestedTime hour, WallTime then) {
        Wish wish = placed.wish();
        @Nullable Touch anchor = wish.anchor;
        return then.shows(placed.due().date(), hour.time())
                && isNotBefore(anchor == null ? null : anchor.at(), then)
                && isNotBefore(wish.exitsAfter, then)
                && isNotBefore(wish.exact, then)
                && isNotBefore(situation.snooze, then)
                && isNotBefore(situation.facts.occurrences().snoozes().get(wish.key(terms.id)), then);
    }

    private static boolean isNotBefore(@Nullable Instant floor, WallTime then) {
        return floor == null || !then.zoned().toInstant().isBefore(floor);
    }

    private static boolean isNotBefore(@Nullable LocalDateTime floor, WallTime then) {
        return floor == null || !then.local().isBefore(floor);
    }
}
