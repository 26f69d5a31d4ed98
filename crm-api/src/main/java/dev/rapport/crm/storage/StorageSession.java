package dev.rapport.crm.storage;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.followup.FollowUp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/**
 * One open transaction of one tenant: small stores to read from, and one door to write through.
 *
 * <p>Not thread-safe: it belongs to the thread that was given it. Lists that are read a page at a time end with a page
 * without a cursor. [S-122] Their cursors are made by {@link dev.rapport.crm.page.Cursor#of}, so that a cursor of one storage
 * goes on in another [S-120]: {@code contacts, id}; {@code names, id, name key}; {@code timeline, micros, fact id}; {@code due,
 * micros, id}, where micros are those since 1970. A cursor of another list is an {@link IllegalArgumentException}. [S-121]
 *
 * <pre>{@code
 * storage.inTransaction(tenant, session -> {
 *     ContactState ada = session.lockAndRead(List.of(id), needs).get(id);
 *     session.write(Changes.of(new Change.StatePut(id, activity, plan)));
 *     return ada.contact();
 * });
 * }</pre>
 */
public interface StorageSession {
    /**
     * Contacts and their revisions.
     *
     * @return the store of this transaction
     */
    ContactStore contacts();

    /**
     * Interactions and timelines.
     *
     * @return the store of this transaction
     */
    InteractionStore interactions();

    /**
     * The consent ledger.
     *
     * @return the store of this transaction
     */
    ConsentStore consents();

    /**
     * Follow-ups and the due queue.
     *
     * @return the store of this transaction
     */
    FollowUpStore followUps();

    /**
     * What was learned from the data.
     *
     * @return the store of this transaction
     */
    ModelStore models();

    /**
     * Reads what planning needs of some contacts, without locking them; {@link ContactState} says what.
     *
     * @param contacts which, in any order
     * @param needs what the rules need
     * @return those that exist, by id; unknown ids are left out. [S-10]
     */
    SortedMap<ContactId, ContactState> read(Collection<ContactId> contacts, FactNeeds needs);

    /**
     * As {@link #read}, and locks them until the end of the transaction.
     *
     * <ul>
     *   <li>Transactions that lock the same contact run one after another, and the later one sees what the earlier one
     *       has written. [S-11]
     *   <li>A follow-up of a locked contact is not claimed meanwhile by another transaction, or the claim is seen. [S-12]
     *   <li>Locks are taken in order of id, so that two calls never wait for each other for ever. [S-13]
     * </ul>
     *
     * @param contacts which, in any order
     * @param needs what the rules need
     * @return those that exist, by id; unknown ids are left out. [S-14]
     */
    SortedMap<ContactId, ContactState> lockAndRead(Collection<ContactId> contacts, FactNeeds needs);

    /**
     * Locks some points until the end of the transaction, whether or not anything is known of them.
     *
     * <ul>
     *   <li>Transactions that lock the same point run one after another, and the later one sees what the earlier one
     *       has written [S-66], also if both are the first to name it [S-67] and however it is written. [S-68]
     *   <li>Locks are taken in one order, so that two calls never wait for each other for ever. [S-69]
     *   <li>Whoever locks contacts as well locks them first.
     * </ul>
     *
     * @param points which, in any order
     */
    void lockPoints(Collection<ContactPoint> points);

    /**
     * Gives due follow-ups to a worker.
     *
     * <ul>
     *   <li>Only those due at or before {@link ClaimRequest#dueBy()} [S-20] that are OPEN, or CLAIMED with a lease that
     *       ran out [S-21]; a lease that ends exactly now has run out. [S-39]
     *   <li>The longest due first, then by id [S-22], and no more than asked for. [S-23]
     *   <li>Each is then CLAIMED by that worker [S-24], its version one higher [S-25], its lease as long as asked from the
     *       storage's now. [S-26]
     *   <li>Only those of the rules asked for, if any are named [S-130], and to be done by one of the channels asked for, if
     *       any are named; one without a channel is then left alone. [S-131]
     *   <li>No follow-up is given to two workers at once, however many ask. [S-27]
     *   <li>An empty answer does not mean that nothing is due: another may be about to take it.
     * </ul>
     *
     * @param request who, how many, how long
     * @return the claimed follow-ups, as they are stored now
     */
    List<FollowUp> claim(ClaimRequest request);

    /**
     * Contacts whose plan is out of date: never planned [S-30], planned by a lower version of the rule book [S-31], planned
     * by this version with older time-zone data or before purposes were revised [S-132], or planned by this version and valid
     * no longer at that instant. [S-32] Plans of a higher version are left alone [S-33], and so are those that newer time-zone data was used for, as
     * long as they are valid. [S-133]
     *
     * @param now the instant to judge by; a plan whose validity ends exactly then is out of date. [S-34]
     * @param basis what plans are made with now
     * @param limit at most how many. [S-35]
     * @return their ids, in any order, each once
     */
    List<ContactId> outdated(Instant now, PlanBasis basis, int limit);

    /**
     * The only way to write.
     *
     * <ul>
     *   <li>Changes apply in order, and all or nothing with the transaction. [S-40]
     *   <li>A write whose first change throws {@code DuplicateException} or {@code StaleRevisionException} has applied
     *       nothing, and the transaction can go on [S-41]; if a later change throws, the transaction has to end. Of several
     *       later ones that would throw, any may.
     *   <li>A change whose id and another key are both taken throws for its id. [S-176]
     * </ul>
     *
     * @param changes what to write; {@link Change} says what each does
     */
    void write(Changes changes);

    /**
     * The clock that leases are measured by.
     *
     * @return now, to the microsecond. [S-38]
     */
    Instant now();
}
