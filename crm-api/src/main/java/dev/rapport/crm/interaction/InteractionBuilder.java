package dev.rapport.crm.interaction;

import dev.rapport.crm.calendar.StorableTime;
import dev.rapport.crm.contact.AttributeKey;
import dev.rapport.crm.contact.Attributes;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.error.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what happened, piece by piece.
 *
 * <p>Begun by {@link Interaction#call}, {@link Interaction#email}, {@link Interaction#of} and their like. Not thread-safe.
 *
 * <pre>{@code
 * Interaction order = Interaction.purchase(ada.id()).at(paidAt)
 *         .amount(Money.of("149.90", "EUR"))
 *         .externalRef("shop", "order-1001")
 *         .build();
 * }</pre>
 */
public final class InteractionBuilder {
    final InteractionKind kind;
    final Map<ContactId, Participant> participants = new LinkedHashMap<>();
    InteractionId id = InteractionId.next();

    @Nullable
    Channel channel;

    @Nullable
    Direction direction;

    @Nullable
    String actor;

    @Nullable
    Outcome outcome;

    @Nullable
    String subject;

    @Nullable
    String text;

    @Nullable
    Money amount;

    @Nullable
    String thread;

    @Nullable
    ExternalRef externalRef;

    Attributes attributes = Attributes.none();

    @Nullable
    Instant occurredAt;

    @Nullable
    ZoneId zone;

    @Nullable
    Instant recordedAt;

    boolean stamped;

    @Nullable
    Duration duration;

    @Nullable
    InteractionId corrects;

    boolean retraction;

    InteractionBuilder(InteractionKind kind) {
        this.kind = kind;
    }

    InteractionBuilder(Interaction from) {
        kind = from.kind();
        id = from.id();
        from.participants().forEach(this::with);
        channel = from.channel().orElse(null);
        direction = from.direction().orElse(null);
        actor = from.actor().orElse(null);
        outcome = from.outcome().orElse(null);
        subject = from.subject().orElse(null);
        text = from.text().orElse(null);
        amount = from.amount().orElse(null);
        thread = from.thread().orElse(null);
        externalRef = from.externalRef().orElse(null);
        attributes = from.attributes();
        occurredAt = from.knownTime().orElse(null);
        zone = from.zone().orElse(null);
        recordedAt = from.recordedAt().orElse(null);
        stamped = from.isTimeStamped();
        duration = from.duration().orElse(null);
        corrects = from.corrects().orElse(null);
        retraction = from.isRetraction();
    }

    /**
     * Gives it an id of the caller's choice instead of a new one.
     *
     * @param value the id
     * @return this builder
     */
    public InteractionBuilder id(InteractionId value) {
        id = value;
        return this;
    }

    /**
     * Adds a contact that took part itself.
     *
     * @param contact who
     * @return this builder
     */
    public InteractionBuilder with(ContactId contact) {
        return with(new Participant(contact, Participant.Role.DIRECT));
    }

    /**
     * Adds a participant; a contact is named once, and direct beats indirect.
     *
     * @param participant who, and how
     * @return this builder
     */
    public InteractionBuilder with(Participant participant) {
        participants.merge(
                participant.contact(), participant, (old, now) -> old.role() == Participant.Role.DIRECT ? old : now);
        return this;
    }

    /**
     * Says over which channel.
     *
     * @param value the channel
     * @return this builder
     */
    public InteractionBuilder by(Channel value) {
        channel = value;
        return this;
    }

    /**
     * Says that the contact came to the business.
     *
     * @return this builder
     */
    public InteractionBuilder inbound() {
        direction = Direction.INBOUND;
        return this;
    }

    /**
     * Says that the business went to the contact.
     *
     * @return this builder
     */
    public InteractionBuilder outbound() {
        direction = Direction.OUTBOUND;
        return this;
    }

    /**
     * Says who acted for the business.
     *
     * @param value a name or id of the host's own, 1 to 128 characters
     * @return this builder
     */
    public InteractionBuilder actor(String value) {
        actor = PlainText.require("actor", value, 128);
        return this;
    }

    /**
     * Says how it ended.
     *
     * @param value the outcome
     * @return this builder
     */
    public InteractionBuilder outcome(Outcome value) {
        outcome = value;
        return this;
    }

    /**
     * Says what it was about, in one line.
     *
     * @param value at most 500 characters
     * @return this builder
     */
    public InteractionBuilder about(String value) {
        subject = PlainText.require("subject", value, 500);
        return this;
    }

    /**
     * Keeps what was said or written.
     *
     * @param value at most 100,000 characters
     * @return this builder
     */
    public InteractionBuilder text(String value) {
        text = PlainText.require("text", value, 100_000);
        return this;
    }

    /**
     * Says what it was worth.
     *
     * @param value the amount
     * @return this builder
     */
    public InteractionBuilder amount(Money value) {
        amount = value;
        return this;
    }

    /**
     * Says which conversation or deal it belongs to.
     *
     * @param value a key of the host's own, 1 to 128 characters
     * @return this builder
     */
    public InteractionBuilder thread(String value) {
        thread = PlainText.require("thread", value, 128);
        return this;
    }

    /**
     * Gives the host's own key, which makes recording idempotent.
     *
     * @param source the system that the key is from
     * @param key the key in that system
     * @return this builder
     */
    public InteractionBuilder externalRef(String source, String key) {
        externalRef = new ExternalRef(source, key);
        return this;
    }

    /**
     * Keeps a typed value of the host's own.
     *
     * @param <T> its type
     * @param key its name and type
     * @param value the value
     * @return this builder
     */
    public <T> InteractionBuilder attribute(AttributeKey<T> key, T value) {
        attributes = attributes.toBuilder().put(key, value).build();
        return this;
    }

    /**
     * Keeps typed values of the host's own, instead of those before.
     *
     * @param value the values
     * @return this builder
     */
    public InteractionBuilder attributes(Attributes value) {
        attributes = value;
        return this;
    }

    /**
     * Says when it happened; truncated to microseconds.
     *
     * @param value the instant
     * @return this builder
     */
    public InteractionBuilder at(Instant value) {
        occurredAt = StorableTime.instant("occurredAt", value);
        stamped = false;
        return this;
    }

    /**
     * Says in which zone its local date is counted.
     *
     * @param value the zone
     * @return this builder
     */
    public InteractionBuilder zone(ZoneId value) {
        zone = value;
        return this;
    }

    /**
     * Says how long it took.
     *
     * @param value zero or more
     * @return this builder
     */
    public InteractionBuilder lasting(Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("duration: is negative, must be zero or more; swap start and end");
        }
        duration = value.truncatedTo(ChronoUnit.MICROS);
        return this;
    }

    /**
     * Says that this entry replaces an earlier one as a whole.
     *
     * @param earlier any entry of the fact
     * @return this builder
     */
    public InteractionBuilder correcting(Interaction earlier) {
        return correcting(earlier.factId());
    }

    /**
     * Says that this entry replaces an earlier one as a whole.
     *
     * @param fact the id of the fact: of its first entry
     * @return this builder
     */
    public InteractionBuilder correcting(InteractionId fact) {
        if (id.equals(fact)) {
            id = InteractionId.next();
        }
        corrects = fact;
        externalRef = null;
        recordedAt = null;
        return this;
    }

    /**
     * Says that the earlier entry was wrong as a whole: the fact counts no longer.
     *
     * @param fact the id of the fact: of its first entry
     * @return this builder
     */
    public InteractionBuilder retracting(InteractionId fact) {
        retraction = true;
        return correcting(fact);
    }

    /**
     * What recording stamps: for storages and for the facade.
     *
     * @param recorded when the CRM learned of it; also when it happened, if no time was given
     * @param fallback the zone, if none was given
     * @return this builder
     */
    public InteractionBuilder stamp(Instant recorded, ZoneId fallback) {
        if (zone == null) {
            zone = fallback;
        }
        return stamp(recorded);
    }

    /**
     * What recording stamps where no participant has a zone: for storages and for the facade.
     *
     * @param recorded when the CRM learned of it; also when it happened, if no time was given
     * @return this builder
     */
    public InteractionBuilder stamp(Instant recorded) {
        recordedAt = recorded.truncatedTo(ChronoUnit.MICROS);
        if (occurredAt == null) {
            occurredAt = recordedAt;
            stamped = true;
        }
        return this;
    }

    /**
     * Restores what was stamped at recording: for storages.
     *
     * @param recorded when the CRM learned of it
     * @param timeStamped whether the time of the event was stamped as well
     * @return this builder
     */
    public InteractionBuilder restored(Instant recorded, boolean timeStamped) {
        recordedAt = recorded;
        stamped = timeStamped;
        return this;
    }

    /**
     * The interaction.
     *
     * @return a complete, immutable value
     */
    public Interaction build() {
        return new Interaction(this);
    }
}
