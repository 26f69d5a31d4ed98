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

/** What was known at an instant. */
interface View {
    /** Those who may meet a condition, by id, at most so many. */
    Page<ContactId> ids(StorageSession session, Criterion criterion, int limit, Optional<Cursor> after);

    /** What is left to ask of those. */
    default Criterion rest(Criterion criterion) {
        return criterion;
    }

    /** Those of some contacts that were there, by id, with what a condition asks for. */
    List<Candidate> candidates(StorageSession session, Collection<ContactId> ids, Criterion asked);

    /** How many members there are, if that can be told without looking at each. */
    default OptionalLong count(StorageSession session, Criterion criterion) {
        return OptionalLong.empty();
    }
}
