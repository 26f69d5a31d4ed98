package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.facts.Facts;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.rehearsal.Rehearsed;
import dev.rapport.crm.rehearsal.RehearsedTouch;
import dev.rapport.crm.rule.NextContact;
import dev.rapport.crm.rule.Plan;
import dev.rapport.crm.rule.Planner;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays what would be done with one contact, as {@link Claiming} would do it, without a write. */
final class Performance {
    /** How often one contact may be contacted at one moment before a rule is taken to have no end. */
    private static final int AT_ONCE = 1_000;

    private final Desk desk;
    private final StorageSession session;
    private final ZoneId zone;
    private final List<RehearsedTouch> touches = new ArrayList<>();
    private final List<Interaction> done = new ArrayList<>();
    private final Map<String, Instant> refused = new HashMap<>();
    private ContactState state;
    private Activity activity;
    private Facts facts;

    Performance(Desk desk, StorageSession session, ContactState state) {
        this.desk = desk;
        this.session = session;
        this.state = state;
        this.zone = state.contact().zone().orElse(desk.book().policy().fallbackZone());
        this.activity = desk.history(session).of(state);
        this.facts = state.facts(activity);
    }

    /** What is to be done next, and not before what it may be done. */
    private record Step(NextContact next, Instant at) {}

    Rehearsed play(Instant from, Instant until, Optional<Period> wanted) {
        Instant now = from;
        int atOnce = 0;
        Plan plan = plan(now);
        while (true) {
            Optional<Step> step = step(plan, now);
            Instant turn = turn(plan, now).orElse(until);
            Instant next = step.map(Step::at).filter(turn::isAfter).orElse(turn);
            if (!next.isBefore(until)) {
                break;
            }
            atOnce = next.equals(now) ? atOnce + 1 : 0;
            if (atOnce > AT_ONCE) {
                throw new IllegalStateException("rehearsal: the rules plan contact after contact for one moment, last "
                        + step.map(s -> s.next.rule()).orElse("none") + "; let each name another occasion");
            }
            now = next;
            if (next.isBefore(turn)) {
                act(step.orElseThrow().next, now);
            }
            plan = plan(now);
        }
        Contact contact = state.contact();
        return new Rehearsed(
                contact.id(), contact.owner(), wanted, touches, plan.rejected().values());
    }

    private Plan plan(Instant now) {
        refused.values().removeIf(end -> !end.isAfter(now));
        return Planner.plan(facts, book(), desk.permission(), now);
    }

    /** What was refused is planned without its rule for a while, so that the others of its lane go on. */
    private RuleBook book() {
        return refused.isEmpty() ? desk.book() : TakingBack.without(desk.book(), refused.keySet());
    }

    private static Optional<Step> step(Plan plan, Instant now) {
        return plan.lanes().values().stream()
                .map(next -> new Step(next, later(now, next.due().toInstant().truncatedTo(ChronoUnit.MICROS))))
                .min(Comparator.comparing(Step::at));
    }

    /** When the same facts give another plan. */
    private Optional<Instant> turn(Plan plan, Instant now) {
        Optional<Instant> end = plan.validUntil().map(instant -> later(instant, now.plusSeconds(1)));
        for (Instant again : refused.values()) {
            end = Optional.of(end.filter(again::isAfter).orElse(again));
        }
        return end;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void act(NextContact next, Instant now) {
        Rule rule = desk.book().rule(next.rule()).orElseThrow();
        FollowUp planned = FollowUp.of(state.contact().id(), next.rule(), next.occurrence())
                .due(next.due())
                .channel(next.findChannel().orElse(null))
                .build();
        Optional<Channel> channel = next.findChannel();
        Acting acting = new Acting(desk.permission(), now);
        if (channel.isPresent() && acting.mustAskAgain(planned, rule)) {
            Acting.Choice choice = acting.choice(planned, rule, facts);
            if (choice.channel().isEmpty()) {
                Instant tomorrow = LocalDate.ofInstant(now, zone)
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant();
                refused.put(next.rule(), choice.retryAt().filter(now::isBefore).orElse(tomorrow));
                return;
            }
            channel = choice.channel();
        }
        refused.clear();
        touches.add(new RehearsedTouch(state.contact().id(), next.rule(), now.atZone(zone), channel));
        state = state.planned(state.occurrences().andConsumed(next.occurrence()), List.of());
        if (channel.isPresent()) {
            tell(rule, channel.get(), now);
        }
        facts = state.facts(activity);
    }

    /** What the timeline and the ledger would say of it. */
    private void tell(Rule rule, Channel channel, Instant now) {
        Contact contact = state.contact();
        InteractionBuilder said = Interaction.of(Attempt.kind(channel), contact.id())
                .by(channel)
                .outbound()
                .at(now)
                .stamp(now);
        contact.zone().ifPresent(said::zone);
        Interaction touch = said.build();
        done.add(touch);
        activity = activity.plus(touch.touch(), zone)
                .filter(more -> desk.needs().logFrom(more, now.atZone(zone)).isEmpty())
                .orElseGet(() -> new History(session, desk.needs(), now).with(state, done));
        Optional<Purpose> purpose = rule.purpose().filter(Purpose::isMarketing);
        if (purpose.isPresent() && desk.needs().consents()) {
            desk.points(contact, channel, now).stream()
                    .findFirst()
                    .map(point -> new Contacted(
                            FactStamp.of(ConsentId.next(), now).recorded(now),
                            contact.id(),
                            point,
                            channel,
                            purpose.get(),
                            Optional.empty()))
                    .ifPresent(entry -> state = state.consenting(entry));
        }
    }
}
