package dev.rapport.crm;

import dev.rapport.crm.consent.ErasureReceipt;
import dev.rapport.crm.consent.EvidenceHold;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ContactRevision;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.error.StaleRevisionException;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.ContactState;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Everybody the business knows: people, organisations and households.
 *
 * <p>Being here is no permission to be mailed. Every change keeps the revision before it, and plans the contact again in the
 * same transaction. Thread-safe.
 *
 * <pre>{@code
 * Contact ada = crm.contacts().add(Contact.person("Ada Lovelace").email("ada@example.org").build());
 * crm.contacts().update(ada.id(), c -> c.toBuilder().tag("customer").build());
 * Page<Contact> page = crm.contacts().search("ada", 20, Optional.empty());
 * }</pre>
 */
public final class Contacts {
    private final Desk desk;

    Contacts(Desk desk) {
        this.desk = desk;
    }

    /**
     * Adds a contact.
     *
     * <p>If its id or one of its external references is stored already with the same content, in this or an earlier revision,
     * nothing is written and what is stored now is the answer. [C-1]
     *
     * @param contact the contact; its revision is ignored
     * @return the contact as it is stored, with revision 1. [C-2]
     * @throws dev.rapport.crm.error.InvalidInputException if it breaks rules, with all of them. [C-3]
     * @throws dev.rapport.crm.error.ConflictingFactException if its id or reference is stored with other content. [C-4]
     */
    public Contact add(Contact contact) {
        return addAll(List.of(contact)).get(0);
    }

    /**
     * Adds many contacts in one transaction: all or none. [C-5]
     *
     * @param contacts any number; a few hundred at a time are fastest
     * @return as they are stored, in the same order. [C-6]
     * @throws dev.rapport.crm.error.InvalidInputException if one breaks rules
     * @throws dev.rapport.crm.error.ConflictingFactException if one is stored with other content
     */
    public List<Contact> addAll(Collection<Contact> contacts) {
        contacts.forEach(c -> desk.checks().valid("contact", c));
        return desk.scope().run(session -> new Enrolment(desk, session).add(contacts));
    }

    /**
     * Changes a contact, whatever its revision is now. With other points it is judged by what others said there, and so are
     * they. [C-123] A point that is taken from a record lifts nothing: what the person has withdrawn or objected to stays in
     * the ledger for whoever else has the point [C-203], however many records of the person were merged, and if that is one
     * contact, nothing else is forbidden to it either. [C-325] Nor does a point that is given to a
     * record lift anything: two records are merged while one of them has an objection open, and only the other has the address;
     * the objection then counts there as said at the merger, and a consent from before it does not come back when the first
     * record gets the address, too. [C-330]
     *
     * <p>It is not quite as if the record still had the point: more may be forbidden where several share it, as in doubt the no
     * counts for all of them, or where another record of the person has it too.
     *
     * @param id the contact
     * @param change makes the new content from the current one; it may be run more than once
     * @return the contact as it is stored; the current revision if nothing changed [C-7], else one higher. [C-8]
     * @throws NotFoundException if there is no such contact. [C-9]
     * @throws dev.rapport.crm.error.InvalidInputException if the new content breaks rules. [C-10]
     * @throws dev.rapport.crm.error.DuplicateException if a new external reference belongs to another. [C-11]
     */
    public Contact update(ContactId id, UnaryOperator<Contact> change) {
        return desk.scope().run(session -> {
            Enrolment enrolment = new Enrolment(desk, session);
            ContactState before = enrolment.locked(id, change);
            Contact changed = change.apply(before.contact());
            if (!changed.id().equals(id)) {
                throw new IllegalArgumentException(
                        "change: the new content has another id, must keep " + id + "; use toBuilder()");
            }
            desk.checks().valid("contact", changed);
            return enrolment.revise(before, changed);
        });
    }

    /**
     * Saves a contact that was read before and edited, as from a form.
     *
     * @param edited the new content, with the revision that it was based on
     * @return the contact as it is stored
     * @throws StaleRevisionException if somebody has changed it since it was read. [C-12]
     * @throws NotFoundException if there is no such contact
     */
    public Contact update(Contact edited) {
        desk.checks().valid("contact", edited);
        return desk.scope().run(session -> {
            Enrolment enrolment = new Enrolment(desk, session);
            ContactState before = enrolment.locked(edited.id(), seen -> edited);
            boolean savedBefore =
                    before.contact().revision() == edited.revision() + 1 && edited.sameContentAs(before.contact());
            if (before.contact().revision() != edited.revision() && !savedBefore) {
                throw new StaleRevisionException("contact", edited.id().toString(), edited.revision());
            }
            return enrolment.revise(before, edited);
        });
    }

