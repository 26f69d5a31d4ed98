package dev.rapport.crm.storage;

import dev.rapport.crm.consent.ErasureReceipt;
import dev.rapport.crm.consent.SealedEvidence;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ContactRevision;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads contacts, in the transaction of its session.
 *
 * <p>What is read equals what was written: every text to the last character [S-70], every instant to the microsecond [S-71],
 * every zone by its name. [S-72]
 *
 * <pre>{@code
 * Page<Contact> page = session.contacts().byName("ada", 50, Optional.empty());
 * }</pre>
 */
public interface ContactStore {
    /**
     * The current revision of a contact.
     *
     * @param id the id
     * @return the contact [S-73], or empty if there is none in this tenant. [S-74]
     */
    Optional<Contact> find(ContactId id);

    /**
     * The contacts that have a point now, found by its type and key.
     *
     * @param point an address or number; how it is written does not matter, only its key. [S-75]
     * @return all of them, as several may share it [S-76], by id. [S-77]
     */
    List<Contact> findByPoint(ContactPoint point);

    /**
     * The contact with an external reference.
     *
     * @param ref the reference; both parts are compared exactly. [S-78]
     * @return the contact, or empty. [S-79]
     */
    Optional<Contact> findByExternalRef(ExternalRef ref);

    /**
     * The contacts that have one of these ids or external references, for checking many before they are added.
     *
     * @param ids any number of ids
     * @param refs any number of references
     * @return each such contact once, by id; what is not there is left out. [S-88]
     */
    List<Contact> findAll(Collection<ContactId> ids, Collection<ExternalRef> refs);

    /**
     * The contacts whose name key begins with a prefix: by name key in order of code points, then by id [S-80]; nothing in
     * the prefix is a wildcard. [S-81] An empty prefix gives all.
     *
     * @param prefix normalised as {@code Contact.nameKey()} is
     * @param limit at most how many
     * @param after where to go on; pages neither repeat nor leave out what does not change. [S-82]
     * @return a page
     */
    Page<Contact> byName(String prefix, int limit, Optional<Cursor> after);

    /**
     * All contacts, by id. [S-83]
     *
     * @param limit at most how many
     * @param after where to go on. [S-84]
     * @return a page
     */
    Page<Contact> all(int limit, Optional<Cursor> after);

    /**
     * All revisions of a contact.
     *
     * @param id the id
     * @return every revision, from the first, each as it was [S-85] with its time [S-86]; empty for an unknown id. [S-87]
     */
    List<ContactRevision> revisions(ContactId id);

    /**
     * What became of somebody who was erased.
     *
     * @param id the id
     * @return the receipt, as {@link Erasure} makes it [S-173]; empty for an unknown id and for a contact that is there. [S-174]
     */
    Optional<ErasureReceipt> erasure(ContactId id);

    /**
     * What is held under seal of somebody who was erased.
     *
     * @param id the id
     * @return what the erasure was given; empty if that was nothing, if it was removed, and for an unknown id. [S-214]
     */
    Optional<SealedEvidence> sealedEvidence(ContactId id);

    /**
     * Those who may meet a condition, by what is stored now: contacts as they are, facts as they were recorded last [S-183], of
     * which those that happen later do not count. [S-184]
     *
     * <p>Whoever meets it is among them [S-177], each once [S-178], by id [S-179], and nobody who does not meet its {@link
     * Outline} [S-185]; whoever asks for more decides by {@link Criterion#test}. Nobody of another tenant is. [S-180]
     *
     * @param criterion the condition; amounts are added to the last digit [S-188]
     * @param asOf when and in which zone it is asked: what happens later does not count, and the last days are those until then
     *     in that zone [S-187]
     * @param limit at most how many
     * @param after where to go on; pages neither repeat nor leave out. [S-181]
     * @return a page of ids
     */
    Page<ContactId> candidates(Criterion criterion, ZonedDateTime asOf, int limit, Optional<Cursor> after);

    /**
     * How many meet a condition, by what {@link #candidates} goes by.
     *
     * @param criterion the condition
     * @param asOf when and in which zone it is asked
     * @return the number of those who meet it [S-182], or empty if its {@link Outline} is not exact. [S-186]
     */
    OptionalLong count(Criterion criterion, ZonedDateTime asOf);
}
