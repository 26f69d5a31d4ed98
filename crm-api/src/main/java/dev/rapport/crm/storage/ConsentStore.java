package dev.rapport.crm.storage;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.PurposeRevised;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import java.util.Collection;
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
     * @return every entry, by the time of the fact, then the time it was recorded, then by id. [S-102] A merger is in the
     *     ledger of the record that was merged away [S-103] and in that of the record that stays. [S-189]
     */
    List<Consent> of(ContactId contact);

    /**
     * The entries that name one of some points, whoever they are about: another record may have the same address.
     *
     * @param points which; two with the same type and key are the same
     * @return every entry with one of them among its {@link Consent#points()} [S-104], however the point was written there
     *     [S-105], in the order of {@link #of} [S-106], and each once. [S-107]
     */
    List<Consent> about(Collection<ContactPoint> points);

    /**
     * What permissions to contact somebody are judged by, for some contacts and points.
     *
     * @param contacts which; those that are not there have no entries
     * @param points which
     * @return every entry that is about one of the contacts, about somebody who has one of the points now, or names one of the
     *     points, and every revision of a purpose [S-140]; a merger is about both of its records [S-190]; and as people the contacts and everybody who has one of the points
     *     now. [S-141]
     */
    ConsentExcerpt excerpt(Collection<ContactId> contacts, Collection<ContactPoint> points);

    /**
     * What became of the purposes of this tenant.
     *
     * @return every revision of a purpose, in the order of {@link #of}. [S-108]
     */
    List<PurposeRevised> revisions();
}
