package dev.rapport.crm.storage;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.facts.Occurrences;
import dev.rapport.crm.followup.FollowUp;
import java.util.List;
import java.util.Optional;

/**
 * What planning needs of one contact, read together.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * ContactState state = session.lockAndRead(List.of(id), needs).get(id);
 * boolean planned = state.plan().isPresent();
 * }</pre>
 *
 * @param contact the current revision. [S-15]
 * @param activity the activity that was put last, or empty if there is none or it cannot be read; the reader then makes it
 *     from the timeline. [S-16]
 * @param occurrences the keys of DONE and SKIPPED follow-ups, the newest 256 at least [S-17]; the snoozes of follow-ups
 *     that are neither done, skipped nor lapsed [S-18]; and the contact's own snooze. [S-19]
 * @param active the follow-ups that are OPEN or CLAIMED, by due date and then by id. [S-28]
 * @param plan when and by which rule book it was planned, or empty if never. [S-29]
 * @param consents the ledger in the order of {@link ConsentStore#of} if the needs ask for it, else empty. [S-36]
 */
public record ContactState(
        Contact contact,
        Optional<Activity> activity,
        Occurrences occurrences,
        List<FollowUp> active,
        Optional<PlanState> plan,
        List<Consent> consents) {
    /**
     * Copies the lists.
     *
     * @param contact the current revision.
     * @param activity the activity that was put last, or empty if there is none or it cannot be read; the reader then makes it from the timeline.
     * @param occurrences the keys of DONE and SKIPPED follow-ups, the newest 256 at least; the snoozes of follow-ups that are neither done, skipped nor lapsed; and the contact's own snooze.
     * @param active the follow-ups that are OPEN or CLAIMED, by due date and then by id.
     * @param plan when and by which rule book it was planned, or empty if never.
     * @param consents the ledger in the order of {@link ConsentStore#of} if the needs ask for it, else empty.
     */
    public ContactState {
        active = List.copyOf(active);
        consents = List.copyOf(consents);
    }
}
