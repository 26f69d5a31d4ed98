package dev.rapport.crm.consent;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the consent ledger: who allowed or forbade what, over which channels, when, and with what evidence.
 *
 * <p>Appended and never changed. Without channels or purposes an entry means all of them, which a grant may not: it must
 * name at least one of each. Immutable and thread-safe.
 *
 * <pre>{@code
 * crm.consents().record(Consent.granted(ada.id(), NEWS)
 *         .byEmail("ada@example.org")
 *         .evidence("signup-v3", "form 17")
 *         .build());
 * crm.consents().record(Consent.withdrawn(ada.id(), NEWS).build());
 * }</pre>
 */
public final class Consent {
    /** The order of the ledger: by the time an entry was given, then recorded, then by id. */
    public static final Comparator<Consent> BY_TIME = Comparator.<Consent, Instant>comparing(
                    c -> c.givenAt().orElse(Instant.MAX))
            .thenComparing(c -> c.recordedAt().orElse(Instant.MAX))
            .thenComparing(Consent::id);

    private final ConsentId id;
    private final ContactId contact;
    private final ConsentAct act;

    @Size(max = 100)
    private final SortedSet<Purpose> purposes;

    @Size(max = 50)
    private final SortedSet<Channel> channels;

    private final @Nullable ContactPoint point;
    private final @Nullable LegalBasis basis;
    private final @Nullable Evidence evidence;

    @Size(min = 1, max = 128)
    private final @Nullable String actor;

    private final @Nullable Instant givenAt;
    private final @Nullable Instant recordedAt;
    private final @Nullable Instant expiresAt;
    private final boolean stamped;

    Consent(ConsentBuilder b) {
        id = b.id;
        contact = b.contact;
        act = b.act;
        purposes = Collections.unmodifiableSortedSet(new TreeSet<>(b.purposes));
        channels = Collections.unmodifiableSortedSet(new TreeSet<>(b.channels));
        point = b.point;
        basis = b.basis;
        evidence = b.evidence;
        actor = b.actor;
        givenAt = b.givenAt;
        recordedAt = b.recordedAt;
        expiresAt = b.expiresAt;
        stamped = b.stamped;
    }

    /**
     * Begins a permission.
     *
     * @param contact who gave it
     * @param purposes for what, at least one
     * @return a builder; name a channel or a point as well
     */
    public static ConsentBuilder granted(ContactId contact, Purpose... purposes) {
        return new ConsentBuilder(contact, ConsentAct.GRANTED).purposes(purposes);
    }

    /**
     * Begins a withdrawal.
     *
     * @param contact who took permission back
     * @param purposes for what; none means for everything
     * @return a builder
     */
    public static ConsentBuilder withdrawn(ContactId contact, Purpose... purposes) {
        return new ConsentBuilder(contact, ConsentAct.WITHDRAWN).purposes(purposes);
    }

    /**
     * Begins an objection to all marketing.
     *
     * @param contact who objected
     * @return a builder
     */
    public static ConsentBuilder objected(ContactId contact) {
        return new ConsentBuilder(contact, ConsentAct.OBJECTED);
    }

    /**
     * Begins the end of a permission by the business itself.
     *
     * @param contact whose permission ends
     * @param purposes for what; none means for everything
     * @return a builder
     */
    public static ConsentBuilder expired(ContactId contact, Purpose... purposes) {
        return new ConsentBuilder(contact, ConsentAct.EXPIRED).purposes(purposes);
    }

    /**
     * A builder filled with everything that this entry says.
     *
     * @return a builder with the same id
     */
    public ConsentBuilder toBuilder() {
        return new ConsentBuilder(this);
    }

    /**
     * The id of the entry.
     *
     * @return the id, given by the client before it is stored
     */
    public ConsentId id() {
        return id;
    }

    /**
     * Whose permission it is about.
     *
     * @return the contact
     */
    public ContactId contact() {
        return contact;
    }

    /**
     * What it says.
     *
     * @return granted, withdrawn, objected or expired
     */
    public ConsentAct act() {
        return act;
    }

    /**
     * For what.
     *
     * @return sorted by name; empty means everything, and never for a grant
     */
    public SortedSet<Purpose> purposes() {
        return purposes;
    }

    /**
     * Over which channels.
     *
     * @return sorted by name; empty means all, and never for a grant
     */
    public SortedSet<Channel> channels() {
        return channels;
    }

    /**
     * To which address or number.
     *
     * @return the point, where the entry is about one
     */
    public Optional<ContactPoint> point() {
        return Optional.ofNullable(point);
    }

    /**
     * On what ground.
     *
     * @return the basis of a grant
     */
    public Optional<LegalBasis> basis() {
        return Optional.ofNullable(basis);
    }

    /**
     * What proves it.
     *
     * @return the evidence, where there is some
     */
    public Optional<Evidence> evidence() {
        return Optional.ofNullable(evidence);
    }

    /**
     * Who entered it.
     *
     * @return a name or id of the host's own
     */
    public Optional<String> actor() {
        return Optional.ofNullable(actor);
    }

    /**
     * When the person said so.
     *
     * @return the instant; empty only before it is recorded, if none was given
     */
    public Optional<Instant> givenAt() {
        return Optional.ofNullable(givenAt);
    }

    /**
     * When the CRM learned of it.
     *
     * @return present once it is recorded
     */
    public Optional<Instant> recordedAt() {
        return Optional.ofNullable(recordedAt);
    }

    /**
     * When a grant ends by itself; exactly then it is over.
     *
     * @return the end, exclusive, or empty
     */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /**
     * Whether the time was stamped at recording because the host gave none.
     *
     * @return true if {@link #givenAt()} is the time of recording
     */
    public boolean isTimeStamped() {
        return stamped;
    }

    /**
     * Whether recording this again changes nothing.
     *
     * @param other usually what is stored
     * @return true if both say the same, apart from what recording stamps
     */
    public boolean sameContentAs(Consent other) {
        return contact.equals(other.contact)
                && act == other.act
                && purposes.equals(other.purposes)
                && channels.equals(other.channels)
                && Objects.equals(point, other.point)
                && basis == other.basis
                && Objects.equals(evidence, other.evidence)
                && Objects.equals(actor, other.actor)
                && Objects.equals(expiresAt, other.expiresAt)
                && Objects.equals(given(), other.given());
    }

    private @Nullable Instant given() {
        return stamped ? null : givenAt;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Consent other
                && id.equals(other.id)
                && Objects.equals(givenAt, other.givenAt)
                && Objects.equals(recordedAt, other.recordedAt)
                && stamped == other.stamped
                && sameContentAs(other);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Consent[" + id + "]";
    }
}
