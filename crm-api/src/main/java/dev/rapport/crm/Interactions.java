package dev.rapport.crm;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happened with the contacts: recorded once, corrected by later entries, never changed.
 *
 * <p>Recording plans everybody who took part again, in the same transaction. Thread-safe.
 *
 * <pre>{@code
 * crm.interactions().record(Interaction.call(ada.id()).outbound().about("Licence renewal").build());
 * crm.interactions().timeline(ada.id(), 20, Optional.empty()).items().forEach(this::show);
 * }</pre>
 */
public final class Interactions {
    private final Desk desk;

    Interactions(Desk desk) {
        this.desk = desk;
    }

    /**
     * Records what happened.
     *
     * <p>The same id or external reference with the same content again writes nothing [C-20]. A time that was not given is
     * now [C-21], a zone that was not given is that of the first participant that has one [C-22], and organisations
     * and households of the participants become indirect participants [C-23]. Where nobody has a zone, none is stored: its
     * local date follows the contact's zone once that is known, and the policy's until then. [C-298]
     *
     * @param interaction what happened
     * @return the entry as it is stored
     * @throws NotFoundException if a participant or the corrected entry does not exist. [C-24]
     * @throws dev.rapport.crm.error.ConflictingFactException if the key is stored with other content. [C-25]
     * @throws dev.rapport.crm.error.InvalidInputException if it breaks rules, with all of them. [C-26]
     */
    public Interaction record(Interaction interaction) {
        return record(List.of(interaction), Optional.empty()).get(0);
    }

    /**
     * Records what a worker did for a claim without completing it: the claim is not fenced by this fact [C-27], as long as
     * it holds; a claim that another worker has by now is fenced as by any other fact. [C-38]
     *
     * @param interaction what happened
     * @param claim the claim that it belongs to
     * @return the entry as it is stored
     */
    public Interaction record(Interaction interaction, Claim claim) {
        return record(List.of(interaction), Optional.of(claim)).get(0);
    }

    /**
     * Records many in one transaction, all or none [C-28]; each contact is planned once, at the end.
     *
     * @param interactions any number; a few hundred at a time are fastest, those of one contact in order of time
     * @return the entries as they are stored, in the same order. [C-29]
     */
    public List<Interaction> recordAll(Collection<Interaction> interactions) {
        return record(interactions, Optional.empty());
    }

    private List<Interaction> record(Collection<Interaction> given, Optional<Claim> claim) {
        given.forEach(i -> desk.checks().valid("interaction", i));
        return desk.scope().run(session -> new Recording(desk, session).record(given, claim));
    }

    /**
     * Takes a fact back: it counts no longer and leaves the timelines, its entries stay. [C-30] The same call again changes
     * nothing. [C-39]
     *
     * @param entry the id of any of its entries
     * @param why in words, at most 500 characters
     * @return the entry that takes it back
     * @throws NotFoundException if there is no such entry. [C-31]
     */
    public Interaction retract(InteractionId entry, String why) {
        return desk.scope().run(session -> new Recording(desk, session).retract(entry, why));
    }

    /**
     * Finds an entry, corrected or not.
     *
     * @param id the id of the entry
     * @return the entry, or empty. [C-32]
     */
    public Optional<Interaction> find(InteractionId id) {
        return desk.scope().run(session -> session.interactions().find(id));
    }

    /**
     * Finds an entry by the host's own key.
     *
     * @param source the system that the key is from
     * @param id the key in that system
     * @return the entry, or empty. [C-33]
     */
    public Optional<Interaction> findByExternalRef(String source, String id) {
        return desk.scope().run(session -> session.interactions().findByExternalRef(new ExternalRef(source, id)));
    }

    /**
     * Every entry of a fact: how it was recorded first, and each correction.
     *
     * @param fact the id of the first entry
     * @return in the order in which they were recorded; empty if there is none. [C-34]
     */
    public List<Interaction> entries(InteractionId fact) {
        return desk.scope().run(session -> session.interactions().entries(fact));
    }

    /**
     * What happened with a contact, newest first: each fact once, as last corrected. [C-35]
     *
     * @param contact a person, or an organisation or household with what happened with its people
     * @param limit at most how many, 1 to 1,000
     * @param after where to go on, or empty for the first page
     * @return a page. [C-36]
     */
    public Page<Interaction> timeline(ContactId contact, int limit, Optional<Cursor> after) {
        int size = Limits.page(limit);
        return desk.scope().run(session -> session.interactions().timeline(contact, size, after));
    }

    /**
     * The whole timeline, newest first, read page by page: no cursor stays open in the database. [C-37]
     *
     * @param contact whose
     * @return a lazy stream
     */
    public Stream<Interaction> stream(ContactId contact) {
        return Streaming.of(after ->
                desk.scope().run(session -> session.interactions().timeline(contact, Streaming.PAGE, after)));
    }
}
