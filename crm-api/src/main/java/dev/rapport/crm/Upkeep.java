package dev.rapport.crm;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.PlanBasis;
import dev.rapport.crm.storage.PlanState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings outdated plans up to date, batch by batch. */
final class Upkeep {
    private static final int BATCH = 200;

    private final Desk desk;

    Upkeep(Desk desk) {
        this.desk = desk;
    }

    /** Removes what is held of erased people and is over. */
    void endEvidence() {
        desk.scope().run(session -> {
            session.write(Changes.of(new Change.EvidenceEnded(desk.now())));
            return true;
        });
    }

    long run(PlanProgress progress) {
        Instant now = desk.now();
        long done = 0;
        while (true) {
            Batch batch = desk.scope().run(session -> batch(session, now));
            done += batch.planned();
            if (batch.found() == 0 || !progress.goOn(done)) {
                return done;
            }
        }
    }

    /** Another node may have planned some of those that were found. */
    private record Batch(int found, int planned) {}

    private Batch batch(StorageSession session, Instant now) {
        PlanBasis basis = desk.basis(session);
        List<ContactId> found = session.outdated(now, basis, BATCH);
        if (found.isEmpty()) {
            return new Batch(0, 0);
        }
        Replanning replanning = desk.replanning(session, now);
        List<ContactState> outdated = LockOrder.lockAndRead(session, found, desk).values().stream()
                .filter(state -> isOutdated(state.plan(), now, basis))
                .toList();
        List<Change> changes = new ArrayList<>();
        for (ContactState state : outdated) {
            Activity activity = desk.history(session).of(state);
            changes.addAll(replanning.changes(state, activity, Replanning.Cause.TIME, Optional.empty()));
        }
        session.write(new Changes(changes));
        return new Batch(found.size(), outdated.size());
    }

    /**
     * What newer time-zone data was used for holds until its end, and whoever comes then plans it, as the node that has that
     * data may be gone.
     */
    private static boolean isOutdated(Optional<PlanState> plan, Instant now, PlanBasis basis) {
        return plan.isEmpty()
                || plan.get().basis().compareTo(basis) < 0
                || (plan.get().basis().bookVersion() == basis.bookVersion()
                        && plan.get().validUntil().isPresent()
                        && !plan.get().validUntil().get().isAfter(now));
    }
}
