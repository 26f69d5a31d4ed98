package dev.rapport.crm.storage;

import dev.rapport.crm.error.PlainText;
import java.time.Duration;
import java.time.Instant;

/**
 * Who wants how many due follow-ups, and for how long.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * List<FollowUp> mine = session.claim(new ClaimRequest("worker-1", 50, Duration.ofMinutes(5), now));
 * }</pre>
 *
 * @param worker a name for the worker, 1 to 128 characters
 * @param limit at most how many, 1 to 1,000
 * @param lease how long the claims hold, more than zero and at most a day
 * @param dueBy follow-ups due at or before this instant
 */
public record ClaimRequest(String worker, int limit, Duration lease, Instant dueBy) {
    private static final int MAX_LIMIT = 1_000;
    private static final Duration MAX_LEASE = Duration.ofDays(1);

    /**
     * Checks the limits.
     *
     * @param worker a name for the worker, 1 to 128 characters
     * @param limit at most how many, 1 to 1,000
     * @param lease how long the claims hold, more than zero and at most a day
     * @param dueBy follow-ups due at or before this instant
     */
    public ClaimRequest {
        PlainText.require("worker", worker, 128);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException(
                    "limit: is " + limit + ", must be 1 to " + MAX_LIMIT + "; claim again for more");
        }
        requireLease(lease);
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
