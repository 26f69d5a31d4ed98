package dev.rapport.crm.storage;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * How far the stored plan of a contact can be trusted.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * PlanState state = new PlanState(3, Optional.of(nextBirthday), Optional.empty(), Optional.empty());
 * }</pre>
 *
 * @param bookVersion the version of the rule book that made it
 * @param validUntil the first instant at which the same facts give another plan, or empty for never
 * @param failure which rules threw, in words, or empty if none did
 * @param snoozedUntil until when the whole contact is snoozed, on its wall clock, or empty
 */
public record PlanState(
        int bookVersion, Optional<Instant> validUntil, Optional<String> failure, Optional<LocalDateTime> snoozedUntil) {
    /**
     * Checks the version.
     *
     * @param bookVersion the version of the rule book that made it
     * @param validUntil the first instant at which the same facts give another plan, or empty for never
     * @param failure which rules threw, in words, or empty if none did
     * @param snoozedUntil until when the whole contact is snoozed, on its wall clock, or empty
     */
    public PlanState {
        if (bookVersion < 1) {
            throw new IllegalArgumentException("bookVersion: is " + bookVersion + ", must be 1 or more");
        }
    }
}
