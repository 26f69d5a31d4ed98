package dev.rapport.crm.storage;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reads interactions, in the transaction of its session.
 *
 * <p>What is read equals what was written, in every field. [S-90]
 *
 * <pre>{@code
 * Page<Interaction> newest = session.interactions().timeline(ada, 50, Optional.empty());
 * }</pre>
 */
public interface InteractionStore {
    /**
     * An entry, corrected or not.
     *
     * @param id the id of the entry
     * @return the entry, or empty if there is none in this tenant. [S-91]
     */
    Optional<Interaction> find(InteractionId id);

    /**
     * The entry with an external reference.
     *
     * @param ref the reference
     * @return the entry, or empty. [S-92]
     */
    Optional<Interaction> findByExternalRef(ExternalRef ref);

    /**
     * The entries that have one of these ids or external references, for checking many before they are appended.
     *
     * @param ids any number of ids
     * @param refs any number of references
     * @return each such entry once, by id; what is not there is left out. [S-98]
     */
    List<Interaction> findAll(Collection<InteractionId> ids, Collection<ExternalRef> refs);

    /**
     * Every entry of a fact: the first and its corrections.
     *
     * @param fact the id of the first entry
     * @return in the order in which they were recorded, then by id. [S-93]
     */
    List<Interaction> entries(InteractionId fact);

    /**
     * The facts that have more than one entry, of which one was ever about a contact: what was believed before cannot be told
     * from its timeline alone.
     *
     * @param contact the contact, direct or indirect participant of any of the entries
     * @return the ids of the facts, each once, by id. [S-193]
     */
    List<InteractionId> corrected(ContactId contact);

    /**
     * What happened with a contact: each fact once, as last corrected, without those retracted [S-94]; newest first by time,
     * then by fact id, larger first. [S-95]
     *
     * @param contact the contact, direct or indirect participant
     * @param limit at most how many. [S-96]
     * @param after where to go on; pages neither repeat nor leave out. [S-97]
     * @return a page; empty for an unknown contact
     */
    Page<Interaction> timeline(ContactId contact, int limit, Optional<Cursor> after);
}
