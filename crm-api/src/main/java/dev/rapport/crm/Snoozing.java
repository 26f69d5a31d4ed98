package dev.rapport.crm;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.facts.Occurrences;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpId;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts follow-ups and contacts off, in one transaction. */
final class Snoozing {
    private final Desk desk;
    private final StorageSession session;

    Snoozing(Desk desk, StorageSession session) {
        this.desk = desk;
        this.session = session;
    }

    FollowUp followUp(FollowUpId id, LocalDateTime until) {
        ContactId contact = session.followUps()
                .find(id)
                .orElseThrow(() -> new NotFoundException("follow-up", id.toString()))
                .contact();
        Recording recording = new Recording(desk, session);
        recording.lockContacts(Set.of(contact));
        ContactState state = recording.state(contact);
        FollowUp now = state.active().stream()
                .filter(f -> f.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("open follow-up", id.toString()));
        Occurrences occurrences = state.occurrences().andSnoozed(now.occurrence(), until);
        FollowUp snoozed = now.toBuilder()
                .status(FollowUpStatus.OPEN)
                .worker(null)
                .leaseUntil(null)
                .snoozedUntil(occurrences.snoozes().get(now.occurrence()))
                .version(now.version() + 1)
                .build();
        List<FollowUp> active = new ArrayList<>(state.active());
        active.replaceAll(f -> f.id().equals(id) ? snoozed : f);
        recording.replace(state.planned(occurrences, active));
        recording.record(
                List.of(), Optional.empty(), Set.of(contact), List.of(new Change.FollowUpPut(snoozed, now.version())));
        return session.followUps().find(id).orElseThrow();
    }

    ContactId contact(ContactId contact, LocalDateTime until) {
        Recording recording = new Recording(desk, session);
        recording.lockContacts(Set.of(contact));
        ContactState state = recording.state(contact);
        recording.replace(state.planned(state.occurrences().andContactSnoozed(until), state.active()));
        recording.record(List.of(), Optional.empty(), Set.of(contact), List.of());
        return contact;
    }
}
