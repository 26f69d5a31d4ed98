package dev.rapport.crm.rule;

import dev.rapport.crm.calendar.QuietHours;
import dev.rapport.crm.calendar.TimeWindow;
import dev.rapport.crm.calendar.WorkCalendar;
import dev.rapport.crm.consent.ConsentLedger;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.Handle;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.contact.PostalAddress;
import dev.rapport.crm.contact.Preferences;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.facts.Facts;
import dev.rapport.crm.facts.Occurrences;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.Outcome;
import dev.rapport.crm.vectors.VectorFolder;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What a vector gives: one contact with its history, the rules, and the moment. */
final class VectorCase {

    final VectorIds ids;
    final Facts facts;
    final RuleBook book;
    final Permission permission;
    final Instant now;

    VectorCase(StrictObject given) {
        StrictObject contactJson = given.object("contact").orElseThrow();
        List<StrictObject> interactions = given.objects("interactions");
        ids = new VectorIds(
                interactions.stream().map(json -> json.get("id").asText()).toList());
        Contact contact = contact(contactJson);
        permission = contactJson.object("consent").map(VectorCase::permission).orElseGet(Permission::unchecked);
        List<Rule> rules =
                given.objects("rules").stream().map(VectorRules::read).toList();
        book = RuleBook.version(1)
                .policy(given.object("policy").map(VectorCase::policy).orElseGet(Policy::none))
                .calendar(given.object("calendar").map(VectorCase::calendar).orElseGet(WorkCalendar::mondayToFriday))
                .of(rules);
        ZoneId zone = contact.zone().orElse(book.policy().fallbackZone());
        List<Interaction> history = new ArrayList<>();
        interactions.forEach(json -> history.add(interaction(json, contact)));
        Activity activity = Activity.of(history, book.needs(), zone);
        facts = new Facts(contact, activity, occurrences(given.object("state")), ConsentLedger.empty());
        now = Instant.parse(given.get("now").asText());
    }

    private static Contact contact(StrictObject json) {
        json.text("id");
        Preferences.Builder preferences = Preferences.builder()
                .blackoutDays(json.list("blackout", LocalDate::parse))
                .doNotContact(json.flag("doNotContact"));
        window(json).ifPresent(preferences::window);
        quiet(json).ifPresent(preferences::quietHours);
        json.parsed("notBefore", LocalDate::parse).ifPresent(preferences::notBefore);
        Contact.Builder contact = Contact.person("Somebody")
                .email("somebody@example.org")
                .phone("+442079460000")
                .point(PointEntry.of(PostalAddress.parse("1 Street\nTown\nRegion\n12345\nFR")))
                .point(PointEntry.of(Handle.parse("chat:somebody")))
                .preferences(preferences.build());
        json.text("zone").ifPresent(contact::zone);
        json.text("birthday").ifPresent(contact::birthday);
        json.list("tags", tag -> tag).forEach(contact::tag);
        return contact.build();
    }

    private static Optional<TimeWindow> window(StrictObject json) {
        return json.find("window")
                .map(ends -> new TimeWindow(
                        LocalTime.parse(ends.get(0).asText()),
                        VectorFolder.end(ends.get(1).asText())));
    }

    private static Optional<QuietHours> quiet(StrictObject json) {
        return json.find("quiet")
                .map(ends ->
                        QuietHours.of(ends.get(0).asText(), ends.get(1).asText().replace("24:00", "00:00")));
    }

    /** A contact without any entry is not judged. */
    private static Permission permission(StrictObject json) {
        Map<Channel, Predicate<LocalDate>> grants = new HashMap<>();
        for (String channel : json.names()) {
            if (json.get(channel).isTextual()) {
                grants.put(Channel.of(channel), grant(json.get(channel).asText(), Optional.empty()));
            } else {
                StrictObject entry = json.object(channel).orElseThrow();
                grants.put(
                        Channel.of(channel),
                        grant(entry.get("status").asText(), entry.parsed("until", LocalDate::parse)));
            }
        }
        return grants.isEmpty()
                ? Permission.unchecked()
                : question ->
                        grants.getOrDefault(question.channel(), none -> false).test(question.date())
                                ? Permission.Answer.granted()
                                : Permission.Answer.refused();
    }

    private static Predicate<LocalDate> grant(String status, Optional<LocalDate> until) {
        return date -> status.equals("GRANTED") && until.filter(date::isAfter).isEmpty();
    }

    private static Policy policy(StrictObject json) {
        Policy.Builder policy = Policy.builder().spacingDays(json.number("spacingDays", 0));
        window(json).ifPresent(policy::window);
        quiet(json).ifPresent(policy::quietHours);
        json.object("cap")
                .map(cap -> new Cap(cap.get("max").intValue(), cap.get("days").intValue()))
                .ifPresent(policy::cap);
        json.parsed("fallbackZone", ZoneId::of).ifPresent(policy::fallbackZone);
        return policy.build();
    }

    private static WorkCalendar calendar(StrictObject json) {
        Set<DayOfWeek> week = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (json.list("workdays", name -> name).contains(day.name().substring(0, 3))) {
                week.add(day);
            }
        }
        WorkCalendar calendar = week.isEmpty() ? WorkCalendar.mondayToFriday() : WorkCalendar.of(week);
        return calendar.holidays(json.list("holidays", LocalDate::parse));
    }

    private Interaction interaction(StrictObject json, Contact contact) {
        InteractionBuilder interaction = Interaction.of(
                        InteractionKind.of(json.get("type").asText()), contact.id())
                .id(ids.id(json.get("id").asText()))
                .at(Instant.parse(json.get("at").asText()));
        json.text("dir").ifPresent(direction -> {
            switch (direction) {
                case "IN" -> interaction.inbound();
                case "OUT" -> interaction.outbound();
                default -> throw new IllegalArgumentException("unknown direction " + direction);
            }
        });
        json.parsed("channel", Channel::of).ifPresent(interaction::by);
        json.parsed("outcome", Outcome::of).ifPresent(interaction::outcome);
        json.parsed("zone", ZoneId::of).ifPresent(interaction::zone);
        return interaction.build();
    }

    private Occurrences occurrences(Optional<StrictObject> state) {
        if (state.isEmpty()) {
            return Occurrences.none();
        }
        Set<String> consumed = new HashSet<>(state.get().list("completed", ids::longKey));
        consumed.addAll(state.get().list("skipped", ids::longKey));
        Map<String, LocalDateTime> snoozes = new HashMap<>();
        Optional<LocalDateTime> contactSnooze = Optional.empty();
        for (StrictObject snooze : state.get().objects("snoozes")) {
            LocalDateTime until = LocalDateTime.parse(snooze.get("untilLocal").asText());
            Optional<String> occurrence = snooze.parsed("occ", ids::longKey);
            if (occurrence.isPresent()) {
                snoozes.merge(occurrence.get(), until, VectorCase::later);
            } else {
                contactSnooze =
                        contactSnooze.map(earlier -> later(earlier, until)).or(() -> Optional.of(until));
            }
        }
        return new Occurrences(consumed, snoozes, contactSnooze);
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }
}
