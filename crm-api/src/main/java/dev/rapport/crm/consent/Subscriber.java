package dev.rapport.crm.consent;

import dev.rapport.crm.calendar.StorableTime;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ExternalRef;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of a list of subscribers, as another system keeps it: who, where, for what, and what was said.
 *
 * <p>A row may be wrong, such as one with an address that is none: it is then reported by its name when it is imported, and
 * nothing of it is recorded, unless it says no and still tells of whom. The text of a row is its name. Immutable and thread-safe.
 *
 * <pre>{@code
 * Subscriber row = Subscriber.row("17")
 *         .email("ada@example.org")
 *         .purposes(NEWS)
 *         .subscribed(Instant.parse("2024-05-04T09:00:00Z"))
 *         .proof(Proof.NONE.and(Proof.Part.REF, "list of 2024, line 17"))
 *         .build();
 * }</pre>
 */
public final class Subscriber {

    /** What a row says. */
    public enum State {
        /** The person allowed it. */
        SUBSCRIBED,
        /** The person took it back. */
        UNSUBSCRIBED,
        /** Messages cannot be delivered there. */
        BOUNCED,
        /** The person reported a message as unwanted. */
        COMPLAINED,
        /** Nothing: an empty column is no answer. */
        BLANK
    }

    private final String row;
    private final @Nullable ContactId contact;
    private final @Nullable ExternalRef externalRef;
    private final @Nullable ContactPoint point;
    private final @Nullable String name;
    private final Channel channel;
    private final Set<Purpose> purposes;
    private final State state;
    private final boolean onlyThere;
    private final @Nullable Instant at;
    private final @Nullable Instant until;
    private final LegalBasis basis;
    private final Proof proof;
    private final @Nullable String fault;

    Subscriber(SubscriberBuilder b) {
        row = b.row;
        contact = b.contact;
        externalRef = b.externalRef;
        point = b.point;
        name = b.name;
        channel = b.channel;
        purposes = Set.copyOf(b.purposes);
        state = b.state;
        onlyThere = b.onlyThere;
        at = b.at;
        until = b.until;
        basis = b.basis;
        proof = b.proof;
        fault = b.fault();
    }

    /**
     * Begins a row.
     *
     * @param name by which the report calls it, such as its number; nothing of a person, 1 to 64 characters
     * @return a builder; say who, for what, and what was said
     */
    public static SubscriberBuilder row(String name) {
        return new SubscriberBuilder(name);
    }

    /**
     * By which name the report calls it.
     *
     * @return the name of the row
     */
    public String row() {
        return row;
    }

    /**
     * Who it is, if the id here is known.
     *
     * @return the contact, or empty
     */
    public Optional<ContactId> contact() {
        return Optional.ofNullable(contact);
    }

    /**
     * Who it is, by the key of another system.
     *
     * @return the key, or empty
     */
    public Optional<ExternalRef> externalRef() {
        return Optional.ofNullable(externalRef);
    }

    /**
     * Where the messages go.
     *
     * @return the point, or empty for the only one of the contact that fits the channel
     */
    public Optional<ContactPoint> point() {
        return Optional.ofNullable(point);
    }

    /**
     * What a contact is called that has to be created.
     *
     * @return the name, or empty
     */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /**
     * How the messages go there.
     *
     * @return the channel, e-mail unless said
     */
    public Channel channel() {
        return channel;
    }

    /**
     * For what.
     *
     * @return the purposes, in no order; none in a row that says no means all
     */
    public Set<Purpose> purposes() {
        return purposes;
    }

    /**
     * What was said.
     *
     * @return the state, blank unless said
     */
    public State state() {
        return state;
    }

    /**
     * Whether a no is about the point alone, and not about the person wherever they are reached.
     *
     * @return false unless said
     */
    public boolean isOnlyThere() {
        return onlyThere;
    }

    /**
     * When it was said.
     *
     * @return the instant, or empty if that is not known
     */
    public Optional<Instant> at() {
        return Optional.ofNullable(at);
    }

    /**
     * When the permission ends by itself.
     *
     * @return the end, exclusive, or empty
     */
    public Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    /**
     * On what ground the person is subscribed.
     *
     * @return the basis, express unless said
     */
    public LegalBasis basis() {
        return basis;
    }

    /**
     * What documents that.
     *
     * @return the proof, possibly without any part
     */
    public Proof proof() {
        return proof;
    }

    /**
     * Why the row is wrong.
     *
     * @return the first rule that it breaks, without anything of a person; empty if it is right
     */
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Subscriber other
                && row.equals(other.row)
                && Objects.equals(contact, other.contact)
                && Objects.equals(externalRef, other.externalRef)
                && Objects.equals(point, other.point)
                && Objects.equals(name, other.name)
                && channel.equals(other.channel)
                && purposes.equals(other.purposes)
                && state == other.state
                && onlyThere == other.onlyThere
                && Objects.equals(at, other.at)
                && Objects.equals(until, other.until)
                && basis == other.basis
                && proof.equals(other.proof)
                && Objects.equals(fault, other.fault);
    }

    @Override
    public int hashCode() {
        return Objects.hash(row, state, at);
    }

    @Override
    public String toString() {
        return "Subscriber[row " + row + ", " + state + "]";
    }

    /** To the microsecond, as everything that is stored. */
    static Instant storable(String property, Instant value) {
        return StorableTime.instant(property, value);
    }
}
