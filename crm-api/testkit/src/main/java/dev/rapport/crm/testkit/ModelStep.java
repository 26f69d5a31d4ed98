package dev.rapport.crm.testkit;

import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.error.StaleRevisionException;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.StorageSession;
import java.util.Optional;

/** One thing that is done in a transaction, the same on the storage under test and on the model. */
interface ModelStep {
    /**
     * Does it.
     *
     * @param session the transaction
     * @param number which step of the chain this is, from 0
     * @return what was seen, to be compared
     */
    Object run(StorageSession session, int number);

    /** A step that writes one change, if what it is about exists. */
    interface Writing extends ModelStep {
        Optional<Change> change(StorageSession session, int number);

        @Override
        default Object run(StorageSession session, int number) {
            Optional<Change> change = change(session, number);
            if (change.isEmpty()) {
                return "nothing to write";
            }
            try {
                session.write(Changes.of(change.get()));
                return "written";
            } catch (DuplicateException | StaleRevisionException e) {
                return ModelChain.told(e);
            }
        }
    }
}
