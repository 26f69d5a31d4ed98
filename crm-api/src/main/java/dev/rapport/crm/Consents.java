package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.ConflictingFactException;
import dev.rapport.crm.error.NotFoundException;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The consent ledger: who allowed or forbade what, appended and never changed.
 *
 * <p>Thread-safe.
 *
 * <pre>{@code
 * crm.consents().record(Consent.granted(ada.id(), NEWS)
 *         .byEmail("ada@example.org")
 *         .evidence("signup-v3", "form 17")
 *         .build());
 * }</pre>
 */
public final class Consents {
    private final Desk desk;

    Consents(Desk desk) {
        this.desk = desk;
    }

    /**
     * Appends an entry to the ledger and plans the contact again, in one transaction.
     *
     * <p>The same id with the same content again writes nothing. [C-40] A time that was not given is now. [C-41]
     *
     * @param consent the entry
     * @return the entry as it is stored
     * @throws NotFoundException if there is no such contact. [C-42]
     * @throws ConflictingFactException if the id is stored with other content. [C-43]
     */
    public Consent record(Consent consent) {
        desk.checks().valid("consent", consent);
        return desk.scope().run(session -> record(session, consent));
    }

    private Consent record(StorageSession session, Consent consent) {
        ContactId id = consent.contact();
        ContactState before = session.lockAndRead(List.of(id), desk.needs()).get(id);
        if (before == null) {
            throw new NotFoundException("contact", id.toString());
        }
        Optional<Consent> there = session.consents().find(consent.id());
        if (there.isPresent()) {
            if (!consent.sameContentAs(there.get())) {
                throw new ConflictingFactException("consent", consent.id().toString());
            }
            return there.get();
        }
        Consent stored = consent.toBuilder().stamp(desk.now()).build();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.ConsentAppended(stored));
        changes.addAll(desk.replanning(session)
                .changes(
                        desk.needs().consents() ? before.consenting(stored) : before,
                        History.of(session, before, desk.needs()),
                        Replanning.Cause.FACT,
                        Optional.empty()));
        session.write(new Changes(changes));
        return stored;
    }

    /**
     * Finds an entry.
     *
     * @param id the id
     * @return the entry, or empty. [C-44]
     */
    public Optional<Consent> find(ConsentId id) {
        return desk.scope().run(session -> session.consents().find(id));
    }

    /**
     * The whole ledger of a contact.
     *
     * @param contact whose
     * @return by the time an entry was given, then recorded, then by id. [C-45]
     */
    public List<Consent> history(ContactId contact) {
        return desk.scope().run(session -> session.consents().of(contact));
    }
}
