package dev.rapport.crm.followup;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.interaction.InteractionId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Puts a follow-up together: for planning and for storages, not for hosts.
 *
 * <p>Not thread-safe.
 *
 * <pre>{@code
 * FollowUp f = FollowUp.of(ada.id(), "reorder", "reorder:" + purchase.factId())
 *         .due(due)
 *         .channel(Channel.EMAIL)
 *         .because("30 days after the purchase of 12 March")
 *         .build();
 * }</pre>
 */
public final class FollowUpBuilder {
    FollowUpId id = FollowUpId.next();
    final ContactId contact;
    final String rule;
    final String occurrence;
    String lane = "main";

    @Nullable
    ZonedDateTime due;

    @Nullable
    Channel channel;

    int priority;
    String because = "";
    FollowUpStatus status = FollowUpStatus.OPEN;
    long version;

    @Nullable
    String worker;

    @Nullable
    Instant leaseUntil;

    @Nullable
    LocalDateTime snoozedUntil;

    @Nullable
    Instant closedAt;

    @Nullable
    InteractionId outcome;

    @Nullable
    String note;

    FollowUpBuilder(ContactId contact, String rule, String occurrence) {
        this.contact = contact;
        this.rule = rule;
        this.occurrence = occurrence;
    }

    FollowUpBuilder(FollowUp from) {
        id = from.id();
        contact = from.contact();
        rule = from.rule();
        occurrence = from.occurrence();
        lane = from.lane();
        due = from.due();
        channel = from.channel().orElse(null);
        priority = from.priority();
        because = from.because();
        status = from.status();
        version = from.version();
        worker = from.worker().orElse(null);
        leaseUntil = from.leaseUntil().orElse(null);
        snoozedUntil = from.snoozedUntil().orElse(null);
        closedAt = from.closedAt().orElse(null);
        outcome = from.outcome().orElse(null);
        note = from.note().orElse(null);
    }

    /**
     * The id, given when it is first planned.
     *
     * @param value the id
     * @return this builder
     */
    public FollowUpBuilder id(FollowUpId value) {
        id = value;
        return this;
    }

    /**
     * The lane that it competes in.
     *
     * @param value {@code main} unless the rule says otherwise
     * @return this builder
     */
    public FollowUpBuilder lane(String value) {
        lane = value;
        return this;
    }

    /**
     * When to contact, in the zone of the contact.
     *
     * @param value truncated to microseconds; its instant is what the queue is sorted by
     * @return this builder
     */
    public FollowUpBuilder due(ZonedDateTime value) {
        due = value.truncatedTo(ChronoUnit.MICROS);
        return this;
    }

    /**
     * How to contact.
     *
     * @param value the first permitted channel, or empty for a rule without channels, or null for none
     * @return this builder
     */
    public FollowUpBuilder channel(@Nullable Channel value) {
        channel = value;
        return this;
    }

    /**
     * How important it is among those due at the same instant.
     *
     * @param value higher first
     * @return this builder
     */
    public FollowUpBuilder priority(int value) {
        priority = value;
        return this;
    }

    /**
     * Why, in words for a salesperson.
     *
     * @param value one sentence without a person's data
     * @return this builder
     */
    public FollowUpBuilder because(String value) {
        because = value;
        return this;
    }

    /**
     * Where it stands.
     *
     * @param value the status
     * @return this builder
     */
    public FollowUpBuilder status(FollowUpStatus value) {
        status = value;
        return this;
    }

    /**
     * How often it has been written: the fencing token of claims.
     *
     * @param value from 1
     * @return this builder
     */
    public FollowUpBuilder version(long value) {
        version = value;
        return this;
    }

    /**
     * Who has it.
     *
     * @param value the worker of a claim, or null for none
     * @return this builder
     */
    public FollowUpBuilder worker(@Nullable String value) {
        worker = value;
        return this;
    }

    /**
     * Until when the worker has it.
     *
     * @param value the end of the lease, or null for none
     * @return this builder
     */
    public FollowUpBuilder leaseUntil(@Nullable Instant value) {
        leaseUntil = value;
        return this;
    }

    /**
     * Before when it is not to be done, in the zone of the contact.
     *
     * @param value the wall-clock time of a snooze, or null for none
     * @return this builder
     */
    public FollowUpBuilder snoozedUntil(@Nullable LocalDateTime value) {
        snoozedUntil = value;
        return this;
    }

    /**
     * When it was done, skipped, lapsed or superseded.
     *
     * @param value the instant, or empty while it is active, or null for none
     * @return this builder
     */
    public FollowUpBuilder closedAt(@Nullable Instant value) {
        closedAt = value;
        return this;
    }

    /**
     * What completed it.
     *
     * @param value the interaction that was recorded with the completion, or null for none
     * @return this builder
     */
    public FollowUpBuilder outcome(@Nullable InteractionId value) {
        outcome = value;
        return this;
    }

    /**
     * Why it was skipped.
     *
     * @param value at most 500 characters, or null for none
     * @return this builder
     */
    public FollowUpBuilder note(@Nullable String value) {
        note = value;
        return this;
    }

    /**
     * The follow-up.
     *
     * @return a complete, immutable value
     * @throws NullPointerException if it has no due date
     */
    public FollowUp build() {
        return new FollowUp(this);
    }
}
