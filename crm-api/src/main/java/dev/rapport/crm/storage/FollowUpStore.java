package dev.rapport.crm.storage;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpId;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads follow-ups, in the transaction of its session.
 *
 * <p>What is read equals what was written, in every field. [S-110]
 *
 * <pre>{@code
 * Page<FollowUp> due = session.followUps().due(now, 50, Optional.empty());
 * }</pre>
 */
public interface FollowUpStore {
    /**
     * One follow-up.
     *
     * @param id the id
     * @return the follow-up, or empty if there is none in this tenant. [S-111]
     */
    Optional<FollowUp> find(FollowUpId id);

    /**
     * Every follow-up of a contact, also those that are over.
     *
     * @param contact the contact
     * @return by due date, then by id. [S-112]
     */
    List<FollowUp> of(ContactId contact);

    /**
     * Those to be acted on: OPEN and CLAIMED ones [S-113] due at or before an instant [S-114], the longest due first, then
     * by id. [S-115]
     *
     * @param dueBy the instant
     * @param limit at most how many. [S-116]
     * @param after where to go on; pages neither repeat nor leave out what does not change. [S-117]
     * @return a page
     */
    Page<FollowUp> due(Instant dueBy, int limit, Optional<Cursor> after);
}
