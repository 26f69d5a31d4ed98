package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ErasedPoint;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ClaimRequest;
import dev.rapport.crm.storage.ConsentStore;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.ContactStore;
import dev.rapport.crm.storage.FollowUpStore;
import dev.rapport.crm.storage.InteractionStore;
import dev.rapport.crm.storage.ModelStore;
import dev.rapport.crm.storage.PlanBasis;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A session whose ledger recalls what erased people have said about a point. */
final class RecallingSession implements StorageSession {
    private final StorageSession session;
    private final TombstoneKeys keys;
    private final Map<ErasedPoint, ContactPoint> recalled = new HashMap<>();

    RecallingSession(StorageSession session, TombstoneKeys keys) {
        this.session = session;
        this.keys = keys;
    }

    @Override
    public ContactStore contacts() {
        return session.contacts();
    }

    @Override
    public InteractionStore interactions() {
        return session.interactions();
    }

    @Override
    public ConsentStore consents() {
        return new Recalling(session.consents(), keys, recalled);
    }

    @Override
    public FollowUpStore followUps() {
        return session.followUps();
    }

    @Override
    public ModelStore models() {
        return session.models();
    }

    @Override
    public SortedMap<ContactId, ContactState> read(Collection<ContactId> contacts, FactNeeds needs) {
        return recalled(session.read(contacts, needs), needs);
    }

    @Override
    public SortedMap<ContactId, ContactState> lockAndRead(Collection<ContactId> contacts, FactNeeds needs) {
        return recalled(session.lockAndRead(contacts, needs), needs);
    }

    /** One question more, which only the points of a contact can be made into. */
    private SortedMap<ContactId, ContactState> recalled(SortedMap<ContactId, ContactState> states, FactNeeds needs) {
        if (!needs.consents() || states.isEmpty()) {
            return states;
        }
        Recalling ledger = new Recalling(session.consents(), keys, recalled);
        List<Consent> buried = ledger.about(states.values().stream()
                .flatMap(state -> state.contact().points().stream())
                .map(PointEntry::point)
                .toList());
        SortedMap<ContactId, ContactState> complete = new TreeMap<>();
        states.forEach((id, state) -> complete.put(
                id, state.consenting(ledger.with(state.consents(), buried).around(state.contact()))));
        return complete;
    }

    @Override
    public void lockPoints(Collection<ContactPoint> points) {
        session.lockPoints(points);
    }

    @Override
    public List<FollowUp> claim(ClaimRequest request) {
        return session.claim(request);
    }

    @Override
    public List<ContactId> outdated(Instant now, PlanBasis basis, int limit) {
        return session.outdated(now, basis, limit);
    }

    @Override
    public void write(Changes changes) {
        session.write(changes);
    }

    @Override
    public Instant now() {
        return session.now();
    }
}
