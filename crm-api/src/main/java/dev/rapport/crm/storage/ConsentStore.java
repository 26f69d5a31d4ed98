package dev.rapport.crm.storage;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.contact.ContactId;
import java.util.List;
import java.util.Optional;

/**
 * Reads the consent ledger, in the transaction of its session.
 *
 * <p>What is read equals what was written, in every field. [S-100]
 *
 * <pre>{@code
 * List<Consent> ledger = session.consents().of(ada);
 * }</pre>
 */
public interface ConsentStore {
    /**
     * One entry.
     *
     * @param id the id
     * @return the entry, or empty if there is none in this tenant. [S-101]
     */
    Optional<Consent> find(ConsentId id);

    /**
     * The ledger of a contact.
     *
     * @param contact the contact
     * @return every entry, by the time it was given, then the time it was recorded, then by id. [S-102]
     */
    List<Consent> of(ContactId contact);
}
