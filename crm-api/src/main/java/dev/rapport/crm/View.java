package dev.rapport.crm;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.StorageSession;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What was known at an instant, of as many contacts at a time as fit into a transaction. */
interface View {
    /** How many contacts are looked at in a transaction. */
    int CHUNK = 200;

    /** Those who may be members, by id, at most a chunk. */
    Page<ContactId> ids(StorageSession session, Criterion criterion, Optional<Cursor> after);

    /** Those of them that were there, by id. */
    List<Candidate> candidates(StorageSession session, Collection<ContactId> ids);

    /** Whether the ids are all members. */
    default boolean decides(Criterion criterion) {
        return false;
    }

    /** How many members there are, if that can be told without looking at each. */
    default OptionalLong count(StorageSession session, Criterion criterion) {
        return OptionalLong.empty();
    }
}
