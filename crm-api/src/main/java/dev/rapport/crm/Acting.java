package dev.rapport.crm;

import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.facts.Facts;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.rule.Permission;
import dev.rapport.crm.rule.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges at the time of acting by which channel a follow-up may be done: a plan is judged for the due time. */
record Acting(Permission permission, Instant now) {

    /** The channel by which it may be done now, or else when to ask again if only the time was wrong. */
    record Choice(Optional<Channel> channel, Optional<Instant> retryAt) {}

    LocalDate today(FollowUp f) {
        return now.atZone(f.due().getZone()).toLocalDate();
    }

    /** Whether the judgement of the plan does not suffice: it was for another day, or hours and caps count. */
    boolean mustAskAgain(FollowUp f, Rule rule) {
        return !today(f).equals(f.due().toLocalDate())
                || rule.purpose().filter(Purpose::isMarketing).isPresent();
    }

    /** The planned channel, or else the first of the rule that is permitted now. */
    Choice choice(FollowUp f, Rule rule, Facts facts) {
        Set<Channel> channels = new LinkedHashSet<>();
        f.channel().ifPresent(channels::add);
        channels.addAll(rule.channels());
        @Nullable Instant retryAt = null;
        for (Channel channel : channels) {
            Permission.Answer answer = ask(f, rule, channel, facts);
            if (answer.isGranted()) {
                return new Choice(Optional.of(channel), Optional.empty());
            }
            @Nullable Instant retry = answer.retryAt().orElse(null);
            retryAt = retryAt == null || (retry != null && retry.isBefore(retryAt)) ? retry : retryAt;
        }
        return new Choice(Optional.empty(), Optional.ofNullable(retryAt));
    }

    boolean isPermittedNow(FollowUp f, Rule rule, Channel channel, Facts facts) {
        return ask(f, rule, channel, facts).isGranted();
    }

    private Permission.Answer ask(FollowUp f, Rule rule, Channel channel, Facts facts) {
        if (!rule.channels().contains(channel) || !facts.contact().hasUsablePoint(channel, today(f))) {
            return Permission.Answer.refused();
        }
        return rule.purpose()
                .map(purpose -> permission.ask(new Permission.Question(
                        facts, channel, purpose, now.atZone(f.due().getZone()), now)))
                .orElse(Permission.Answer.refused());
    }
}
