package dev.rapport.crm.consent;

import dev.rapport.crm.calendar.StorableTime;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.error.PlainText;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A permission that was given: to one point, over named channels, for named purposes.
 *
 * <p>A candidate only; whether it holds is the decision of {@link ConsentLedger}. Immutable and thread-safe.
 *
 * <pre>{@code
 * Grant grant = Consent.granted(ada.id(), NEWS)
 *         .byEmail("ada@example.org")
 *         .evidence("signup-v3", "web form", "form 17")
 *         .confirm("9f86d081", tomorrow)
 *         .build();
 * }</pre>
 */
public final class Grant implements Consent.OfPerson, Stamped<Grant> {

    /** Through whom a grant reached us. */
    public enum Source {
        /** The person's own act. */
        SUBJECT,
        /** Entered by staff; lifts a restriction only with a signature. */
        STAFF,
        /** From a file; never lifts a restriction. */
        IMPORT
    }

    /**
     * A confirmation that was asked for.
     *
     * @param token what the confirmation must name, or its hash
     * @param expiresAt exactly then it is too late
     */
    public record Confirmation(String token, Instant expiresAt) {
        /**
         * Checks the token.
         *
         * @param token what the confirmation must name, or its hash
         * @param expiresAt exactly then it is too late
         */
        public Confirmation {
            PlainText.require("confirmation.token", token, 256);
            expiresAt = StorableTime.instant("confirmation.expiresAt", expiresAt);
        }

        @Override
        public String toString() {
            return "Confirmation[until " + expiresAt + "]";
        }
    }

    /**
     * How the address came to us, for a soft opt-in.
     *
     * @param context what the person was doing, as policies call it, such as {@code SALE}
     * @param isOptOutOffered whether saying no was offered then
     */
    public record SoftOptIn(String context, boolean isOptOutOffered) {
        /**
         * Checks the context.
         *
         * @param context what the person was doing, as policies call it
         * @param isOptOutOffered whether saying no was offered then
         */
        public SoftOptIn {
            PlainText.require("softOptIn.context", context, 64);
        }
    }

    private final FactStamp stamp;
    private final ContactId person;
    private final ContactPoint point;

    @Size(max = 50)
    private final Set<Channel> channels;

    @Size(max = 100)
    private final Set<Purpose> purposes;

    private final LegalBasis basis;
    private final Source source;
    private final Proof proof;
    private final @Nullable Instant from;
    private final @Nullable Instant expiresAt;
    private final @Nullable Confirmation confirmation;
    private final @Nullable SoftOptIn soft;
    private final boolean byGuardian;
    private final int purposeVersion;

    Grant(GrantBuilder b) {
        stamp = b.stamp;
        person = b.person;
        point = Objects.requireNonNull(b.point, "point");
        channels = Set.copyOf(b.channels);
        purposes = Set.copyOf(b.purposes);
        basis = b.basis;
        source = b.source;
        proof = b.proof;
        from = b.from;
        expiresAt = b.expiresAt;
        confirmation = b.confirmation;
        soft = b.soft;
        byGuardian = b.byGuardian;
        purposeVersion = b.purposeVersion;
    }

    /**
     * Begins a grant with a stamp that there is already, as storages do; others call {@link Consent#granted}.
     *
     * @param stamp when, and by whom
     * @param person who gave it
     * @param point for which point
     * @return a builder; name channels and purposes as well
     */
    public static GrantBuilder of(FactStamp stamp, ContactId person, ContactPoint point) {
        return new GrantBuilder(stamp, person).to(point);
    }

    /**
     * A builder filled with everything that this grant says.
     *
     * @return a builder
     */
    public GrantBuilder toBuilder() {
        return new GrantBuilder(this);
    }

    @Override
    public FactStamp stamp() {
        return stamp;
    }

    @Override
    public Grant stamped(FactStamp value) {
        return toBuilder().stamp(value).build();
    }

    @Override
    public ContactId person() {
        return person;
    }

    @Override
    public List<ContactPoint> points() {
        return List.of(point);
    }

    /**
     * For which point.
     *
     * @return the point
     */
    public ContactPoint point() {
        return point;
    }

    /**
     * Over which channels.
     *
     * @return at least one, in no order
     */
    public Set<Channel> channels() {
        return channels;
    }

    /**
     * For what.
     *
     * @return at least one, in no order
     */
    public Set<Purpose> purposes() {
        return purposes;
    }

    /**
     * On what ground.
     *
     * @return a basis that can be granted
     */
    public LegalBasis basis() {
        return basis;
    }

    /**
     * Through whom it reached us.
     *
     * @return the person, staff or an import
     */
    public Source source() {
        return source;
    }

    /**
     * What documents it.
     *
     * @return the proof, possibly without any part
     */
    public Proof proof() {
        return proof;
    }

    /**
     * From when it holds.
     *
     * @return the first instant, or empty if it held at once
     */
    public Optional<Instant> from() {
        return Optional.ofNullable(from);
    }

    /**
     * When it ends by itself; exactly then it is over.
     *
     * @return the end, exclusive, or empty
     */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /**
     * Which confirmation was asked for; without it the grant does not hold.
     *
     * @return the confirmation, or empty if none was asked for
     */
    public Optional<Confirmation> confirmation() {
        return Optional.ofNullable(confirmation);
    }

    /**
     * How the address came to us.
     *
     * @return the circumstances of a soft opt-in, or empty
     */
    public Optional<SoftOptIn> soft() {
        return Optional.ofNullable(soft);
    }

    /**
     * Whether a guardian gave it.
     *
     * @return true if the age of the person does not matter
     */
    public boolean isByGuardian() {
        return byGuardian;
    }

    /**
     * Which version of the purpose it was given for.
     *
     * @return the version, 1 unless said
     */
    public int purposeVersion() {
        return purposeVersion;
    }

    Instant begin() {
        return from == null ? stamp.at() : from;
    }

    @Nullable
    Confirmation asked() {
        return confirmation;
    }

    @Nullable
    Instant end() {
        return expiresAt;
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Grant other
                && stamp.equals(other.stamp)
                && person.equals(other.person)
                && point.equals(other.point)
                && channels.equals(other.channels)
                && purposes.equals(other.purposes)
                && basis == other.basis
                && source == other.source
                && proof.equals(other.proof)
                && Objects.equals(from, other.from)
                && Objects.equals(expiresAt, other.expiresAt)
                && Objects.equals(confirmation, other.confirmation)
                && Objects.equals(soft, other.soft)
                && byGuardian == other.byGuardian
                && purposeVersion == other.purposeVersion;
    }

    @Override
    public int hashCode() {
        return stamp.hashCode();
    }

    @Override
    public String toString() {
        return "Grant[" + stamp.id() + "]";
    }
}
