package dev.rapport.crm;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
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

    long run(PlanProgress progress) {
        Instant now = desk.now();
        long done = 0;
        while (true) {
            int batch = desk.scope().run(session -> batch(session, now));
            done += batch;
            if (batch == 0 || !progress.goOn(done)) {
                return done;
            }
        }
    }

    private int batch(StorageSession session, Instant now) {
        List<ContactId> outdated = session.outdated(now, desk.book().version(), BATCH);
        if (outdated.isEmpty()) {
            return 0;
        }
        Replanning replanning = desk.replanning(session);
        List<Change> changes = new ArrayList<>();
        session.lockAndRead(outdated, desk.book().needs()).forEach((id, state) -> {
            if (isOutdated(state.plan(), now)) {
                changes.addAll(replanning.changes(
                        state,
                        History.of(session, state, desk.book().needs()),
                        Replanning.Cause.TIME,
                        Optional.empty()));
            }
        });
        session.write(new Changes(changes));
        return outdated.size();
    }

    /** Another node may have planned it between the look and the lock. */
    private boolean isOutdated(Optional<PlanState> plan, Instant now) {
        return plan.filter(p -> p.bookVersion() > desk.book().version()
                        || (p.bookVersion() == desk.book().version()
                                && p.validUntil()
                                        .filter(end -> !end.isAfter(now))
                                        .isEmpty()))
                .isEmpty();
    }
}
