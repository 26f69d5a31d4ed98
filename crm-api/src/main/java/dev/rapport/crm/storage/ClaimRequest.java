package dev.rapport.crm.storage;

import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.error.PlainText;
import dev.rapport.crm.followup.FollowUp;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Who wants how many due follow-ups, and for how long.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * ClaimRequest request = new ClaimRequest("worker-1", 50, Duration.ofMinutes(5), now).ofChannels(Set.of(EMAIL));
 * List<FollowUp> mine = session.claim(request);
 * }</pre>
 *
 * @param worker a name for the worker, 1 to 128 characters
 * @param limit at most how many, 1 to 1,000
 * @param lease how long the claims hold, more than zero and at most a day
 * @param dueBy follow-ups due at or before this instant
 * @param rules only those of these rules; empty for any rule
 * @param channels only those to be done by one of these channels; empty for any, also none
 */
public record ClaimRequest(
        String worker, int limit, Duration lease, Instant dueBy, Set<String> rules, Set<Channel> channels) {
    private static final int MAX_LIMIT = 1_000;
    private static final Duration MAX_LEASE = Duration.ofDays(1);

    /**
     * Checks the limits and copies the sets.
     *
     * @param worker a name for the worker, 1 to 128 characters
     * @param limit at most how many, 1 to 1,000
     * @param lease how long the claims hold, more than zero and at most a day
     * @param dueBy follow-ups due at or before this instant
     * @param rules only those of these rules; empty for any rule
     * @param channels only those to be done by one of these channels; empty for any, also none
     */
    public ClaimRequest {
        rules = Set.copyOf(rules);
        channels = Set.copyOf(channels);
        PlainText.require("worker", worker, 128);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException(
                    "limit: is " + limit + ", must be 1 to " + MAX_LIMIT + "; claim again for more");
        }
        requireLease(lease);
    }

    /**
     * Asks for follow-ups of any rule and by any channel.
     *
     * @param worker a name for the worker, 1 to 128 characters
     * @param limit at most how many, 1 to 1,000
     * @param lease how long the claims hold, more than zero and at most a day
     * @param dueBy follow-ups due at or before this instant
     */
    public ClaimRequest(String worker, int limit, Duration lease, Instant dueBy) {
        this(worker, limit, lease, dueBy, Set.of(), Set.of());
    }

    /**
     * The same for the follow-ups of some rules only.
     *
     * @param names the ids of the rules; none for any
     * @return another request
     */
    public ClaimRequest ofRules(Set<String> names) {
        return new ClaimRequest(worker, limit, lease, dueBy, names, channels);
    }

    /**
     * The same for some channels only.
     *
     * @param ways the channels; none for any
     * @return another request
     */
    public ClaimRequest ofChannels(Set<Channel> ways) {
        return new ClaimRequest(worker, limit, lease, dueBy, rules, ways);
    }

    /**
     * Whether a follow-up is of the rules and channels that are asked for.
     *
     * @param followUp a follow-up, whatever its status and date
     * @return true if it may be claimed, as far as these are concerned
     */
    public boolean isFor(FollowUp followUp) {
        return (rules.isEmpty() || rules.contains(followUp.rule()))
                && (channels.isEmpty()
                        || followUp.channel().filter(channels::contains).isPresent());
    }

    /**
     * Checks how long a claim is to hold.
     *
     * @param lease more than zero and at most a day
     * @return the same
     * @throws IllegalArgumentException if it is not
     */
    public static Duration requireLease(Duration lease) {
        if (lease.isNegative() || lease.isZero() || lease.compareTo(MAX_LEASE) > 0) {
            throw new IllegalArgumentException("lease: is " + lease
                    + ", must be more than zero and at most a day; extend a claim that takes longer");
        }
        return lease;
    }
}
