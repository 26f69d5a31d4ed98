package dev.rapport.crm.jdbc;

import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.error.StaleRevisionException;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import java.util.ArrayList;
import java.util.List;

/**
 * The one door through which everything is written.
 *
 * <p>The first change is written by itself, as it may be refused without an end of the transaction; those after it kind by
 * kind, many rows at a time. What one kind writes another does not read, so their order among each other is free.
 */
final class Writes {

    private final Db db;
    private final Batch batch;

    Writes(Db db) {
        this.db = db;
        batch = new Batch(db);
    }

    void write(Changes changes) {
        db.begin();
        List<Change> all = changes.list();
        if (all.isEmpty()) {
            return;
        }
        apply(all.subList(0, 1));
        if (all.size() > 1) {
            try {
                apply(all.subList(1, all.size()));
            } catch (DuplicateException | StaleRevisionException e) {
                db.spoil();
                throw e;
            }
        }
        batch.flush();
    }

    private void apply(List<Change> changes) {
        only(Change.ContactErased.class, changes).forEach(erased -> new ErasureWrites(db, batch, erased).erase());
        only(Change.EvidenceEnded.class, changes).forEach(ended -> new SealedTable(db).end(ended.at()));
        applyContacts(changes);
        appendInteractions(only(Change.InteractionAppended.class, changes));
        appendConsents(only(Change.ConsentAppended.class, changes));
        putFollowUps(only(Change.FollowUpPut.class, changes));
        putStates(only(Change.StatePut.class, changes));
        keepModels(only(Change.ModelKept.class, changes));
    }

    private static <T extends Change> List<T> only(Class<T> kind, List<Change> changes) {
        return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** In order, as a revision may give free what the next contact takes. */
    private void applyContacts(List<Change> changes) {
        ContactWrites contacts = new ContactWrites(db, batch);
        List<Change.ContactAdded> added = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.ContactAdded add) {
                added.add(add);
            } else if (change instanceof Change.ContactRevised revised) {
                addAll(contacts, added);
                contacts.revise(revised);
            }
        }
        addAll(contacts, added);
    }

    private static void addAll(ContactWrites contacts, List<Change.ContactAdded> added) {
        if (!added.isEmpty()) {
            contacts.add(List.copyOf(added));
            added.clear();
        }
    }

    private void appendInteractions(List<Change.InteractionAppended> changes) {
        if (!changes.isEmpty()) {
            new InteractionWrites(db, batch)
                    .append(changes.stream()
                            .map(Change.InteractionAppended::interaction)
                            .toList());
        }
    }

    private void appendConsents(List<Change.ConsentAppended> changes) {
        if (!changes.isEmpty()) {
            new ConsentTable(db)
                    .append(
                            changes.stream()
                                    .map(Change.ConsentAppended::consent)
                                    .toList(),
                            batch);
        }
    }

    /** In order, as several may be about the same follow-up. */
    private void putFollowUps(List<Change.FollowUpPut> puts) {
        FollowUpTable table = new FollowUpTable(db);
        List<FollowUp> planned = new ArrayList<>();
        for (Change.FollowUpPut put : puts) {
            if (put.expectedVersion() == 0) {
                planned.add(put.followUp());
            } else {
                planAll(table, planned);
                change(table, put);
            }
        }
        planAll(table, planned);
    }

    private void change(FollowUpTable table, Change.FollowUpPut put) {
        batch.flush();
        if (!table.change(put.followUp(), put.expectedVersion())) {
            throw new StaleRevisionException("follow-up", put.followUp().id().toString(), put.expectedVersion());
        }
    }

    private void planAll(FollowUpTable table, List<FollowUp> planned) {
        if (!planned.isEmpty()) {
            table.plan(List.copyOf(planned), batch);
            planned.clear();
        }
    }

    private void putStates(List<Change.StatePut> puts) {
        if (!puts.isEmpty()) {
            new PlanTable(db).put(puts, batch);
        }
    }

    private void keepModels(List<Change.ModelKept> kept) {
        if (!kept.isEmpty()) {
            new ModelTable(db).keep(kept.stream().map(Change.ModelKept::model).toList());
        }
    }
}
