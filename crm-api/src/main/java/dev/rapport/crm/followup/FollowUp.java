package dev.rapport.crm.followup;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.interaction.InteractionId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One contact to make: whom, when, by which channel, and why.
 *
 * <p>Made and changed by planning, by claims and by their completion; a host reads it. Immutable and thread-safe.
 *
 * <pre>{@code
 * for (FollowUp f : crm.followUps().due(50, Optional.empty()).items()) {
 *     System.out.println(f.due() + " " + f.channel().map(Channel::name).orElse("-") + " " + f.because());
 * }
 * }</pre>
 */
public final class FollowUp {
    private final FollowUpId id;
    private final ContactId contact;
    private final String rule;
    private final String occurrence;
    private final String lane;
    private final ZonedDateTime due;
    private final @Nullable Channel channel;
    private final int priority;
    private final String because;
    private final FollowUpStatus status;
    private final long version;
    private final @Nullable String worker;
    private final @Nullable Instant leaseUntil;
    private final @Nullable LocalDateTime snoozedUntil;
    private final @Nullable Instant closedAt;
    private final @Nullable InteractionId outcome;
    private final @Nullable String note;

    FollowUp(FollowUpBuilder b) {
        id = b.id;
        contact = Objects.requireNonNull(b.contact, "contact");
        rule = Objects.requireNonNull(b.rule, "rule");
        occurrence = Objects.requireNonNull(b.occurrence, "occurrence");
        lane = b.lane;
        due = Objects.requireNonNull(b.due, "due");
        channel = b.channel;
        priority = b.priority;
        because = Objects.requireNonNull(b.because, "because");
        status = b.status;
        version = b.version;
        worker = b.worker;
        leaseUntil = b.leaseUntil;
        snoozedUntil = b.snoozedUntil;
        closedAt = b.closedAt;
        outcome = b.outcome;
        note = b.note;
    }

    /**
     * Begins a follow-up: for planning and for storages.
     *
     * @param contact whom to contact
     * @param rule the rule that says so
     * @param occurrence which occurrence of the rule
     * @return a builder with a new id, status OPEN and version 0
     */
    public static FollowUpBuilder of(ContactId contact, String rule, String occurrence) {
        return new FollowUpBuilder(contact, rule, occurrence);
    }

    /**
     * A builder filled with everything that this says.
     *
     * @return a builder with the same id
     */
    public FollowUpBuilder toBuilder() {
        return new FollowUpBuilder(this);
    }

    /**
     * The id, given when it is first planned.
     *
     * @return the id
     */
    public FollowUpId id() {
        return id;
    }

    /**
     * Whom to contact.
     *
     * @return the contact
     */
    public ContactId contact() {
        return contact;
    }

    /**
     * The rule that says so.
     *
     * @return the id of the rule
     */
    public String rule() {
        return rule;
    }

    /**
     * Which occurrence of the rule this is; unique per contact and rule.
     *
     * @return such as {@code reorder:0190...} or {@code birthday:2027}
     */
    public String occurrence() {
        return occurrence;
    }

    /**
     * The lane that it competes in.
     *
     * @return {@code main} unless the rule says otherwise
     */
    public String lane() {
        return lane;
    }

    /**
     * When to contact, in the zone of the contact.
     *
     * @return to the minute or finer; its instant is what the queue is sorted by
     */
    public ZonedDateTime due() {
        return due;
    }

    /**
     * How to contact.
     *
     * @return the first permitted channel, or empty for a rule without channels
     */
    public Optional<Channel> channel() {
        return Optional.ofNullable(channel);
    }

    /**
     * How important its rule is among those of the same contact; the queue is by due date, then by id, whatever this says.
     *
     * @return the priority of the rule when it was planned
     */
    public int priority() {
        return priority;
    }

    /**
     * Why, in words for a salesperson.
     *
     * @return one sentence; it may name dates from the contact's history, such as a birthday
     */
    public String because() {
        return because;
    }

    /**
     * Where it stands.
     *
     * @return the status
     */
    public FollowUpStatus status() {
        return status;
    }

    /**
     * How often it has been written: the fencing token of claims.
     *
     * @return from 1
     */
    public long version() {
        return version;
    }

    /**
     * Who has it.
     *
     * @return the worker of a claim
     */
    public Optional<String> worker() {
        return Optional.ofNullable(worker);
    }

    /**
     * Until when the worker has it.
     *
     * @return the end of the lease
     */
    public Optional<Instant> leaseUntil() {
        return Optional.ofNullable(leaseUntil);
    }

    /**
     * Before when it is not to be done, in the zone of the contact.
     *
     * @return the wall-clock time of a snooze
     */
    public Optional<LocalDateTime> snoozedUntil() {
        return Optional.ofNullable(snoozedUntil);
    }

    /**
     * When it was done, skipped, lapsed or superseded.
     *
     * @return the instant, or empty while it is active
     */
    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    /**
     * What completed it.
     *
     * @return the interaction that was recorded with the completion
     */
    public Optional<InteractionId> outcome() {
        return Optional.ofNullable(outcome);
    }

    /**
     * Why it was skipped.
     *
     * @return at most 500 characters
     */
    public Optional<String> note() {
        return Optional.ofNullable(note);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof FollowUp other
                && Objects.equals(id, other.id)
                && Objects.equals(contact, other.contact)
                && Objects.equals(rule, other.rule)
                && Objects.equals(occurrence, other.occurrence)
                && Objects.equals(lane, other.lane)
                && Objects.equals(due, other.due)
                && Objects.equals(channel, other.channel)
                && priority == other.priority
                && Objects.equals(because, other.because)
                && status == other.status
                && version == other.version
                && Objects.equals(worker, other.worker)
                && Objects.equals(leaseUntil, other.leaseUntil)
                && Objects.equals(snoozedUntil, other.snoozedUntil)
                && Objects.equals(closedAt, other.closedAt)
                && Objects.equals(outcome, other.outcome)
                && Objects.equals(note, other.note);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "FollowUp[" + id + ", " + status + "]";
    }
}
