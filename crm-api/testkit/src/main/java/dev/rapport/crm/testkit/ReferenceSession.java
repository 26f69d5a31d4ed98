package dev.rapport.crm.testkit;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.facts.Occurrences;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ClaimRequest;
import dev.rapport.crm.storage.ConsentExcerpt;
import dev.rapport.crm.storage.ConsentStore;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.ContactStore;
import dev.rapport.crm.storage.FollowUpStore;
import dev.rapport.crm.storage.InteractionStore;
import dev.rapport.crm.storage.ModelStore;
import dev.rapport.crm.storage.PlanBasis;
import dev.rapport.crm.storage.PlanState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One transaction, on a copy of what was committed before. */
final class ReferenceSession implements StorageSession {
    private final InstantSource clock;
    private ReferenceState state;
    private boolean open = true;

    ReferenceSession(ReferenceState state, InstantSource clock) {
        this.state = state;
        this.clock = clock;
    }

    ReferenceState state() {
        if (!open) {
            throw new IllegalStateException(
                    "session: its transaction is over; use it only inside the work given to inTransaction");
        }
        return state;
    }

    void end() {
        open = false;
    }

    @Override
    public ContactStore contacts() {
        return new ReferenceContacts(this);
    }

    @Override
    public InteractionStore interactions() {
        return new ReferenceInteractions(this);
    }

    @Override
    public ConsentStore consents() {
        return new ReferenceConsents(this);
    }

    @Override
    public FollowUpStore followUps() {
        return new ReferenceFollowUps(this);
    }

    @Override
    public ModelStore models() {
        return new ReferenceModels(this);
    }

    @Override
    public SortedMap<ContactId, ContactState> read(Collection<ContactId> contacts, FactNeeds needs) {
        SortedMap<ContactId, ContactState> found = new TreeMap<>();
        contacts.forEach(id -> state().contact(id).ifPresent(c -> found.put(id, read(c, needs))));
        return found;
    }

    private ContactState read(Contact contact, FactNeeds needs) {
        Optional<Change.StatePut> put = Optional.ofNullable(state.states.get(contact.id()));
        Optional<PlanState> plan = put.map(Change.StatePut::plan);
        return new ContactState(
                contact,
                put.map(Change.StatePut::activity),
                occurrences(contact.id(), plan.flatMap(PlanState::snoozedUntil)),
                state.followUps(contact.id()).stream()
                        .filter(f -> f.status().isActive())
                        .toList(),
                plan,
                needs.consents() ? around(contact) : ConsentExcerpt.none());
    }

    private ConsentExcerpt around(Contact contact) {
        return consents()
                .excerpt(
                        List.of(contact.id()),
                        contact.points().stream().map(PointEntry::point).toList());
    }

    private Occurrences occurrences(ContactId contact, Optional<LocalDateTime> contactSnooze) {
        Set<String> consumed = new HashSet<>();
        Map<String, LocalDateTime> snoozes = new HashMap<>();
        for (FollowUp f : state.followUps(contact)) {
            if (f.status().isConsumed()) {
                consumed.add(f.occurrence());
            } else if (f.status() != FollowUpStatus.LAPSED) {
                f.snoozedUntil().ifPresent(until -> snoozes.put(f.occurrence(), until));
            }
        }
        return new Occurrences(consumed, snoozes, contactSnooze);
    }

    /** There is nothing to lock: transactions run one after another. */
    @Override
    public SortedMap<ContactId, ContactState> lockAndRead(Collection<ContactId> contacts, FactNeeds needs) {
        return read(contacts, needs);
    }

    /** There is nothing to lock: transactions run one after another. */
    @Override
    public void lockPoints(Collection<ContactPoint> points) {
        state();
    }

    @Override
    public List<FollowUp> claim(ClaimRequest request) {
        List<FollowUp> claimed = state().followUps.values().stream()
                .filter(f -> !f.due().toInstant().isAfter(request.dueBy()))
                .filter(f -> f.status() == FollowUpStatus.OPEN || isAbandoned(f))
                .filter(request::isFor)
                .sorted(ReferenceState.DUE_ORDER)
                .limit(request.limit())
                .map(f -> f.toBuilder()
                        .status(FollowUpStatus.CLAIMED)
                        .worker(request.worker())
                        .leaseUntil(now().plus(request.lease()))
                        .version(f.version() + 1)
                        .build())
                .toList();
        claimed.forEach(f -> state.followUps.put(f.id(), f));
        return claimed;
    }

    private boolean isAbandoned(FollowUp f) {
        return f.status() == FollowUpStatus.CLAIMED
                && f.leaseUntil().filter(until -> until.isAfter(now())).isEmpty();
    }

    @Override
    public List<ContactId> outdated(Instant now, PlanBasis basis, int limit) {
        return state().contacts.keySet().stream()
                .filter(id -> isOutdated(Optional.ofNullable(state.states.get(id)), now, basis))
                .limit(limit)
                .toList();
    }

    private static boolean isOutdated(Optional<Change.StatePut> put, Instant now, PlanBasis basis) {
        return put.map(Change.StatePut::plan)
                .map(plan -> plan.basis().compareTo(basis) < 0
                        || (plan.basis().bookVersion() == basis.bookVersion()
                                && plan.validUntil()
                                        .filter(until -> !until.isAfter(now))
                                        .isPresent()))
                .orElse(true);
    }

    /** Applies the changes to a copy, so that a refused list has applied nothing. */
    @Override
    public void write(Changes changes) {
        ReferenceState next = state().copy();
        ReferenceWrites writes = new ReferenceWrites(next);
        changes.list().forEach(writes::apply);
        state = next;
    }

    @Override
    public Instant now() {
        state();
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
