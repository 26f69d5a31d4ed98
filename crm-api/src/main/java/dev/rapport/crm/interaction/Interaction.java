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
 * recorded: now, in the zone of the first participant that has one. Immutable and thread-safe.
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
        return of(kind, new Participant(contact, Participant.Role.DIRECT));
    }

    /**
     * Begins an interaction with somebody in a role: for storages.
     *
     * @param kind what happened
     * @param first with whom
     * @return a builder
     */
    public static InteractionBuilder of(InteractionKind kind, Participant first) {
        return new InteractionBuilder(kind).with(first);
    }

    /**
     * Begins a telephone call. Say {@code outbound()} or {@code inbound()}: without a direction it counts neither for caps
     * and spacing nor as an answer.
     *
     * @param contact with whom
     * @return a builder with kind and channel CALL
     */
    public static InteractionBuilder call(ContactId contact) {
        return of(InteractionKind.CALL, contact).by(Channel.CALL);
    }

    /**
     * Begins an e-mail. Say {@code outbound()} or {@code inbound()}: without a direction it begins no wait for an answer and
     * is none, and counts for no cap or spacing.
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

    /** {@return the id of this entry, given by the client before it is stored} */
    public InteractionId id() {
        return id;
    }

    /** {@return the id that stays through corrections: of the entry that this one corrects, or its own} */
    public InteractionId factId() {
        return corrects == null ? id : corrects;
    }

    /** {@return what kind of thing happened} */
    public InteractionKind kind() {
        return kind;
    }

    /** {@return whose timelines this is on: at least one, in the order in which they were added} */
    public List<Participant> participants() {
        return participants;
    }

    /** {@return the contacts that take part themselves, in order} */
    public List<ContactId> contacts() {
        return direct().toList();
    }

    private Stream<ContactId> direct() {
        return participants.stream()
                .filter(p -> p.role() == Participant.Role.DIRECT)
                .map(Participant::contact);
    }

    /** {@return the channel, or empty where there was none} */
    public Optional<Channel> channel() {
        return Optional.ofNullable(channel);
    }

    /** {@return who contacted whom, or empty where nobody contacted anybody} */
    public Optional<Direction> direction() {
        return Optional.ofNullable(direction);
    }

    /** {@return who acted for the business: a name or id of the host's own, at most 128 characters} */
    public Optional<String> actor() {
        return Optional.ofNullable(actor);
    }

    /** {@return how it ended, where that is known} */
    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** {@return what it was about: one line, at most 500 characters} */
    public Optional<String> subject() {
        return Optional.ofNullable(subject);
    }

    /** {@return what was said or written, at most 100,000 characters} */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /** {@return what it was worth, where money moved} */
    public Optional<Money> amount() {
        return Optional.ofNullable(amount);
    }

    /** {@return the conversation or deal that it belongs to: a key of the host's own, at most 128 characters} */
    public Optional<String> thread() {
        return Optional.ofNullable(thread);
    }

    /** {@return the host's own key of this interaction: the same key is never recorded twice} */
    public Optional<ExternalRef> externalRef() {
        return Optional.ofNullable(externalRef);
    }

    /** {@return whatever else the host wants to keep: typed values, sorted by name} */
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

    /** {@return when it happened; empty only for one that was given no time and has not been recorded} */
    public Optional<Instant> knownTime() {
        return Optional.ofNullable(occurredAt);
    }

    /** {@return the zone in which its local date is counted; without one, that of each contact, as it is when planned} */
    public Optional<ZoneId> zone() {
        return Optional.ofNullable(zone);
    }

    /** {@return when the CRM learned of it; present once it is recorded} */
    public Optional<Instant> recordedAt() {
        return Optional.ofNullable(recordedAt);
    }

    /** {@return whether {@link #occurredAt()} was stamped at recording because the host gave no time} */
    public boolean isTimeStamped() {
        return stamped;
    }

    /** {@return how long it took, where that is known} */
    public Optional<Duration> duration() {
        return Optional.ofNullable(duration);
    }

    /** {@return the first entry of the fact, which this one replaces; empty for a first entry} */
    public Optional<InteractionId> corrects() {
        return Optional.ofNullable(corrects);
    }

    /** {@return whether this entry takes the fact back: it counts no longer} */
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
     * The same without somebody who is erased: for storages. If the contact was there itself, the words go too (subject,
     * text, thread, external reference, attributes), as nobody can tell whose they are. That it was a {@linkplain
     * ContactTimes#MACHINE machine} stays, as it says nothing of anybody, and without it a machine would count as a person.
     *
     * @param erased one of several participants
     * @return what stays with the others
     */
    public Interaction without(ContactId erased) {
        InteractionBuilder rest = toBuilder();
        Participant gone = rest.participants.remove(erased);
        if (gone != null && gone.role() == Participant.Role.DIRECT) {
            rest.subject = null;
            rest.text = null;
            rest.thread = null;
            rest.externalRef = null;
            rest.attributes = ContactTimes.isByMachine(this)
                    ? Attributes.builder().put(ContactTimes.MACHINE, true).build()
                    : Attributes.none();
        }
        return rest.build();
    }

    /** {@return what rules need to know of it} */
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