    /**
     * Erases somebody for good, in one transaction: every revision, address and external reference [C-180], interactions with
     * nobody else and the words of the others [C-181], follow-ups [C-182], and what the ledger holds in words. [C-183]
     *
     * <p>What stays says nothing about the person: the id, the entries of the ledger with their dates, purposes and channels,
     * and a keyed hash of each point. So whatever was forbidden stays forbidden: the erased id may be contacted for no purpose
     * [C-184], and somebody who comes with the same point, as in an import, gets no marketing there until a confirmed or signed
     * permission. [C-185] A former point is recognised like a present one. [C-206] Others who share a point keep what they have
     * forbidden [C-186] and are planned again. [C-187] What happened with several stays with the others, without its words
     * [C-188], but marked where {@linkplain dev.rapport.crm.interaction.ContactTimes#MACHINE a machine} had answered [C-328], and
     * they are planned again. [C-329] Of several records that are {@linkplain dev.rapport.crm.consent.Merged one person} only the one that is named is
     * removed; the others keep their entries, what was forbidden to it stays forbidden to them, and nothing goes to them either
     * for any purpose, as the person was erased: erase them too. [C-320]
     *
     * <p>Everybody who ever took part in something with the person is locked, read and planned again in this one transaction,
     * so that it takes longer the more they are, and whoever writes about any of them waits.
     *
     * <p>Erasing again changes nothing and answers the same receipt. [C-189] A call that waits for an erasure, such as one that
     * records a fact, then finds no contact. [C-190] The id is never given again: adding it is a {@link
     * dev.rapport.crm.error.DuplicateException}. [C-191]
     *
     * <p>Not erased is what others have written about the person into texts of their own, what the host keeps elsewhere, and
     * what is in backups and in free pages of the database until they are overwritten.
     *
     * @param id who
     * @return what was removed, and what stays
     * @throws NotFoundException if there is and was no such contact. [C-192]
     * @throws IllegalStateException if the CRM has no {@link CrmBuilder#tombstoneKeys}. [C-193]
     */
    public ErasureReceipt erase(ContactId id) {
        return desk.scope().run(session -> new Erasing(desk, session).erase(id, Optional.empty()));
    }

    /**
     * Erases somebody as {@link #erase(ContactId)} does, and holds what proved their permissions under seal until claims are
     * barred: the name and the ledger in words, which {@link Consents#evidence} opens for whoever has the key. [C-360] The
     * receipt tells how long, and on which ground. [C-361] Whoever was erased already stays so, without a hold. [C-362]
     *
     * <p>{@link Crm#plan} removes what is over: call it in each tenant, once a day.
     *
     * @param id who
     * @param hold how long, and why
     * @return what was removed, and what stays
     * @throws NotFoundException if there is and was no such contact
     * @throws IllegalArgumentException if the hold is over already. [C-364]
     * @throws IllegalStateException if the CRM has no {@link CrmBuilder#tombstoneKeys} or no {@link CrmBuilder#evidenceKeys}
     *     [C-365]; nothing is erased then
     */
    public ErasureReceipt erase(ContactId id, EvidenceHold hold) {
        Objects.requireNonNull(hold, "hold");
        return desk.scope().run(session -> new Erasing(desk, session).erase(id, Optional.of(hold)));
    }

    /**
     * Finds a contact by its id.
     *
     * @param id the id
     * @return its current revision, or empty. [C-13]
     */
    public Optional<Contact> find(ContactId id) {
        return desk.scope().run(session -> session.contacts().find(id));
    }

    /**
     * The contact with this id.
     *
     * @param id the id
     * @return its current revision
     * @throws NotFoundException if there is none. [C-14]
     */
    public Contact get(ContactId id) {
        return find(id).orElseThrow(() -> new NotFoundException("contact", id.toString()));
    }

    /**
     * Finds contacts by an address or number, however it is written.
     *
     * @param point such as {@code EmailAddress.parse("ADA@example.org")}
     * @return everybody who has it now, by id. [C-15]
     */
    public List<Contact> findByPoint(ContactPoint point) {
        return desk.scope().run(session -> session.contacts().findByPoint(point));
    }

    /**
     * Finds a contact by the host's own key.
     *
     * @param source the system that the key is from
     * @param id the key in that system
     * @return the contact, or empty. [C-16]
     */
    public Optional<Contact> findByExternalRef(String source, String id) {
        return desk.scope().run(session -> session.contacts().findByExternalRef(new ExternalRef(source, id)));
    }

    /**
     * Searches by the beginning of the name, whatever its case.
     *
     * @param prefix the beginning of a name; empty for everybody
     * @param limit at most how many, 1 to 1,000
     * @param after where to go on, or empty for the first page
     * @return by normalised name, then by id. [C-17]
     */
    public Page<Contact> search(String prefix, int limit, Optional<Cursor> after) {
        int size = Limits.page(limit);
        return desk.scope().run(session -> session.contacts().byName(Contact.nameKeyOf(prefix), size, after));
    }

    /**
     * Everybody, by id, read page by page: no cursor stays open in the database, and contacts added meanwhile may or may
     * not be seen. [C-18]
     *
     * @return a lazy stream
     */
    public Stream<Contact> stream() {
        return Streaming.of(after ->
                desk.scope().run(session -> session.contacts().all(Streaming.PAGE, after)));
    }

    /**
     * Every revision of a contact, the oldest first.
     *
     * @param id the contact
     * @return each as it was, with the time from which it was so. [C-19]
     * @throws NotFoundException if there is no such contact
     */
    public List<ContactRevision> revisions(ContactId id) {
        List<ContactRevision> all =
                desk.scope().run(session -> session.contacts().revisions(id));
        if (all.isEmpty()) {
            throw new NotFoundException("contact", id.toString());
        }
        return all;
    }
}
