package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One entry of the consent ledger: a fact that permissions are judged by, appended and never changed.
 *
 * <p>A closed family: {@link Grant} and the records that the methods here make. A time that is not given is that of recording.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.consents().record(Consent.granted(ada.id(), NEWS)
 *         .byEmail("ada@example.org")
 *         .evidence("signup-v3", "web form", "form 17")
 *         .build());
 * crm.consents().record(Consent.withdrawn(ada.id(), NEWS));
 * crm.consents().record(Consent.withdrawn(ada.id()).by(SMS).to(number));
 * crm.consents().record(Consent.objected(ada.id()).at(yesterday).actor("bob"));
 * }</pre>
 */
public sealed interface Consent permits Consent.OfPerson, Merged, PurposeRevised {

    /** The order of the ledger: by the time of a fact, then by the time it was recorded, then by id. */
    Comparator<Consent> BY_TIME = Comparator.comparing(Consent::stamp, FactStamp.AS_RECORDED);

    /**
     * Its id, when it happened, when we learned of it, and by whom.
     *
     * @return the stamp
     */
    FactStamp stamp();

    /**
     * The same with another stamp.
     *
     * @param value the stamp
     * @return a new fact
     */
    Consent stamped(FactStamp value);

    /**
     * Whom it is about.
     *
     * @return the contact, of a merger the record that was merged away; empty for what is about nobody in particular
     */
    Optional<ContactId> contact();

    /**
     * In whose ledgers it stands.
     *
     * @return mostly the one contact; of a merger both records, the one that was merged away first
     */
    default List<ContactId> contacts() {
        return contact().map(List::of).orElse(List.of());
    }

    /**
     * Its id.
     *
     * @return the id, given by the client before it is stored
     */
    default ConsentId id() {
        return stamp().id();
    }

    /**
     * When it happened.
     *
     * @return the instant
     * @throws IllegalStateException if none was given and it has not been recorded yet
     */
    default Instant at() {
        return stamp().at();
    }

    /**
     * The points that it names.
     *
     * @return in the order in which it names them, mostly none or one
     */
    default List<ContactPoint> points() {
        return List.of();
    }

    /**
     * The same about other points.
     *
     * @param change gives the point that takes the place of one
     * @return an equal fact if it names none, or none changes
     */
    default Consent repointed(UnaryOperator<ContactPoint> change) {
        return points().isEmpty() ? this : Repointing.of(this, change);
    }

    /**
     * What stays of it once its person is erased: for storages.
     *
     * @param tombstones gives what takes the place of a point
     * @return the same fact about other points, without what proved it and who entered it
     */
    default Consent buried(UnaryOperator<ContactPoint> tombstones) {
        Consent bare = this instanceof Grant grant
                ? grant.toBuilder().proof(Proof.NONE).build()
                : this;
        return bare.stamped(stamp().anonymous()).repointed(tombstones);
    }

    /**
     * Whether recording this again changes nothing.
     *
     * @param other usually what is stored
     * @return true if both say the same, apart from their ids and what recording stamps
     */
    default boolean sameContentAs(Consent other) {
        return stamped(stamp().asGiven()).equals(other.stamped(other.stamp().asGiven()));
    }

    /** A fact about one person. */
    sealed interface OfPerson extends Consent
            permits Grant,
                    Confirmed,
                    Withdrawn,
                    Objected,
                    Expired,
                    Suppressed,
                    SuppressionLifted,
                    Restricted,
                    RestrictionLifted,
                    Purchased,
                    Inquired,
                    Engaged,
                    DncChecked,
                    Contacted,
                    Erased {
        /**
         * Whom it is about.
         *
         * @return the contact
         */
        ContactId person();

        @Override
        default Optional<ContactId> contact() {
            return Optional.of(person());
        }
    }

    /**
     * Begins a permission: express, by the person, unless said.
     *
     * @param person who gave it
     * @param purposes for what, at least one
     * @return a builder; name a point and a channel as well
     */
    static GrantBuilder granted(ContactId person, Purpose... purposes) {
        return new GrantBuilder(FactStamp.next(), person).purposes(purposes);
    }

    /**
     * The person answered a confirmation message.
     *
     * @param person who
     * @param token the token of the grant, or its hash, as long as the grant holds the same
     * @return the fact
     */
    static Confirmed confirmed(ContactId person, String token) {
        return new Confirmed(FactStamp.next(), person, token);
    }

