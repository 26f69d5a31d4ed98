package dev.rapport.crm.rule;

import dev.rapport.crm.calendar.WorkCalendar;
import dev.rapport.crm.consent.ConsentLedger;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.Preferences;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.facts.Facts;
import dev.rapport.crm.facts.Occurrences;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Outcome;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** One contact with its history, written down briefly. */
final class World {

    static final Purpose NEWS = Purpose.marketing("news");
    static final Purpose SERVICE = Purpose.nonMarketing("service");
    static final InteractionKind PURCHASE = InteractionKind.PURCHASE;
    static final InteractionKind CANCEL = InteractionKind.of("CANCEL");

    final Contact.Builder contact = Contact.person("Somebody")
            .email("somebody@example.org")
            .phone("+442079460000")
            .zone("Europe/Paris");
    final Preferences.Builder preferences = Preferences.builder();
    final List<Interaction> history = new ArrayList<>();
    final Set<String> consumed = new HashSet<>();
    final Map<String, LocalDateTime> snoozes = new HashMap<>();
    Optional<LocalDateTime> contactSnooze = Optional.empty();
    Policy policy = Policy.none();
    WorkCalendar calendar = WorkCalendar.mondayToFriday();
    Permission permission = Permission.unchecked();
    ConsentLedger ledger = ConsentLedger.empty();
    List<Rule> rules = List.of();
    private long number;

    static World of(Rule... rules) {
        World world = new World();
        world.rules = List.of(rules);
        return world;
    }

    static World of(Consumer<World> description) {
        World world = new World();
        description.accept(world);
        return world;
    }

    World bought(String at) {
        return add(PURCHASE, at, event -> {});
    }

    World happened(InteractionKind kind, String at) {
        return add(kind, at, event -> {});
    }

    World sent(Channel channel, String at) {
        return add(
                InteractionKind.of(channel.name()),
                at,
                event -> event.by(channel).outbound());
    }

    World bounced(Channel channel, String at) {
        return add(
                InteractionKind.of(channel.name()),
                at,
                event -> event.by(channel).outbound().outcome(Outcome.BOUNCED));
    }

    World heard(Channel channel, String at) {
        return add(
                InteractionKind.of(channel.name()),
                at,
                event -> event.by(channel).inbound());
    }

    World add(InteractionKind kind, String at, Consumer<InteractionBuilder> more) {
        InteractionBuilder event = Interaction.of(kind, contact.build().id())
                .id(new InteractionId(new UUID(0x7000L, ++number)))
                .at(Instant.parse(at));
        more.accept(event);
        history.add(event.build());
        return this;
    }

    /** The id of the n-th interaction, counted from 1. */
    String event(int n) {
        return new UUID(0x7000L, n).toString();
    }

    World policy(Policy.Builder limits) {
        policy = limits.build();
        return this;
    }

    World prefers(Consumer<Preferences.Builder> wishes) {
        wishes.accept(preferences);
        return this;
    }

    World birthday(String date) {
        contact.birthday(date);
        return this;
    }

    World done(String key) {
        consumed.add(key);
        return this;
    }

    World snoozed(String key, String until) {
        snoozes.put(key, LocalDateTime.parse(until));
        return this;
    }

    World snoozed(String until) {
        contactSnooze = Optional.of(LocalDateTime.parse(until));
        return this;
    }

    World allowing(Permission answer) {
        permission = answer;
        return this;
    }

    RuleBook book() {
        return RuleBook.version(1).policy(policy).calendar(calendar).of(rules);
    }

    Facts facts() {
        Contact complete = contact.preferences(preferences.build()).build();
        ZoneId zone = complete.zone().orElse(policy.fallbackZone());
        return new Facts(
                complete,
                Activity.of(history, book().needs(), zone),
                new Occurrences(consumed, snoozes, contactSnooze),
                ledger);
    }

    Plan plan(String now) {
        return plan(Instant.parse(now));
    }

    Plan plan(Instant now) {
        return Planner.plan(facts(), book(), permission, now);
    }

    Explanation explain(String now) {
        return Planner.explain(facts(), book(), permission, Instant.parse(now));
    }

    NextContact next(String now) {
        Plan plan = plan(now);
        return plan.next().orElseThrow(() -> new AssertionError("nothing is planned, but " + plan.rejected()));
    }

    /** The local due time of the next contact, with its adjustments. */
    String due(String now) {
        NextContact next = next(now);
        return next.due().toLocalDateTime() + (next.adjustments().isEmpty() ? "" : " " + next.adjustments());
    }

    /** Why the only rule plans nothing. */
    RejectionCode refusal(String now) {
        Plan plan = plan(now);
        return plan.rejected().values().stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("planned " + plan))
                .code();
    }

    static Rejection rejection(Plan plan, String rule) {
        return Objects.requireNonNull(plan.rejected().get(rule), () -> rule + " is not rejected");
    }
}
