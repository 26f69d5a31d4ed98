package dev.rapport.crm.rule;

import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks for permission at the moment found for a wish, and at later moments as long as only the time is refused. */
final class Asking {

    /** How far the permission may move a moment. */
    private static final int LONGEST_SEARCH = 730;

    /** More than one question a day for two years and some channels: only a permission that hardly moves asks for more. */
    private static final int MOST_QUESTIONS = 5_000;

    private final Situation situation;
    private final Permission permission;
    private final RuleOptions<?> rule;
    private final @Nullable Trace trace;

    Asking(Situation situation, Permission permission, RuleOptions<?> rule, @Nullable Trace trace) {
        this.situation = situation;
        this.permission = permission;
        this.rule = rule;
        this.trace = trace;
    }

    /**
     * What came of it: a channel, or why there is none, or neither if the rule leaves the channel open.
     *
     * @param placed the moment that was asked about last
     * @param retryAt when to ask again
     */
    record Found(
            Placed placed,
            @Nullable Channel channel,
            @Nullable RejectionCode refusal,
            @Nullable Instant retryAt) {}

    Found find(Placed first) {
        Placed placed = first;
        for (int i = 0; i < MOST_QUESTIONS; i++) {
            Found found = at(placed);
            if (found.retryAt() == null) {
                return found;
            }
            @Nullable
            Placed later = new Placement(situation, rule.terms, placed.wish(), trace).notBefore(found.retryAt());
            if (later == null || isTooFar(first, later) || later.due().compareInstants(placed.due()) <= 0) {
                break;
            }
            placed = later;
        }
        return new Found(placed, null, RejectionCode.UNSCHEDULABLE, null);
    }

    private static boolean isTooFar(Placed first, Placed later) {
        return ChronoUnit.DAYS.between(first.due().date(), later.due().date()) > LONGEST_SEARCH;
    }

    /** What the permission says of one moment, and of no later one. */
    Found at(Placed placed) {
        if (rule.channels().isEmpty()) {
            return new Found(placed, null, null, null);
        }
        LocalDate day = placed.due().date();
        RejectionCode refusal = RejectionCode.NO_POINT;
        @Nullable Instant retryAt = null;
        for (Channel channel : rule.channels()) {
            if (situation.facts.contact().hasUsablePoint(channel, day)) {
                refusal = RejectionCode.BLOCKED_CONSENT;
                Permission.Answer answer = ask(channel, placed);
                if (answer.isGranted()) {
                    return new Found(placed, channel, null, null);
                }
                @Nullable Instant retry = answer.retryAt().orElse(null);
                retryAt = retryAt == null || (retry != null && retry.isBefore(retryAt)) ? retry : retryAt;
            }
        }
        return new Found(placed, null, refusal, retryAt);
    }

    private Permission.Answer ask(Channel channel, Placed placed) {
        Purpose purpose = Objects.requireNonNull(rule.terms.purpose);
        Permission.Answer answer = permission.ask(new Permission.Question(
                situation.facts, channel, purpose, placed.due().zoned(), situation.now));
        answer.validUntil().ifPresent(situation.horizon::changes);
        if (trace != null) {
            String verdict = answer.isGranted() ? "granted" : "refused";
            trace.step(
                    rule.terms.id,
                    "PERMISSION",
                    channel + " on " + day(placed),
                    answer.reason().isEmpty() ? verdict : answer.reason());
        }
        return answer;
    }

    private static LocalDate day(Placed placed) {
        return placed.due().date();
    }
}
