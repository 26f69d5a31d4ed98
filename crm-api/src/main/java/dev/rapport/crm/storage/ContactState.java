package dev.rapport.crm.storage;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.facts.Facts;
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
 * @param occurrences the keys of DONE and SKIPPED follow-ups [S-17]; the snoozes of follow-ups
 *     that are neither done, skipped nor lapsed [S-18]; and the contact's own snooze. [S-19]
 * @param active the follow-ups that are OPEN or CLAIMED, by due date and then by id. [S-28]
 * @param plan when and by which rule book it was planned, or empty if never. [S-29]
 * @param consents the {@linkplain ConsentStore#excerpt excerpt} for this contact and the points that it has now [S-142],
 *     with the mergers of everybody in it [S-191], if the needs ask for it, else nothing. [S-36]
 */
public record ContactState(
        Contact contact,
        Optional<Activity> activity,
        Occurrences occurrences,
        List<FollowUp> active,
        Optional<PlanState> plan,
        ConsentExcerpt consents) {
    /**
     * Copies the lists.
     *
     * @param contact the current revision.
     * @param activity the activity that was put last, or empty if there is none or it cannot be read; the reader then makes it from the timeline.
     * @param occurrences the keys of DONE and SKIPPED follow-ups; the snoozes of follow-ups that are neither done, skipped nor lapsed; and the contact's own snooze.
     * @param active the follow-ups that are OPEN or CLAIMED, by due date and then by id.
     * @param plan when and by which rule book it was planned, or empty if never.
     * @param consents the excerpt for this contact and its points if the needs ask for it, else nothing.
     */
    public ContactState {
        active = List.copyOf(active);
    }

    /**
     * A contact that is not stored yet.
     *
     * @param contact the contact
     * @return the state before anything has happened
     */
    public static ContactState of(Contact contact) {
        return new ContactState(
                contact, Optional.empty(), Occurrences.none(), List.of(), Optional.empty(), ConsentExcerpt.none());
    }

    /**
     * The same with another revision of the contact.
     *
     * @param revision the contact as it is about to be
     * @return another state
     */
    public ContactState revised(Contact revision) {
        return new ContactState(revision, activity, occurrences, active, plan, consents);
    }

    /**
     * The same with other follow-ups.
     *
     * @param planned what has become of earlier plans
     * @param followUps those that are OPEN or CLAIMED
     * @return another state
     */
    public ContactState planned(Occurrences planned, List<FollowUp> followUps) {
        return new ContactState(contact, activity, planned, followUps, plan, consents);
    }

    /**
     * The same with one more entry.
     *
     * @param entry the entry
     * @return another state
     */
    public ContactState consenting(Consent entry) {
        return consenting(consents.and(entry));
    }

    /**
     * The same with another part of the ledger.
     *
     * @param excerpt what the contact is judged by
     * @return another state
     */
    public ContactState consenting(ConsentExcerpt excerpt) {
        return new ContactState(contact, activity, occurrences, active, plan, excerpt);
    }

    /**
     * What rules may see of it.
     *
     * @param now what the interactions amount to
     * @return the facts
     */
    public Facts facts(Activity now) {
        return new Facts(contact, now, occurrences, consents.ledger());
    }
}
