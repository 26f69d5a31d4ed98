package dev.rapport.crm.interaction;

import dev.rapport.crm.contact.Attributes;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ExternalRef;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened between the business and one or more contacts: a fact, appended once and never changed.
 *
 * <p>A later interaction may {@linkplain InteractionBuilder#correcting correct} or {@linkplain InteractionBuilder#retracting
 * retract} it; the {@link #factId()} stays. A time or zone that the host does not give is stamped when the interaction is
 * recorded: now, in the zone of the first participant. Immutable and thread-safe.
 *
 * <pre>{@code
 * Interaction call = Interaction.call(ada.id())
 *         .outbound()
 *         .at(Instant.parse("2026-11-24T10:00:00Z"))
 *         .lasting(Duration.ofMinutes(20))
 *         .about("Licence renewal")
 *         .build();
 * crm.interactions().record(call);
 * }</pre>
 */
public final class Interaction {
    private final InteractionId id;
    private final InteractionKind kind;

    @Size(min = 1, max = 100)
    private final List<Participant> participants;

    private final @Nullable Channel channel;
    private final @Nullable Direction direction;

    @Size(min = 1, max = 128)
    private final @Nullable String actor;

    private final @Nullable Outcome outcome;

    @Size(max = 500)
    private final @Nullable String subject;

    @Size(max = 100_000)
    private final @Nullable String text;

    private final @Nullable Money amount;

    @Size(min = 1, max = 128)
    private final @Nullable String thread;

    private final @Nullable ExternalRef externalRef;
    private final Attributes attributes;
    private final @Nullable Instant occurredAt;
    private final @Nullable ZoneId zone;
    private final @Nullable Instant recordedAt;
    private final boolean stamped;
    private final @Nullable Duration duration;
    private final @Nullable InteractionId corrects;
    private final boolean retraction;

    Interaction(InteractionBuilder b) {
        id = b.id;
        kind = b.kind;
        participants = List.copyOf(b.participants.values());
        channel = b.channel;
        direction = b.direction;
        actor = b.actor;
        outcome = b.outcome;
        subject = b.subject;
        text = b.text;
        amount = b.amount;
        thread = b.thread;
        externalRef = b.externalRef;
        attributes = b.attributes;
        occurredAt = b.occurredAt;
        zone = b.zone;
        recordedAt = b.recordedAt;
        stamped = b.stamped;
        duration = b.duration;
        corrects = b.corrects;
        retraction = b.retraction;
    }

    /**
     * Begins an interaction of any kind.
     *
     * @param kind what happened
     * @param contact with whom
     * @return a builder
     */
    public static InteractionBuilder of(InteractionKind kind, ContactId contact) {
        return new InteractionBuilder(kind).with(new Participant(contact, Participant.Role.DIRECT));
    }

    /**
     * Begins a telephone call.
     *
     * @param contact with whom
     * @return a builder with kind and channel CALL
     */
    public static InteractionBuilder call(ContactId contact) {
        return of(InteractionKind.CALL, contact).by(Channel.CALL);
    }

    /**
     * Begins an e-mail.
     *
     * @param contact with whom
     * @return a builder with kind and channel EMAIL
     */
    public static InteractionBuilder email(ContactId contact) {
        return of(InteractionKind.EMAIL, contact).by(Channel.EMAIL);
    }

    /**
     * Begins a meeting.
     *
     * @param contact with whom
     * @return a builder with kind MEETING
     */
    public static InteractionBuilder meeting(ContactId contact) {
        return of(InteractionKind.MEETING, contact);
    }

    /**
     * Begins a note.
     *
     * @param contact about whom
     * @return a builder with kind NOTE
     */
    public static InteractionBuilder note(ContactId contact) {
        return of(InteractionKind.NOTE, contact);
    }

    /**
     * Begins a purchase.
     *
     * @param contact who bought
     * @return a builder with kind PURCHASE
     */
    public static InteractionBuilder purchase(ContactId contact) {
        return of(InteractionKind.PURCHASE, contact);
    }

    /**
     * A builder filled with everything that this interaction says.
     *
     * @return a builder with the same id
     */
    public InteractionBuilder toBuilder() {
        return new InteractionBuilder(this);
    }

    /**
     * The id of this entry.
     *
     * @return the id, given by the client before it is stored
     */
    public InteractionId id() {
        return id;
    }

    /**
     * The id of the fact: of the entry that this one corrects, or its own.
     *
     * @return the id that stays through corrections
     */
    public InteractionId factId() {
        return corrects == null ? id : corrects;
    }

    /**
     * What kind of thing happened.
     *
     * @return the kind
     */
    public InteractionKind kind() {
        return kind;
    }

    /**
     * Whose timelines this is on.
     *
     * @return at least one, in the order in which they were added
     */
    public List<Participant> participants() {
        return participants;
    }

    /**
     * The contacts that take part themselves.
     *
     * @return the ids of the direct participants, in order
     */
    public List<ContactId> contacts() {
        return direct().toList();
    }

    private Stream<ContactId> direct() {
        return participants.stream()
                .filter(p -> p.role() == Participant.Role.DIRECT)
                .map(Participant::contact);
    }

    /**
     * Over which channel.
     *
     * @return the channel, or empty where there was none
     */
    public Optional<Channel> channel() {
        return Optional.ofNullable(channel);
    }

    /**
     * Who contacted whom.
     *
     * @return the direction, or empty where nobody contacted anybody
     */
    public Optional<Direction> direction() {
        return Optional.ofNullable(direction);
    }

    /**
     * Who acted for the business.
     *
     * @return a name or id of the host's own, at most 128 characters
     */
    public Optional<String> actor() {
        return Optional.ofNullable(actor);
    }

    /**
     * How it ended.
     *
     * @return the outcome, where it is known
     */
    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /**
     * What it was about.
     *
     * @return one line, at most 500 characters
     */
    public Optional<String> subject() {
        return Optional.ofNullable(subject);
    }

    /**
     * What was said or written.
     *
     * @return at most 100,000 characters
     */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /**
     * What it was worth.
     *
     * @return the amount, where money moved
     */
    public Optional<Money> amount() {
        return Optional.ofNullable(amount);
    }

    /**
     * The conversation or deal that it belongs to.
     *
     * @return a key of the host's own, at most 128 characters
     */
    public Optional<String> thread() {
        return Optional.ofNullable(thread);
    }

    /**
     * The host's own key of this interaction: the same key is never recorded twice.
     *
     * @return the reference, where there is one
     */
    public Optional<ExternalRef> externalRef() {
        return Optional.ofNullable(externalRef);
    }

    /**
     * Whatever else the host wants to keep.
     *
     * @return typed values, sorted by name
     */
    public Attributes attributes() {
        return attributes;
    }

    /**
     * When it happened, to the microsecond.
     *
     * @return the instant
     * @throws IllegalStateException if none was given and it has not been recorded yet
     */
    public Instant occurredAt() {
        if (occurredAt == null) {
            throw new IllegalStateException(
                    "occurredAt: not given, and stamped only when the interaction is recorded; call at(...) or use what"
                            + " record(...) returns");
        }
        return occurredAt;
    }

    /**
     * When it happened, if that is known already.
     *
     * @return empty only for one that was given no time and has not been recorded
     */
    public Optional<Instant> knownTime() {
        return Optional.ofNullable(occurredAt);
    }

    /**
     * The zone in which its local date is counted.
     *
     * @return always present once it is recorded
     */
    public Optional<ZoneId> zone() {
        return Optional.ofNullable(zone);
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
     * Whether the time was stamped at recording because the host gave none.
     *
     * @return true if {@link #occurredAt()} is the time of recording
     */
    public boolean isTimeStamped() {
        return stamped;
    }

    /**
     * How long it took.
     *
     * @return the duration, where it is known
     */
    public Optional<Duration> duration() {
        return Optional.ofNullable(duration);
    }

    /**
     * The entry that this one replaces.
     *
     * @return the id of the first entry of the fact, or empty for a first entry
     */
    public Optional<InteractionId> corrects() {
        return Optional.ofNullable(corrects);
    }

    /**
     * Whether this entry takes the fact back: it counts no longer.
     *
     * @return true for a retraction
     */
    public boolean isRetraction() {
        return retraction;
    }

    /**
     * Whether recording this again changes nothing: everything that a host gives is equal.
     *
     * <p>What recording adds (indirect participants, {@code recordedAt}, a stamped time or zone) does not count, nor does
     * the id.
     *
     * @param other usually what is stored
     * @return true if both say the same
     */
    public boolean sameContentAs(Interaction other) {
        return kind.equals(other.kind)
                && contacts().equals(other.contacts())
                && Objects.equals(channel, other.channel)
                && direction == other.direction
                && Objects.equals(actor, other.actor)
                && Objects.equals(outcome, other.outcome)
                && Objects.equals(subject, other.subject)
                && Objects.equals(text, other.text)
                && Objects.equals(amount, other.amount)
                && Objects.equals(thread, other.thread)
                && Objects.equals(externalRef, other.externalRef)
                && attributes.equals(other.attributes)
                && Objects.equals(duration, other.duration)
                && Objects.equals(corrects, other.corrects)
                && retraction == other.retraction
                && sameTime(other)
                && sameZone(other);
    }

    private boolean sameTime(Interaction other) {
        boolean bothGiven = occurredAt != null && !stamped && other.occurredAt != null && !other.stamped;
        boolean noneGiven = (occurredAt == null || stamped) && (other.occurredAt == null || other.stamped);
        return noneGiven || (bothGiven && Objects.equals(occurredAt, other.occurredAt));
    }

    private boolean sameZone(Interaction other) {
        return zone == null || other.zone == null || zone.equals(other.zone);
    }

    /**
     * What rules need to know of it.
     *
     * @return a small value
     */
    public Touch touch() {
        return new Touch(factId(), occurredAt(), zone(), kind, channel(), direction(), outcome());
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Interaction other
                && id.equals(other.id)
                && participants.equals(other.participants)
                && Objects.equals(occurredAt, other.occurredAt)
                && Objects.equals(zone, other.zone)
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
        return "Interaction[" + id + "]";
    }
}
