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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps a contact's activity in step with its interactions, and reads the timeline only when it must. */
final class History {
    private static final int PAGE = 500;

    private History() {}

    static Activity of(StorageSession session, ContactState state, FactNeeds needs) {
        ZoneId zone = zone(state, needs);
        return state.activity()
                .filter(a -> a.satisfies(needs)
                        && a.zoneForUnzoned().map(zone::equals).orElse(true)
                        && (needs.days().isEmpty() || !isOfOlderClocks(state)))
                .orElseGet(() -> Activity.of(read(session, state.contact().id()), needs, zone));
    }

    /** Where days are counted of interactions without a zone: the contact's may be another since, or the rule book's. */
    private static ZoneId zone(ContactState state, FactNeeds needs) {
        return state.contact().zone().orElse(needs.fallbackZone());
    }

    /** Newer time-zone data may have moved something to another day, of which the activity keeps dates alone. */
    private static boolean isOfOlderClocks(ContactState state) {
        return state.plan()
                .filter(plan -> plan.basis().zoneData().compareTo(Desk.zoneData()) < 0)
                .isPresent();
    }

    /** The activity once these interactions are recorded; they are not on the timeline yet. */
    static Activity with(StorageSession session, ContactState state, List<Interaction> added, FactNeeds needs) {
        Optional<Activity> activity = Optional.of(of(session, state, needs));
        for (Interaction i : added) {
            activity = i.corrects().isPresent()
                    ? Optional.empty()
                    : activity.flatMap(a -> a.plus(i.touch(), zone(state, needs)));
        }
        return activity.orElseGet(() -> again(session, state, added, needs));
    }

    private static Activity again(
            StorageSession session, ContactState state, List<Interaction> added, FactNeeds needs) {
        ContactId contact = state.contact().id();
        List<Interaction> effective = read(session, contact);
        for (Interaction i : added) {
            effective.removeIf(old -> old.factId().equals(i.factId()));
            if (!i.isRetraction()
                    && i.participants().stream().map(Participant::contact).anyMatch(contact::equals)) {
                effective.add(i);
            }
        }
        return Activity.of(effective, needs, zone(state, needs));
    }

    private static List<Interaction> read(StorageSession session, ContactId contact) {
        List<Interaction> all = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page<Interaction> page = session.interactions().timeline(contact, PAGE, next);
            all.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        return all;
    }
}