    /**
     * The person took permission back, at every point and channel unless said.
     *
     * @param person who
     * @param purposes for what; none means for everything
     * @return the fact
     */
    static Withdrawn withdrawn(ContactId person, Purpose... purposes) {
        return new Withdrawn(FactStamp.next(), person, scope(purposes));
    }

    /**
     * The person objected to all marketing, everywhere.
     *
     * @param person who
     * @return the fact
     */
    static Objected objected(ContactId person) {
        return new Objected(FactStamp.next(), person, Optional.empty());
    }

    /**
     * The business itself lets permissions end, at every point and channel unless said.
     *
     * @param person whose permissions
     * @param purposes for what; none means for everything
     * @return the fact
     */
    static Expired expired(ContactId person, Purpose... purposes) {
        return new Expired(FactStamp.next(), person, scope(purposes));
    }

    /**
     * The person must not be contacted.
     *
     * @param person who
     * @param reason why: a reason that is about the person
     * @return the fact
     */
    static Suppressed suppressed(ContactId person, SuppressionReason reason) {
        return new Suppressed(FactStamp.next(), person, reason, Optional.empty());
    }

    /**
     * A point must not be contacted; with a reason that is about the person it only documents where that was said.
     *
     * @param person who
     * @param reason why, and how far it reaches
     * @param point where
     * @return the fact
     */
    static Suppressed suppressed(ContactId person, SuppressionReason reason, ContactPoint point) {
        return new Suppressed(FactStamp.next(), person, reason, Optional.of(point));
    }

    /**
     * An operator, who must be named as its actor, ended a suppression at every point of the person.
     *
     * @param person who
     * @param reason the reason that is lifted, and no other
     * @return the fact
     */
    static SuppressionLifted suppressionLifted(ContactId person, SuppressionReason reason) {
        return new SuppressionLifted(FactStamp.next(), person, reason, Optional.empty());
    }

    /**
     * An operator, who must be named as its actor, ended the suppression of a point.
     *
     * @param person who
     * @param reason the reason that is lifted, and no other
     * @param point where
     * @return the fact
     */
    static SuppressionLifted suppressionLifted(ContactId person, SuppressionReason reason, ContactPoint point) {
        return new SuppressionLifted(FactStamp.next(), person, reason, Optional.of(point));
    }

    /**
     * Processing is restricted (GDPR, article 18).
     *
     * @param person whose data
     * @return the fact
     */
    static Restricted restricted(ContactId person) {
        return new Restricted(FactStamp.next(), person);
    }

    /**
     * The restriction of processing ended.
     *
     * @param person whose data
     * @return the fact
     */
    static RestrictionLifted restrictionLifted(ContactId person) {
        return new RestrictionLifted(FactStamp.next(), person);
    }

    /**
     * The person bought something.
     *
     * @param person who
     * @return the fact
     */
    static Purchased purchased(ContactId person) {
        return new Purchased(FactStamp.next(), person);
    }

    /**
     * The person asked for something.
     *
     * @param person who
     * @return the fact
     */
    static Inquired inquired(ContactId person) {
        return new Inquired(FactStamp.next(), person);
    }

    /**
     * The person took part: opened, answered, visited.
     *
     * @param person who
     * @return the fact
     */
    static Engaged engaged(ContactId person) {
        return new Engaged(FactStamp.next(), person);
    }

    /**
     * A do-not-call register was asked about a point.
     *
     * @param person who
     * @param point the number that was looked up
     * @param answer which register, and what it said
     * @return the fact
     */
    static DncChecked dncChecked(ContactId person, ContactPoint point, DncAnswer answer) {
        return new DncChecked(FactStamp.next(), person, point, answer);
    }

    /**
     * Two records turned out to be one person: what either of them has forbidden for the person is forbidden for both.
     *
     * @param duplicate the record that is merged away
     * @param survivor the record that stays
     * @return the fact, which takes no time: it counts from when it is recorded
     */
    static Merged merged(ContactId duplicate, ContactId survivor) {
        return new Merged(FactStamp.next(), duplicate, survivor);
    }

    /**
     * A purpose means something else from now on: grants for an older version of it no longer hold.
     *
     * @param purpose the purpose
     * @param version its version from then on, at least 2
     * @return the fact
     */
    static PurposeRevised revised(Purpose purpose, int version) {
        return new PurposeRevised(FactStamp.next(), purpose, version);
    }

    private static ConsentScope scope(Purpose... purposes) {
        return new ConsentScope(Optional.empty(), Set.of(), Set.copyOf(List.of(purposes)));
    }
}
