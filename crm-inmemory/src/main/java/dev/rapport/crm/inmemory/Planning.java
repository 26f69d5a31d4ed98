package dev.rapport.crm.inmemory;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.facts.Occurrences;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.ConsentExcerpt;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.PlanBasis;
import dev.rapport.crm.storage.PlanState;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    List<ContactId> outdated(Instant now, PlanBasis basis, int limit) {
        Set<ContactRow> rows =
                new LinkedHashSet<>(tenant.contactsByBasis.range(row -> true, row -> row.isMadeBefore(basis), limit));
        // those that are here already may be at an end too
        rows.addAll(tenant.contactsByEnd.range(
                row -> row.bookVersion() >= basis.bookVersion(),
                row -> row.bookVersion() == basis.bookVersion()
                        && !row.validUntil().isAfter(now),
                limit + rows.size()));
        return rows.stream().limit(limit).map(ContactRow::id).toList();
    }

    void put(Change.StatePut put) {
        ContactRow row = tenant.contacts.find(put.contact());
        if (row == null) {
            throw new NotFoundException("contact", put.contact().toString());
        }
        tenant.contactsByBasis.remove(row);
        tenant.contactsByEnd.remove(row);
        row.plan(put.activity(), put.plan(), tenant.journal);
        tenant.contactsByBasis.add(row);
        tenant.contactsByEnd.add(row);
    }

    private ContactState state(ContactRow row, FactNeeds needs) {
        return new ContactState(
                row.contact(),
                row.activity(),
                occurrences(row),
                tenant.followUps.active(row.id()),
                row.plan(),
                needs.consents()
                        ? consents.excerpt(
                                List.of(row.id()),
                                row.contact().points().stream()
                                        .map(PointEntry::point)
                                        .toList())
                        : ConsentExcerpt.none());
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
