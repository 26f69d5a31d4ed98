package dev.rapport.crm.storage;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.EvidenceHold;
import dev.rapport.crm.consent.SealedEvidence;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ErasedPoint;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.interaction.Interaction;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that is written.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * switch (change) {
 *     case Change.ContactAdded added -> insert(added.contact());
 *     ...
 * }
 * }</pre>
 */
public sealed interface Change {
    /**
     * A new contact, stored as revision 1. [S-42] An id [S-43] or an external reference [S-44] that is taken is a {@code
     * DuplicateException}.
     *
     * @param contact the contact; its own revision is ignored
     * @param at when it was added
     */
    record ContactAdded(Contact contact, Instant at) implements Change {}

    /**
     * Another revision of a contact: one higher [S-45]; lookups then find it by what it says now [S-46] and no longer by what
     * it said before. [S-47] If the current revision is not the expected one: {@code StaleRevisionException}. [S-48] An
     * external reference of another contact is a {@code DuplicateException}. [S-49]
     *
     * @param contact the contact as it is from now on
     * @param expectedRevision the revision that the change was based on
     * @param at when it was changed
     */
    record ContactRevised(Contact contact, long expectedRevision, Instant at) implements Change {}

    /**
     * One more interaction, on the timeline of each participant. [S-50] An id [S-51] or an external reference [S-52] that is
     * taken is a {@code DuplicateException}. A correction takes the place of what it corrects on every timeline [S-53], also
     * where the participants differ [S-54]; a retraction removes it. [S-55] The entries themselves stay readable. [S-56]
     *
     * @param interaction stamped, with time, zone and recording time
     */
    record InteractionAppended(Interaction interaction) implements Change {}

    /**
     * One more entry of the ledger. [S-57] An id [S-58] or a permit [S-65] that is taken is a {@code DuplicateException}.
     *
     * @param consent stamped, with both times
     */
    record ConsentAppended(Consent consent) implements Change {}

    /**
     * Somebody is erased: the contact with all revisions, points and external references [S-160], its follow-ups [S-161] and
     * its plan [S-162] are gone. The id stays taken: adding it again is a {@code DuplicateException}. [S-163]
     *
     * <ul>
     *   <li>Of a fact that ends with nobody else, every entry is removed. [S-164] What others took part in stays with
     *       them, at its time; the contact is taken out [S-165] and, where it was there itself, so are the words. [S-166]
     *   <li>The ledger keeps every entry [S-167] under its id and times, without proof and actor [S-168], each point
     *       replaced by its tombstone. [S-169] The fact itself is appended. [S-170]
     *   <li>Entries about the points are found by the tombstones from then on, and not by the points. [S-171]
     *   <li>A merger stays in the ledgers of both records, whichever is erased. [S-192]
     *   <li>What is stored of others does not change otherwise: a point that others have named as well stays theirs. [S-172]
     *   <li>Evidence that is given with it is kept as it is. [S-210]
     * </ul>
     *
     * @param fact stamped, with both times; its points are tombstones
     * @param tombstones what takes the place of a point in the ledger, for each that it names, compared by type and key
     * @param evidence what is held of the person under seal
     */
    record ContactErased(Erased fact, Map<ContactPoint, ErasedPoint> tombstones, Optional<SealedEvidence> evidence)
            implements Change {
        /**
         * Copies the map.
         *
         * @param fact stamped, with both times; its points are tombstones
         * @param tombstones what takes the place of a point in the ledger, for each that it names, compared by type and key
         * @param evidence what is held of the person under seal
         */
        public ContactErased {
            tombstones = Map.copyOf(tombstones);
            Objects.requireNonNull(evidence, "evidence");
        }

        /**
         * An erasure that holds no evidence.
         *
         * @param fact stamped, with both times; its points are tombstones
         * @param tombstones what takes the place of a point in the ledger, for each that it names, compared by type and key
         */
        public ContactErased(Erased fact, Map<ContactPoint, ErasedPoint> tombstones) {
            this(fact, tombstones, Optional.empty());
        }
    }

    /**
     * The evidence of erased people whose {@linkplain EvidenceHold#until end} has come by then is removed. [S-211] What is held
     * longer stays. [S-212]
     *
     * @param at the instant; what ends exactly then is over. [S-213]
     */
    record EvidenceEnded(Instant at) implements Change {}

    /**
     * A follow-up as it is from now on; its version becomes one higher than the expected one. [S-59]
     *
     * <p>With expected version 0 it is planned: if the contact has one for the same rule and occurrence already, a
     * SUPERSEDED or LAPSED one is opened again under its old id [S-60], its version one higher than it was [S-64], and an
     * active, DONE or SKIPPED one stays as it is. [S-61] With another expected version, it must be the stored one, else
     * {@code StaleRevisionException}. [S-62]
     *
     * @param followUp the follow-up; its own version is ignored
     * @param expectedVersion the version that the change was based on, or 0
     */
    record FollowUpPut(FollowUp followUp, long expectedVersion) implements Change {}

    /**
     * The activity and the plan of a contact, instead of those before. [S-63]
     *
     * @param contact the contact, which exists
     * @param activity what its interactions amount to
     * @param plan how far its plan can be trusted
     */
    record StatePut(ContactId contact, Activity activity, PlanState plan) implements Change {}

    /**
     * A model that was learned, beside those of its kind that are there. A kind and version that are taken are a {@code
     * DuplicateException}. [S-201]
     *
     * @param model the model
     */
    record ModelKept(StoredModel model) implements Change {}
}
