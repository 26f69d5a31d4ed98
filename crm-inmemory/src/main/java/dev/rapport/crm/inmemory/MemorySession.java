package dev.rapport.crm.inmemory;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ClaimRequest;
import dev.rapport.crm.storage.ConsentStore;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.ContactStore;
import dev.rapport.crm.storage.Erasure;
import dev.rapport.crm.storage.FollowUpStore;
import dev.rapport.crm.storage.InteractionStore;
import dev.rapport.crm.storage.ModelStore;
import dev.rapport.crm.storage.PlanBasis;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/** One transaction of one tenant, whose lock its thread holds. */
final class MemorySession implements StorageSession {
    private final Access access = new Access();
    private final Tenant tenant;
    private final InstantSource clock;
    private final Contacts contacts;
    private final Interactions interactions;
    private final Consents consents;
    private final FollowUps followUps;
    private final Models models;
    private final Planning planning;

    MemorySession(Tenant tenant, InstantSource clock) {
        this.tenant = tenant;
        this.clock = clock;
        contacts = new Contacts(tenant, access);
        interactions = new Interactions(tenant, access);
        consents = new Consents(tenant, access);
        followUps = new FollowUps(tenant, access);
        models = new Models(tenant, access);
        planning = new Planning(tenant, consents);
    }

    @Override
    public ContactStore contacts() {
        return contacts;
    }

    @Override
    public InteractionStore interactions() {
        return interactions;
    }

    @Override
    public ConsentStore consents() {
        return consents;
    }

    @Override
    public FollowUpStore followUps() {
        return followUps;
    }

    @Override
    public ModelStore models() {
        return models;
    }

    @Override
    public SortedMap<ContactId, ContactState> read(Collection<ContactId> ids, FactNeeds needs) {
        access.check();
        return planning.read(ids, needs);
    }

    /** The tenant is locked as a whole already. */
    @Override
    public SortedMap<ContactId, ContactState> lockAndRead(Collection<ContactId> ids, FactNeeds needs) {
        return read(ids, needs);
    }

    /** The tenant is locked as a whole already. */
    @Override
    public void lockPoints(Collection<ContactPoint> points) {
        access.check();
    }

    @Override
    public List<FollowUp> claim(ClaimRequest request) {
        access.check();
        return followUps.claim(request, now());
    }

    @Override
    public List<ContactId> outdated(Instant now, PlanBasis basis, int limit) {
        access.check();
        return planning.outdated(now, basis, limit);
    }

    @Override
    public void write(Changes changes) {
        access.check();
        int mark = tenant.journal.mark();
        boolean written = false;
        try {
            changes.list().forEach(this::apply);
            written = true;
        } finally {
            if (!written) {
                tenant.journal.rollBackTo(mark);
            }
        }
    }

    @Override
    public Instant now() {
        access.check();
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    void commit() {
        access.end();
        tenant.journal.keep();
    }

    void rollBack() {
        access.end();
        tenant.journal.rollBackTo(0);
    }

    private void apply(Change change) {
        if (change instanceof Change.ContactAdded added) {
            contacts.add(added);
        } else if (change instanceof Change.ContactRevised revised) {
            contacts.revise(revised);
        } else if (change instanceof Change.InteractionAppended appended) {
            interactions.append(appended.interaction());
        } else if (change instanceof Change.ConsentAppended appended) {
            consents.append(appended.consent());
        } else if (change instanceof Change.ContactErased erased) {
            erase(erased);
        } else if (change instanceof Change.EvidenceEnded ended) {
            endEvidence(ended.at());
        } else if (change instanceof Change.FollowUpPut put) {
            followUps.put(put);
        } else if (change instanceof Change.StatePut put) {
            planning.put(put);
        } else if (change instanceof Change.ModelKept kept) {
            models.keep(kept.model());
        } else {
            throw new IllegalArgumentException("changes: " + change.getClass().getSimpleName()
                    + " is not known to this storage; use the versions of both that belong together");
        }
    }

    private void erase(Change.ContactErased change) {
        Erasure erasure = new Erasure(change);
        ContactId id = erasure.contact();
        int revisions = contacts.revisions(id).size();
        List<FollowUp> planned = tenant.followUps.of(id);
        erasure.removed(contacts.erase(id), revisions, planned.size());
        planned.forEach(tenant.followUps::remove);
        interactions.factsWith(id).forEach(entries -> interactions.replace(entries, erasure.left(entries)));
        consents.of(id).forEach(entry -> consents.replace(entry, erasure.left(entry)));
        consents.append(change.fact());
        tenant.erasures.put(id, erasure.receipt());
        change.evidence().ifPresent(held -> {
            tenant.evidence.put(id, held);
            tenant.evidenceByEnd.add(held);
        });
    }

    private void endEvidence(Instant at) {
        tenant.evidenceByEnd
                .range(held -> true, held -> !held.hold().until().isAfter(at), Integer.MAX_VALUE)
                .forEach(held -> {
                    tenant.evidence.remove(held.person());
                    tenant.evidenceByEnd.remove(held);
                });
    }
}
