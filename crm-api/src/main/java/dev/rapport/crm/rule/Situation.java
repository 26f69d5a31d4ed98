package dev.rapport.crm.rule;

import dev.rapport.crm.calendar.QuietHours;
import dev.rapport.crm.calendar.ReachableHours;
import dev.rapport.crm.calendar.TimeWindow;
import dev.rapport.crm.contact.Preferences;
import dev.rapport.crm.criterion.Subject;
import dev.rapport.crm.facts.Facts;
import dev.rapport.crm.interaction.Touch;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What holds for one contact at one moment, for all rules alike. */
final class Situation {

    private static final TouchFilter OUTBOUND = TouchFilter.any().outbound();

    final Facts facts;
    final RuleBook book;
    final Instant now;
    final WallClock clock;
    final LocalDate today;
    final @Nullable TimeWindow window;
    final @Nullable QuietHours quiet;
    final @Nullable LocalDate notBefore;
    final @Nullable LocalDateTime snooze;
    final Set<LocalDate> blackout;
    final @Nullable Cap cap;
    final Horizon horizon;

    private @Nullable Subject subject;
    private @Nullable ReachableHours reachable;
    private @Nullable Touch lastOutbound;
    private boolean isLastOutboundKnown;
    private long @Nullable [] outboundDays;

    Situation(Facts facts, RuleBook book, Instant now) {
        this.facts = facts;
        this.book = book;
        this.now = now;
        Preferences preferences = facts.contact().preferences();
        Policy policy = book.policy();
        clock = WallClock.of(facts.contact().zone().orElse(policy.fallbackZone()));
        today = clock.date(now);
        window = preferences.window().or(policy::window).orElse(null);
        quiet = preferences.quietHours().or(policy::quietHours).orElse(null);
        notBefore = preferences.notBefore().orElse(null);
        snooze = facts.occurrences().contactSnooze().orElse(null);
        blackout = preferences.blackoutDays();
        cap = policy.cap().orElse(null);
        horizon = new Horizon(today);
    }

    /** The contact as conditions see it now. */
    Subject subject() {
        Subject known = subject;
        if (known == null) {
            known = subjectAt(now);
            subject = known;
        }
        return known;
    }

    /** The contact as conditions will see it, if nothing happens. */
    Subject subjectAt(Instant instant) {
        return facts.asOf(instant.atZone(clock.zone()));
    }

    /** The clock that an event was recorded by. */
    WallClock clockOf(Touch touch) {
        @Nullable ZoneId zone = touch.zone().orElse(null);
        return zone == null ? clock : WallClock.of(zone);
    }

    LocalDate dateOf(Touch touch) {
        return clockOf(touch).date(touch.at());
    }

    /** The local date of the last outbound contact, if there was one and spacing matters. */
    @Nullable
    LocalDate spacedFrom() {
        if (book.policy().spacingDays() == 0) {
            return null;
        }
        if (!isLastOutboundKnown) {
            lastOutbound = facts.last(OUTBOUND).orElse(null);
            isLastOutboundKnown = true;
        }
        return lastOutbound == null ? null : dateOf(lastOutbound);
    }

    /** The hours of which no moment is outside the window or quiet. */
    ReachableHours reachable() {
        ReachableHours known = reachable;
        if (known == null) {
            ReachableHours open = ReachableHours.all();
            open = window == null ? open : open.inside(window);
            known = quiet == null ? open : open.outside(quiet);
            reachable = known;
        }
        return known;
    }

    Status statusOf(WallTime due) {
        if (due.isAfter(now)) {
            return Status.UPCOMING;
        }
        return due.date().equals(today) ? Status.DUE : Status.OVERDUE;
    }

    /** Whether the cap leaves room on a day. */
    boolean isAllowed(LocalDate day) {
        if (cap == null) {
            return true;
        }
        long last = day.toEpochDay();
        long first = last - cap.days() + 1;
        int count = 0;
        for (long touched : outboundDays()) {
            if (touched >= first && touched <= last) {
                count++;
            }
        }
        return count < cap.max();
    }

    private long[] outboundDays() {
        if (outboundDays == null) {
            List<Instant> touches = facts.activity().outbound();
            outboundDays = new long[touches.size()];
            for (int i = 0; i < outboundDays.length; i++) {
                outboundDays[i] = clock.date(touches.get(i)).toEpochDay();
            }
        }
        return outboundDays;
    }
}
