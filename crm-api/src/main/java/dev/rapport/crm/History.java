package dev.rapport.crm;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Participant;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps a contact's activity in step with its interactions, and reads the timeline only when it must. */
final class History {
    private static final int PAGE = 500;

    private final StorageSession session;
    private final FactNeeds needs;
    private final Instant now;

    History(StorageSession session, FactNeeds needs, Instant now) {
        this.session = session;
        this.needs = needs;
        this.now = now;
    }

    Activity of(ContactState state) {
        Activity activity = kept(state);
        return logFrom(state, activity)
                .map(from -> activity.reading(read(state.contact().id(), from), from))
                .orElse(activity);
    }

    private Activity kept(ContactState state) {
        return state.activity()
                .filter(a -> a.satisfies(needs)
                        && a.zoneForUnzoned().map(zone(state)::equals).orElse(true)
                        && (needs.days().isEmpty() || !isOfOlderClocks(state)))
                .orElseGet(() -> Activity.of(read(state.contact().id(), Instant.MIN), needs, zone(state)));
    }

    private Optional<Instant> logFrom(ContactState state, Activity activity) {
        return needs.logFrom(activity, now.atZone(zone(state)));
    }

    /** Where days are counted of interactions without a zone: the contact's may be another since, or the rule book's. */
    private ZoneId zone(ContactState state) {
        return state.contact().zone().orElse(needs.fallbackZone());
    }

    /** Newer time-zone data may have moved something to another day, of which the activity keeps dates alone. */
    private static boolean isOfOlderClocks(ContactState state) {
        return state.plan()
                .filter(plan -> plan.basis().zoneData().compareTo(Desk.zoneData()) < 0)
                .isPresent();
    }

    /** The activity once these interactions are recorded; they are not on the timeline yet. */
    Activity with(ContactState state, List<Interaction> added) {
        Optional<Activity> activity = Optional.of(kept(state));
        for (Interaction i : added) {
            activity =
                    i.corrects().isPresent() ? Optional.empty() : activity.flatMap(a -> a.plus(i.touch(), zone(state)));
        }
        Activity all = activity.orElseGet(() -> Activity.of(effective(state, added, Instant.MIN), needs, zone(state)));
        return logFrom(state, all)
                .map(from -> all.reading(effective(state, added, from), from))
                .orElse(all);
    }

    private List<Interaction> effective(ContactState state, List<Interaction> added, Instant from) {
        ContactId contact = state.contact().id();
        List<Interaction> effective = read(contact, from);
        for (Interaction i : added) {
            effective.removeIf(old -> old.factId().equals(i.factId()));
            if (!i.isRetraction()
                    && !i.occurredAt().isBefore(from)
                    && i.participants().stream().map(Participant::contact).anyMatch(contact::equals)) {
                effective.add(i);
            }
        }
        return effective;
    }

    /** The newest first, and no further back than what is asked for. */
    private List<Interaction> read(ContactId contact, Instant from) {
        List<Interaction> all = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page<Interaction> page = session.interactions().timeline(contact, PAGE, next);
            page.items().stream()
                    .filter(interaction -> !interaction.occurredAt().isBefore(from))
                    .forEach(all::add);
            next = isOver(page, from) ? Optional.empty() : page.next();
        } while (next.isPresent());
        return all;
    }

    private static boolean isOver(Page<Interaction> page, Instant from) {
        int last = page.items().size() - 1;
        return last < 0 || page.items().get(last).occurredAt().isBefore(from);
    }
}
