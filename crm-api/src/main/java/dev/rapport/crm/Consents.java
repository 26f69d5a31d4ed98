package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.ConsentId;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.SealedEvidence;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.ConflictingFactException;
import dev.rapport.crm.error.NotFoundException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The consent ledger: who allowed or forbade what, appended and never changed; and what follows from it.
 *
 * <p>Thread-safe.
 *
 * <pre>{@code
 * crm.consents().record(Consent.granted(ada.id(), NEWS)
 *         .byEmail("ada@example.org")
 *         .evidence("signup-v3", "web form", "form 17")
 *         .build());
 * ConsentRequest letter = ConsentRequest.of(ada.id(), address, Channel.EMAIL, NEWS);
 * boolean mayWrite = crm.consents().decide(letter).isPermitted();
 * }</pre>
 */
public final class Consents {
    private final Desk desk;

    Consents(Desk desk) {
        this.desk = desk;
    }

    /**
     * Appends an entry to the ledger and plans again whoever it reaches, in one transaction: the contact [C-121], and those
     * who share a point with it [C-122] or are one person with it. After a revision of a purpose everybody
     * is planned again before anything is due or claimed. [C-205]
     *
     * <p>The same id with the same content again writes nothing. [C-40] A time that was not given is now [C-41], and so is
     * a later one: a no does not wait for the clock of whoever passes it on. [C-210] Now is later than whatever is known, so
     * that what is said last counts as said last, even if another node with a faster clock recorded what was said before.
     * [C-306] What forbids something locks the points that it is about: a message that is decided on at the same time comes either
     * before it or after it.
     *
     * <p>{@link Consent#merged} says that two records are one person. Both stay in the CRM with what they hold; their ledgers
     * are read as one from then on, and the fact is in both. [C-313] Whatever either has forbidden for the person, before or
     * later, is forbidden to both; what is allowed stays allowed at its own address alone [C-314], and what was lifted before the
     * merger, by a new permission at another address or by an operator for the other record, is not lifted for both. [C-315]
     * Whoever says stop, answers a link or complains does so for all records of the person; who stops everything, at every brand
     * that any of them has to do with. [C-316] Caps count what any of them was sent. [C-317] All of them, and those who share a point with one, are
     * planned again in the same transaction. [C-318] Of two that are one person already, by whatever way, nothing is written,
     * and the merger that makes them one is the answer. [C-319]
     *
     * @param <T> what kind of entry
     * @param consent the entry
     * @return the entry as it is stored
     * @throws NotFoundException if there is no such contact. [C-42]
     * @throws ConflictingFactException if the id is stored with other content. [C-43]
     * @throws IllegalArgumentException for what only the library makes: that somebody was contacted or erased [C-46]; for a
     *     merger with a time, or of a record that was merged away into another before; for a purpose that is not declared, or of another kind than the ledger says; for the end of a
     *     suppression without the actor who ended it [C-211]; and for a grant, a confirmation or the end of a restriction
     *     that is dated later than now [C-307]
     */
    public <T extends Consent> T record(T consent) {
        desk.checks().valid("consent", consent);
        desk.purposes().require(consent);
        return desk.scope().run(session -> {
            new Inquiry(desk, session).requireOneKind(consent);
            return new Ledger(desk, session).append(consent);
        });
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
     * @return by the time of an entry, then recorded, then by id. [C-45]
     */
    public List<Consent> history(ContactId contact) {
        return desk.scope().run(session -> session.consents().of(contact));
    }

    /**
     * Whether a message may go now, under the policies of the CRM. [C-47]
     *
     * <p>Everything counts that is known of the person, of the point [C-48] and of everybody else who has it. [C-49] An answer,
     * not a reservation: whoever sends later asks again.
     *
     * @param request the message
     * @return the decision, which explains itself
     * @throws NotFoundException if there is and was no such contact. [C-71]
     * @throws IllegalArgumentException for a purpose that is not declared, or of another kind than the ledger says: see
     *     {@link CrmBuilder#purposes}
     */
    public ConsentDecision decide(ConsentRequest request) {
        return desk.scope().run(session -> new Inquiry(desk, session).decide(request, desk.now()));
    }

    /**
     * Whether a message might have gone at another time, by what was known then. [C-72]
     *
     * <p>Everybody is taken as they were stored then, with the points, the zone and the birthday of that time: so the answer
     * stays when they change. [C-282] Who was not stored yet is unknown, and nothing but {@link ConsentPolicy#STRICT} holds for
     * them. [C-283] The policies are those of today otherwise. Of those who had the point then and gave it up before now only
     * those count of whom an entry names the point: so what they took back or objected to does, as it was carried over to the
     * point, but not an operator's word alone. What was erased since is gone.
     *
     * <pre>{@code
     * crm.consents().decide(letter, fourthOfMay, fourthOfMay);   // why were we allowed to write to her?
     * crm.consents().decide(letter, fourthOfMay, today);         // would we have been, had we known what we know now?
     * }</pre>
     *
     * @param request the message
     * @param at when it would have gone
     * @param knownAt what was recorded later does not count. [C-73]
     * @return the decision, which explains itself
     * @throws NotFoundException if there is no such contact
     * @throws IllegalArgumentException for a purpose that is not declared, or of another kind than the ledger says
     */
    public ConsentDecision decide(ConsentRequest request, Instant at, Instant knownAt) {
        return desk.scope().run(session -> new Inquiry(desk, session).decide(request, at, knownAt));
    }

    /**
     * Opens what is held under seal of somebody who was erased: the name, and every entry of the ledger with the words that it
     * had then. Whoever may do this answers legal claims, and does nothing else with it.
     *
     * @param erased who
     * @return the text that was sealed [C-366]; empty if none was, or its time is over [C-367]
     * @throws IllegalStateException if something is held, and this CRM has no key of its version [C-368] or another one than that
     *     which sealed it, or what is stored was changed. [C-369]
     */
    public Optional<String> evidence(ContactId erased) {
        Optional<SealedEvidence> sealed =
                desk.scope().run(session -> session.contacts().sealedEvidence(erased));
        return sealed.filter(held -> held.hold().until().isAfter(desk.now())).map(this::opened);
    }

    private String opened(SealedEvidence held) {
        return desk.gate()
                .evidenceKeys()
                .orElseThrow(() -> EvidenceKeys.missing(held))
                .open(held);
    }
}
