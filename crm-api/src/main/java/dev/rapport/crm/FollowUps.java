package dev.rapport.crm;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.error.StaleClaimException;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpId;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue: whom to contact next, for one worker at a time.
 *
 * <p>Delivery is at least once: a worker that dies between acting and completing leaves a follow-up that another will be
 * given when the lease is over. The queue is never stale: before it answers, plans that time has outdated are made anew.
 * {@link dev.rapport.crm.followup.FollowUpStatus} has the table of transitions, and there are no others. [C-299] Thread-safe.
 *
 * <pre>{@code
 * for (Claim claim : crm.followUps().claim("worker-1", 50, Duration.ofMinutes(5))) {
 *     Outcome outcome = phone.dial(claim.contact());
 *     crm.followUps().complete(claim, Interaction.call(claim.contact()).outbound().outcome(outcome).build());
 * }
 * }</pre>
 */
public final class FollowUps {
    private static final Logger LOG = LoggerFactory.getLogger(FollowUps.class);

    private final Desk desk;

    FollowUps(Desk desk) {
        this.desk = desk;
    }

    /**
     * What is due now, open or claimed, the longest due first.
     *
     * <p>Inside a transaction of the host it shows what is stored and plans nothing anew, as that would lock contacts for as
     * long as the transaction lasts.
     *
     * @param limit at most how many, 1 to 1,000
     * @param after where to go on, or empty for the first page
     * @return by due date, then by id. [C-50]
     */
    public Page<FollowUp> due(int limit, Optional<Cursor> after) {
        int size = Limits.page(limit);
        if (!desk.scope().isJoined()) {
            new Upkeep(desk).run(planned -> true);
        }
        return desk.scope().run(session -> session.followUps().due(desk.now(), size, after));
    }

    /**
     * Every follow-up of a contact, also those that are over.
     *
     * @param contact whose
     * @return by due date, then by id. [C-51]
     */
    public List<FollowUp> history(ContactId contact) {
        return desk.scope().run(session -> session.followUps().of(contact));
    }

    /**
     * Finds a follow-up.
     *
     * @param id the id
     * @return the follow-up, or empty. [C-52]
     */
    public Optional<FollowUp> find(FollowUpId id) {
        return desk.scope().run(session -> session.followUps().find(id));
    }

    /**
     * Takes due follow-ups for a worker: each is given to one worker until its lease ends. [C-53]
     *
     * <p>An empty list does not mean that nothing is due: another worker may just be taking it. A follow-up that has
     * waited is given out by the first channel of its rule that is permitted today; if none is, it is superseded with a note
     * until a new fact brings it back [C-54], and what waits behind it in its lane is planned [C-110]; should that fail, it
     * is judged again when its lease is over. [C-204] What only a newer rule book knows is left to the nodes that have it.
     * [C-111] What is marketing is judged again at the very moment, as hours may be closed and caps reached [C-124]; where the
     * permission says when to ask again, it is planned for then. [C-125]
     *
     * @param worker a name for the worker, 1 to 128 characters
     * @param limit at most how many, 1 to 1,000
     * @param lease how long the claims hold by the clock of the storage, at most a day
     * @param channels only what is to be done by one of these [C-112]; none for everything
     * @return the longest due first. [C-55]
     * @throws IllegalStateException inside a transaction of the host, whose locks would last too long. [C-56]
     */
    public List<Claim> claim(String worker, int limit, Duration lease, Channel... channels) {
        requireOwnTransaction();
        new Upkeep(desk).run(planned -> true);
        Claiming.Round round =
                desk.scope().run(session -> new Claiming(desk, session).claim(worker, limit, lease, Set.of(channels)));
        Map<ContactId, List<TakingBack.Refused>> refused = round.refused().stream()
                .collect(Collectors.groupingBy(one -> one.held().contact(), TreeMap::new, Collectors.toList()));
        refused.forEach(this::takeBack);
        return round.claims();
    }

    /** Whoever was given claims must get them, whatever becomes of the others. */
    private void takeBack(ContactId contact, List<TakingBack.Refused> refused) {
        try {
            desk.scope().run(session -> new TakingBack(desk, session).fromWorker(contact, refused));
        } catch (RuntimeException e) {
            LOG.warn("what was refused for contact {} is given out again when its lease is over", contact, e);
        }
    }

