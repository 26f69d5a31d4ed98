package dev.rapport.crm.followup;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * A worker's right to act on one follow-up until its lease ends.
 *
 * <p>Given out by {@code crm.followUps().claim(...)}. A worker that is late learns so from {@code StaleClaimException} when
 * it completes; delivery is at least once. Immutable and thread-safe.
 *
 * <pre>{@code
 * for (Claim claim : crm.followUps().claim("worker-1", 50, Duration.ofMinutes(5))) {
 *     phone.dial(claim.contact());
 *     crm.followUps().complete(claim, Interaction.call(claim.contact()).outbound().outcome(REACHED).build());
 * }
 * }</pre>
 *
 * @param followUp what was claimed, as it stood then
 */
public record Claim(FollowUp followUp) {
    /**
     * Checks that it is claimed.
     *
     * @param followUp what was claimed, as it stood then
     */
    public Claim {
        if (followUp.status() != FollowUpStatus.CLAIMED || followUp.leaseUntil().isEmpty()) {
            throw new IllegalArgumentException("followUp: status is " + followUp.status()
                    + ", must be CLAIMED with a lease; take claims from crm.followUps().claim(...)");
        }
    }

    /**
     * Which follow-up.
     *
     * @return its id
     */
    public FollowUpId id() {
        return followUp.id();
    }

    /**
     * Whom to contact.
     *
     * @return the contact
     */
    public ContactId contact() {
        return followUp.contact();
    }

    /**
     * How to contact.
     *
     * @return the channel, or empty for a rule without channels
     */
    public Optional<Channel> channel() {
        return followUp.channel();
    }

    /**
     * When it was due.
     *
     * @return in the zone of the contact
     */
    public ZonedDateTime due() {
        return followUp.due();
    }

    /**
     * Which rule asked for it.
     *
     * @return the id of the rule
     */
    public String rule() {
        return followUp.rule();
    }

    /**
     * Why, in words for a salesperson.
     *
     * @return one sentence
     */
    public String because() {
        return followUp.because();
    }

    /**
     * Until when the right holds.
     *
     * @return the end of the lease, by the clock of the storage
     */
    public Instant leaseUntil() {
        return followUp.leaseUntil().orElseThrow();
    }

    /**
     * The fencing token: a write with an older one is refused.
     *
     * @return the version of the follow-up when it was claimed
     */
    public long version() {
        return followUp.version();
    }
}
