package dev.rapport.crm;

import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.facts.Facts;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.rule.Permission;
import dev.rapport.crm.rule.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges on the day of acting by which channel a follow-up may be done: a plan is judged on the due date. */
record Acting(Permission permission, Instant now) {

    LocalDate today(FollowUp f) {
        return now.atZone(f.due().getZone()).toLocalDate();
    }

    /** Whether the day for which it was judged is not today. */
    boolean isAnotherDay(FollowUp f) {
        return !today(f).equals(f.due().toLocalDate());
    }

    /** The planned channel, or else the first of the rule that is permitted today. */
    Optional<Channel> channelToday(FollowUp f, Rule rule, Facts facts) {
        return Stream.concat(f.channel().stream(), rule.channels().stream())
                .distinct()
                .filter(channel -> isPermittedToday(f, rule, channel, facts))
                .findFirst();
    }

    private Permission.Question question(FollowUp f, Channel channel, Purpose purpose, Facts facts) {
        return new Permission.Question(
                facts, channel, purpose, now.atZone(f.due().getZone()), now);
    }

    boolean isPermittedToday(FollowUp f, Rule rule, Channel channel, Facts facts) {
        LocalDate today = today(f);
        return rule.channels().contains(channel)
                && facts.contact().hasUsablePoint(channel, today)
                && rule.purpose()
                        .filter(purpose -> permission
                                .ask(question(f, channel, purpose, facts))
                                .isGranted())
                        .isPresent();
    }
}