    /**
     * Takes one follow-up for a worker who has chosen it, also before it is due. [C-113]
     *
     * @param id the follow-up
     * @param worker a name for the worker, 1 to 128 characters
     * @param lease how long the claim holds by the clock of the storage, at most a day
     * @return the claim, by the first channel of its rule that is permitted today; empty if another worker holds it, if it is
     *     over, or if it may not be done today. [C-114]
     * @throws NotFoundException if there is no such follow-up. [C-115]
     * @throws IllegalStateException inside a transaction of the host
     */
    public Optional<Claim> claim(FollowUpId id, String worker, Duration lease) {
        requireOwnTransaction();
        return desk.scope().run(session -> new Claiming(desk, session).claim(id, worker, lease));
    }

    private void requireOwnTransaction() {
        if (desk.scope().isJoined()) {
            throw new IllegalStateException(
                    "claim: not inside the host's transaction, as its locks would last as long; claim before it begins");
        }
    }

    /**
     * Records what was done and completes the claim, in one transaction; the contact is planned again. [C-57]
     *
     * <p>The same call again changes nothing. [C-58] If the rule is marketing and the interaction is outbound, the consent
     * ledger says that the contact was contacted, so that caps count it; at the first permitted point of the channel, where
     * there are several. [C-250] What {@code crm.outreach()} has sent is in the ledger already. [C-251]
     *
     * @param claim the claim
     * @param interaction what happened, with the claim's contact among its participants
     * @return the follow-up, DONE
     * @throws StaleClaimException if the claim is over; then nothing is recorded either. [C-59]
     */
    public FollowUp complete(Claim claim, Interaction interaction) {
        if (!interaction.contacts().contains(claim.contact())) {
            throw new IllegalArgumentException(
                    "interaction: its participants do not include the contact of the claim; add it with with(...)");
        }
        desk.checks().valid("interaction", interaction);
        return desk.scope().run(session -> new Claiming(desk, session).complete(claim, interaction));
    }

    /**
     * Closes the claim without acting: this occurrence is not planned again. [C-60]
     *
     * @param claim the claim
     * @param note why, 1 to 500 characters
     * @return the follow-up, SKIPPED
     * @throws StaleClaimException if the claim is over. [C-61]
     */
    public FollowUp skip(Claim claim, String note) {
        return desk.scope().run(session -> new Claiming(desk, session).skip(claim, note));
    }

    /**
     * Gives the claim back before its lease ends. [C-62]
     *
     * @param claim the claim
     * @throws StaleClaimException if the claim is over. [C-63]
     */
    public void release(Claim claim) {
        desk.scope().run(session -> new Claiming(desk, session).release(claim));
    }

    /**
     * Extends the lease: it then ends this long from now, by the clock of the storage. [C-64]
     *
     * @param claim the claim
     * @param lease how long from now, at most a day
     * @return the claim to go on with; the old one is over. [C-65]
     * @throws StaleClaimException if the claim is over. [C-66]
     */
    public Claim extend(Claim claim, Duration lease) {
        return desk.scope().run(session -> new Claiming(desk, session).extend(claim, lease));
    }

    /**
     * Puts a follow-up off: it is not due before then. It moves no anchor, and dies with its occurrence [C-67]. Of two
     * snoozes the later counts, whichever came first: a snooze never makes a date earlier. [C-296]
     *
     * @param id the follow-up, open or claimed; a claim on it is over
     * @param until on the wall clock of the contact
     * @return the follow-up as it is then
     * @throws NotFoundException if there is none, or it is not to be acted on any more. [C-68]
     */
    public FollowUp snooze(FollowUpId id, LocalDateTime until) {
        LocalDateTime floor = Limits.wallClock("until", until);
        return desk.scope().run(session -> new Snoozing(desk, session).followUp(id, floor));
    }

    /**
     * Puts everything with a contact off: nothing is due before then [C-69]. Of two snoozes the later counts, whichever
     * came first. [C-297]
     *
     * @param contact whom to leave alone
     * @param until on the wall clock of the contact
     * @throws NotFoundException if there is no such contact. [C-70]
     */
    public void snooze(ContactId contact, LocalDateTime until) {
        LocalDateTime floor = Limits.wallClock("until", until);
        desk.scope().run(session -> new Snoozing(desk, session).contact(contact, floor));
    }
}
