package dev.rapport.crm.inmemory;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.facts.Occurrences;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.PlanState;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What planning reads and keeps of the contacts of one tenant. */
final class Planning {
    private final Tenant tenant;
    private final Consents consents;

    Planning(Tenant tenant, Consents consents) {
        this.tenant = tenant;
        this.consents = consents;
    }

    SortedMap<ContactId, ContactState> read(Collection<ContactId> ids, FactNeeds needs) {
        SortedMap<ContactId, ContactState> states = new TreeMap<>();
        for (ContactId id : ids) {
            ContactRow row = tenant.contacts.find(id);
            if (row != null) {
                states.put(id, state(row, needs));
            }
        }
        return states;
    }

    List<ContactId> outdated(Instant now, int bookVersion, int limit) {
        List<ContactRow> rows = new ArrayList<>(
                tenant.contactsByPlan.range(row -> true, row -> row.bookVersion() < bookVersion, limit));
        rows.addAll(tenant.contactsByPlan.range(
                row -> row.bookVersion() >= bookVersion,
                row -> row.bookVersion() == bookVersion && !row.validUntil().isAfter(now),
                limit - rows.size()));
        return rows.stream().map(ContactRow::id).toList();
    }

    void put(Change.StatePut put) {
        ContactRow row = tenant.contacts.find(put.contact());
        if (row == null) {
            throw new NotFoundException("contact", put.contact().toString());
        }
        tenant.contactsByPlan.remove(row);
        row.plan(put.activity(), put.plan(), tenant.journal);
        tenant.contactsByPlan.add(row);
    }

    private ContactState state(ContactRow row, FactNeeds needs) {
        return new ContactState(
                row.contact(),
                row.activity(),
                occurrences(row),
                tenant.followUps.active(row.id()),
                row.plan(),
                needs.consents() ? consents.of(row.id()) : List.of());
    }

    private Occurrences occurrences(ContactRow row) {
        Map<String, LocalDateTime> snoozes = new HashMap<>();
        for (FollowUp f : tenant.followUps.snoozed(row.id())) {
            f.snoozedUntil().ifPresent(until -> snoozes.put(f.occurrence(), until));
        }
        return new Occurrences(
                tenant.followUps.consumed(row.id()).stream()
                        .map(FollowUp::occurrence)
                        .collect(Collectors.toSet()),
                snoozes,
                row.plan().flatMap(PlanState::snoozedUntil));
    }
}
