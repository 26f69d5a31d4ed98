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
 * PlanBasis basis = new PlanBasis(3, "2025b");
 * PlanState state = new PlanState(basis, Optional.of(nextBirthday), Optional.empty(), Optional.empty());
 * }</pre>
 *
 * @param basis what it was made with, besides the facts
 * @param validUntil the first instant at which the same facts give another plan, or empty for never
 * @param failure which rules threw, in words, or empty if none did
 * @param snoozedUntil until when the whole contact is snoozed, on its wall clock, or empty
 */
public record PlanState(
        PlanBasis basis,
        Optional<Instant> validUntil,
        Optional<String> failure,
        Optional<LocalDateTime> snoozedUntil) {}
